// What the tests of one file share: a server, a browser, a room of its own for each test, and pages that are closed
// after it and must not have had any trouble.

import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach } from 'node:test';
import { RoomPage, launchBrowser } from './browser.mjs';
import { startServer } from './server.mjs';

export class Site {
  /** @type {Awaited<ReturnType<typeof startServer>>} */
  server;
  /** @type {import('playwright-core').Browser} */
  browser;
  /** @type {RoomPage[]} those of the present test */
  pages = [];

  #tests = 0;

  /**
   * Starts both before the first test of the file, and stops them after the last.
   *
   * @param {{server?: string[], browser?: object}} [options] of the two
   */
  static forThisFile({ server = [], browser = {} } = {}) {
    const site = new Site();
    before(async () => {
      site.server = await startServer(server);
      site.browser = await launchBrowser(browser);
    });
    after(async () => {
      await site.browser?.close();
      await site.server?.stop();
    });
    beforeEach(() => {
      site.#tests += 1;
    });
    afterEach(() => site.#closePages());
    return site;
  }

  /** Where somebody joins the room of the present test at once. @param {string} parameters more of them */
  address(name, parameters = 'media=a') {
    return `${this.server.url}?room=test-${this.#tests}&name=${name}&join=1&${parameters}`;
  }

  /**
   * Opens the room of the present test.
   *
   * @param {string} name
   * @param {{parameters?: string, [option: string]: unknown}} [options] further parameters of the address, and what
   *   `RoomPage.open` takes
   */
  async come(name, { parameters, ...options } = {}) {
    const page = await RoomPage.open(this.browser, this.address(name, parameters), options);
    this.pages.push(page);
    return page;
  }

  /** As many as there are names, connected with each other. @returns {Promise<RoomPage[]>} */
  async comeTogether(names, options) {
    const pages = [];
    for (const name of names) pages.push(await this.come(name, options));
    await Promise.all(pages.map((page) => page.connected(names.length - 1)));
    return pages;
  }

  /** Closes one of the pages before the test is over. @param {RoomPage} page */
  async close(page) {
    assert.deepEqual(page.troubles, []);
    this.pages = this.pages.filter((one) => one !== page);
    await page.close();
  }

  async #closePages() {
    const pages = this.pages;
    this.pages = [];
    await Promise.all(pages.map((page) => page.close()));
    for (const page of pages) assert.deepEqual(page.troubles, []);
  }
}
