// What the tests of examples share: a server, a browser, the pages of one example, and that nothing went wrong in them.

import assert from 'node:assert/strict';
import { after, afterEach, before } from 'node:test';
import { eventually, launchBrowser, useSmallCamera } from '../../browser/support/browser.mjs';
import { startServer } from '../../browser/support/server.mjs';
import { servePages } from './pages.mjs';

/** The examples' rooms and what stands above them. */
const viewport = { width: 640, height: 640 };

/** Runs in the page before all else: counts what was compiled while it came in, and what was not. */
function watchCompiling() {
  globalThis.compiled = { streaming: 0, whole: 0 };
  for (const [name, kind] of [['instantiateStreaming', 'streaming'], ['compileStreaming', 'streaming'],
    ['compile', 'whole']]) {
    const original = WebAssembly[name];
    WebAssembly[name] = (...values) => {
      globalThis.compiled[kind] += 1;
      return original.apply(WebAssembly, values);
    };
  }
}

export class Meeting {
  /** @type {import('playwright-core').Browser} */
  browser;
  /** @type {Awaited<ReturnType<typeof servePages>>} */
  host;
  #server;
  #troubles = [];
  #contexts = [];

  static forThisFile() {
    const meeting = new Meeting();
    before(async () => {
      meeting.#server = await startServer();
      meeting.browser = await launchBrowser();
    });
    after(async () => {
      await meeting.browser?.close();
      await meeting.#server?.stop();
    });
    afterEach(() => meeting.end());
    return meeting;
  }

  /** The signaling server. */
  get server() {
    return this.#server;
  }

  /**
   * @param {string} folder what the pages of this test are served from
   * @param {{policy?: string}} [options] the strict policy where there is none
   */
  async serve(folder, options) {
    this.host = await servePages(folder, this.#server.url, options);
  }

  /**
   * Opens one more page of the example.
   *
   * @param {string} [path] on the host, or a whole address of one that is not ours
   * @returns {Promise<import('playwright-core').Page>}
   */
  async come(path = '') {
    const context = await this.browser.newContext({ viewport });
    this.#contexts.push(context);
    await context.addInitScript(useSmallCamera);
    await context.addInitScript(watchCompiling);
    const page = await context.newPage();
    page.on('pageerror', (error) => this.#troubles.push(error.message));
    page.on('console', (message) => {
      const isOfTheSite = message.location().url.endsWith('/favicon.ico');
      if (['error', 'warning'].includes(message.type()) && !isOfTheSite && !isOfTheMachine(message.text())) {
        this.#troubles.push(message.text());
      }
    });
    await page.goto(new URL(path, this.host?.url).href);
    return page;
  }

  /** What has gone wrong so far, where that was meant. @returns {string[]} */
  forgiven() {
    return this.#troubles.splice(0);
  }

  /** Closes the pages, in which nothing must have gone wrong. */
  async end() {
    const { host } = this;
    const troubles = this.#troubles;
    this.#troubles = [];
    await Promise.all(this.#contexts.map((context) => context.close()));
    this.#contexts = [];
    await host?.stop();
    this.host = undefined;
    assert.deepEqual({ troubles, violations: host?.violations ?? [], missing: host?.missing ?? [] },
      { troubles: [], violations: [], missing: [] });
  }
}

/** Drawing without a graphics card is told again and again. */
function isOfTheMachine(text) {
  return /GL Driver Message|swiftshader|GPU stall/i.test(text);
}

/** Until the elements of both pages see each other, connected. @param {import('playwright-core').Page[]} pages */
export async function elementsMeet(pages) {
  for (const page of pages) {
    await eventually('a connected member', () => page.locator('parley-room').evaluate((element) => {
      const members = element.snapshot?.members ?? [];
      return members.length > 0 && members.every(({ link }) => link === 'connected');
    }));
  }
}

/** Presses the room's own button, where the canvas draws it. */
export async function press(page, name) {
  const node = page.getByRole('button', { name }).first();
  await node.waitFor({ state: 'attached' });
  await eventually('a picture', () => page.locator('parley-room').evaluate((element) => element.framesDrawn > 0));
  const { x, y, width, height } = await node.boundingBox();
  await page.mouse.click(x + width / 2, y + height / 2);
}

/** Until so many videos of the page have shown pictures that change. */
export function videosPlay(page, count) {
  return eventually(`${count} videos that play`, () => page.evaluate((wanted) => {
    const videos = [...document.querySelectorAll('video')];
    return videos.filter((video) => video.currentTime > 0.3 && video.videoWidth > 0).length === wanted;
  }, count));
}

/** Until the text is somewhere on the page. */
export function shows(page, text) {
  const isThere = (wanted) => document.body.innerText.includes(wanted);
  return eventually(`"${text}" on the page`, () => page.evaluate(isThere, text));
}
