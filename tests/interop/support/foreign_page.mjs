// A page that does what one of the five systems' own client does, seen by a test.

import { eventually } from '../../browser/support/browser.mjs';

/** Runs in the page before all else. In a room of six, twenty pictures are encoded and decoded in software. */
function useTinyCamera() {
  const { mediaDevices } = navigator;
  const original = mediaDevices.getUserMedia.bind(mediaDevices);
  mediaDevices.getUserMedia = ({ audio, video }) => {
    return original({ audio, video: video && { width: 160, height: 90, frameRate: 5 } });
  };
}

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
    const context = await browser.newContext({ viewport: { width: 160, height: 120 } });
    await context.addInitScript(useTinyCamera);
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

  /**
   * Until there are that many others, the sound of each goes on, and so do as many pictures as there should be.
   *
   * @param {number} count
   * @param {{pictures?: number}} [options] fewer where some send or show none
   */
  async playing(count, { pictures = count } = {}) {
    let first;
    let last;
    const all = async () => {
      last = await this.remotes();
      if (last.length !== count) return false;
      first ??= last;
      const pairs = first.map((before) => [before, last.find(({ id }) => id === before.id)]);
      const heard = pairs.every(([before, now]) => {
        return now?.playedFor > before.playedFor && now.audioEnergy > before.audioEnergy;
      });
      return heard && pairs.filter(([before, now]) => now.framesShown > before.framesShown).length === pictures;
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
