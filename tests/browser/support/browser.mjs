// Chromium with fake cameras, and what a test needs to see and touch in a page of ours.

import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { colorsOf, decodePng, rangeOf } from './png.mjs';

export const desktop = { width: 1280, height: 800 };
/** Three rooms of this size can be drawn in software on two cores. */
export const small = { width: 640, height: 400 };
export const phone = { width: 390, height: 844 };

/** How long anything may take before a test gives up; tests wait for events, this only bounds them. */
const patience = 30_000;

/**
 * @param {object} [options]
 * @param {boolean} [options.refuseDevices] the person says no to every question for a device
 * @param {number} [options.cameras]
 * @param {string} [options.executablePath] starts the browser in a way of its own
 * @param {Record<string, string>} [options.environment] besides our own
 * @param {string[]} [options.moreSwitches]
 */
export function launchBrowser(options = {}) {
  const { refuseDevices = false, cameras = 1, executablePath, environment, moreSwitches = [] } = options;
  return chromium.launch({
    executablePath: executablePath ?? process.env.PARLEY_CHROMIUM ?? '/usr/bin/chromium',
    env: { ...process.env, ...environment },
    args: [
      '--no-sandbox',
      '--use-gl=angle',
      '--use-angle=swiftshader',
      '--enable-unsafe-swiftshader',
      // As Chromium does by itself where there is no graphics card: only WebGL is emulated, and the page put together
      // without it.
      '--disable-gpu-compositing',
      // Ten frames a second: three rooms are drawn in software on two cores.
      `--use-fake-device-for-media-stream=device-count=${cameras},fps=10`,
      `--use-fake-ui-for-media-stream${refuseDevices ? '=deny' : ''}`,
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
      ...moreSwitches,
    ],
  });
}

/**
 * Asks again and again until the answer is truthy, and returns it. (The page's policy forbids waiting inside it.)
 *
 * @template T
 * @param {string} what for the message when it never comes
 * @param {() => Promise<T>} ask
 * @param {number} [milliseconds] after which it counts as never
 * @returns {Promise<T>}
 */
