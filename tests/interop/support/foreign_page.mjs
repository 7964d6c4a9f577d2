// A page that does what one of the five systems' own client does, seen by a test.

import { eventually, useSmallCamera } from '../../browser/support/browser.mjs';

export class ForeignPage {
  /** @param {import('playwright-core').Page} page */
  constructor(page) {
    this.page = page;
  }

  /**
   * @param {import('playwright-core').Browser} browser
   * @param {string} site where the pages are
   * @param {string} system its name is that of the dialect
   * @param {Record<string, string>} parameters server, room, id, name, token, call, mode
   */
  static async open(browser, site, system, parameters) {
    const context = await browser.newContext({ viewport: { width: 320, height: 200 } });
    await context.addInitScript(useSmallCamera);
    const page = await context.newPage();
    await page.goto(`${site}/${system}.html?${new URLSearchParams(parameters)}`);
    const foreign = new ForeignPage(page);
    await eventually(`${system} page let in`, () => page.evaluate(() => globalThis.isIn())).catch(async (error) => {
      throw new Error(`its troubles: ${await foreign.troubles()}`, { cause: error });
    });
    return foreign;
  }

  /** @returns {Promise<{id: string, state: string, playedFor: number, framesShown: number, audioEnergy: number}[]>} */
  remotes() {
    return this.page.evaluate(() => globalThis.remotes());
  }

  greetings() {
    return this.page.evaluate(() => globalThis.greetings());
  }

  troubles() {
    return this.page.evaluate(() => globalThis.troubles());
  }

  /** Until there are that many others and the picture and sound of each go on. */
  async playing(count, { video = true } = {}) {
    const plays = (now, before) => {
      return now.playedFor > before.playedFor && now.audioEnergy > before.audioEnergy &&
        (!video || now.framesShown > before.framesShown);
    };
    let first;
    let last;
    const all = async () => {
      last = await this.remotes();
      if (last.length !== count) return false;
      first ??= last;
      return first.every((before) => last.some((now) => now.id === before.id && plays(now, before)));
    };
    await eventually(`${count} playing`, all).catch(async (error) => {
      const seen = JSON.stringify({ remotes: last, troubles: await this.troubles() });
      throw new Error(`${this.page.url()} sees ${seen}`, { cause: error });
    });
  }

  async nobodyLeft() {
    await eventually('nobody else', async () => (await this.remotes()).length === 0);
  }

  close() {
    return this.page.context().close();
  }
}
