// One page of ours in Firefox, seen as a person sees it: RoomPage, by the means of another driver.

import { join } from 'node:path';
import { RoomPage, desktop, eventually, useSmallCamera } from './browser.mjs';

export class FirefoxRoom extends RoomPage {
  /**
   * @param {{newPage: () => Promise<import('puppeteer-core').Page>}} firefox
   * @param {string} url with the parameters
   */
  static async open(firefox, url) {
    const page = await firefox.newPage();
    await page.setViewport(desktop);
    await page.evaluateOnNewDocument(useSmallCamera);
    const room = new FirefoxRoom(page);
    await page.goto(url);
    await eventually('a first picture', () => room.element((element) => element.framesDrawn > 0));
    return room;
  }

  async element(read, argument) {
    const handle = await this.page.$('parley-room');
    try {
      return await handle.evaluate(read, argument);
    } finally {
      await handle.dispose();
    }
  }

  async press(name) {
    const box = await this.#box('button', name);
    await this.page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
  }

  tile(name) {
    return this.#box('[role]', name);
  }

  /** Where the first node is whose accessible name starts like this. */
  #box(selector, name) {
    return eventually(`${selector} named ${name}`, () => this.element((element, [selector, name]) => {
      const nodes = [...element.shadowRoot.querySelectorAll(`.mirror ${selector}`)];
      const node = nodes.find((one) => (one.getAttribute('aria-label') ?? one.textContent).startsWith(name));
      return node?.getBoundingClientRect().toJSON();
    }, [selector, name]));
  }

  async keep(name) {
    const folder = process.env.PARLEY_ARTIFACTS;
    if (folder) await this.page.screenshot({ path: join(folder, `${name}.png`) });
  }

  close() {
    return this.page.close();
  }
}