export async function eventually(what, ask, milliseconds = patience) {
  const end = Date.now() + milliseconds;
  let last;
  for (;;) {
    last = await ask();
    if (last) return last;
    if (Date.now() > end) throw new Error(`this never came: ${what}; at last it was ${JSON.stringify(last)}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** Runs in the page before all else: what is drawn and encoded in software has to be small. */
export function useSmallCamera() {
  const { mediaDevices } = navigator;
  const original = mediaDevices?.getUserMedia.bind(mediaDevices);
  if (!original) return;
  mediaDevices.getUserMedia = ({ audio, video }) => {
    const { deviceId } = video || {};
    return original({ audio, video: video && { deviceId, width: 320, height: 180, frameRate: 10 } });
  };
}

/** One page of ours, seen as a person sees it: names of controls, and what is drawn. */
export class RoomPage {
  /** @type {string[]} violations of the page's policy, uncaught errors */
  troubles = [];

  /** @param {import('playwright-core').Page} page */
  constructor(page) {
    this.page = page;
    page.on('pageerror', (error) => this.troubles.push(`uncaught: ${error.message}`));
    page.on('console', (message) => {
      if (/Content Security Policy|Uncaught/.test(message.text())) this.troubles.push(message.text());
    });
  }

  /**
   * @param {import('playwright-core').Browser} browser
   * @param {string} url with the parameters
   * @param {{setUp?: Function | [Function, unknown], [option: string]: unknown}} [options] what runs in the page before
   *   all else, with its argument, and options of the browser's context
   */
  static async open(browser, url, { setUp = () => {}, ...options } = {}) {
    const context = await browser.newContext({ viewport: small, ...options });
    await context.addInitScript(useSmallCamera);
    await context.addInitScript(...[setUp].flat());
    const room = new RoomPage(await context.newPage());
    await room.page.goto(url);
    await eventually('a first picture', () => room.element((element) => element.framesDrawn > 0));
    return room;
  }

  /**
   * @template T
   * @param {(element: any, argument: any) => T} read runs in the page
   * @param {any} [argument]
   * @returns {Promise<T>}
   */
  element(read, argument) {
    return this.page.locator('parley-room').evaluate(read, argument);
  }

  snapshot() {
    return this.element((element) => element.snapshot);
  }

  phase(phase) {
    return eventually(`phase ${phase}`, async () => (await this.snapshot()).phase === phase);
  }

  /** Until the connection to the server is in that state. */
  signaling(state) {
    return eventually(`signaling ${state}`, async () => (await this.snapshot()).signaling === state);
  }

  /** Until there are exactly `count` others, all connected. */
  connected(count) {
    return eventually(`${count} connected members`, async () => {
      const { members } = await this.snapshot();
      return members.length === count && members.every(({ link }) => link === 'connected');
    });
  }

  /** The control with this name; the canvas is clicked where it is drawn, as a person would. */
  async press(name) {
    const node = this.page.getByRole('button', { name, exact: false }).first();
    await node.waitFor({ state: 'attached', timeout: patience });
    const box = await node.boundingBox();
    await this.page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
  }

  async type(label, text) {
    await this.page.getByRole('textbox', { name: label }).fill(text);
  }

  /** The box of the tile that shows this person. */
  async tile(name) {
    const node = this.page.getByRole('img', { name: new RegExp(`^${name}\\b`) }).or(
      this.page.getByRole('group', { name: new RegExp(`^${name}\\b`) })).or(
      this.page.getByRole('listitem', { name: new RegExp(`^${name}\\b`) })).first();
    await node.waitFor({ state: 'attached', timeout: patience });
    return node.boundingBox();
  }

  /** What a person sees inside the box: its mean color, and a checksum that changes with the picture. */
  async pixels(box) {
    return colorsOf(decodePng(await this.page.screenshot({ clip: box })));
  }

  /** How light the lightest and the darkest point inside the box are, 0 to 255. */
  async range(box) {
    return rangeOf(decodePng(await this.page.screenshot({ clip: box })));
  }

  /**
   * As `pixels`, of what is drawn on the canvas itself: video is only where the element has `draw-video`.
   */
  async drawnPixels(box) {
    const bytes = await this.element((element, { x, y, width, height }) => new Promise((resolve) => {
      const canvas = element.shadowRoot.querySelector('canvas');
      element.addEventListener('frame', () => {
        const gl = canvas.getContext('webgl2');
        const ratio = canvas.width / canvas.clientWidth;
        const [across, down] = [Math.floor(width * ratio), Math.floor(height * ratio)];
        const pixels = new Uint8Array(across * down * 4);
        const bottom = canvas.height - Math.floor((y + height) * ratio);
        gl.readPixels(Math.floor(x * ratio), bottom, across, down, gl.RGBA, gl.UNSIGNED_BYTE, pixels);
        resolve([...pixels]);
      }, { once: true });
      // The canvas may be read while a frame is drawn: a pointer that moves asks for one.
      canvas.dispatchEvent(new PointerEvent('pointermove', { clientX: 20, clientY: 20, isPrimary: true }));
    }), box);
    return colorsOf(bytes);
  }

  /** What came in from that member so far, by `getStats`. */
  received(memberId) {
    return this.element(async (element, id) => {
      const report = await element.engine.statistics(id);
      const sums = { frames: 0, audioEnergy: 0, audioPackets: 0 };
      for (const entry of report?.values() ?? []) {
        if (entry.type !== 'inbound-rtp') continue;
        if (entry.kind === 'video') sums.frames += entry.framesDecoded ?? 0;
        if (entry.kind === 'audio') {
          sums.audioEnergy += entry.totalAudioEnergy ?? 0;
          sums.audioPackets += entry.packetsReceived ?? 0;
        }
      }
      return sums;
    }, memberId);
  }

  /** Keeps a picture of that size among the artifacts. */
  async keep(name, size = desktop) {
    const folder = process.env.PARLEY_ARTIFACTS;
    const before = this.page.viewportSize();
    await this.resize(size);
    if (folder) await this.page.screenshot({ path: join(folder, `${name}.png`) });
    await this.resize(before);
  }

  /** Ends when the screen was laid out anew, so that what is pressed next is found where it is drawn. */
  async resize(size) {
    await this.page.setViewportSize(size);
    await eventually('a picture in the new size', () => this.element((element, width) => {
      return element.shadowRoot.querySelector('canvas').clientWidth === width;
    }, size.width));
    await this.element(() => new Promise((resolve) => {
      // The observer of the size asks for a frame, the frame is drawn, and then the mirror is brought up to it.
      requestAnimationFrame(() => requestAnimationFrame(() => requestAnimationFrame(() => resolve(true))));
    }));
  }

  close() {
    return this.page.context().close();
  }
}
