// The whiteboard: what one draws is on everybody's sheet, by a data channel of the page's own.

import { test } from 'node:test';
import { eventually } from '../browser/support/browser.mjs';
import { install } from './support/example.mjs';
import { Meeting } from './support/meeting.mjs';

const meeting = Meeting.forThisFile();

/** How many points of the sheet have been drawn on. */
function inked(page) {
  return page.evaluate(() => {
    const sheet = document.querySelector('canvas');
    const { width, height } = sheet;
    const copy = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true });
    copy.drawImage(sheet, 0, 0);
    const { data } = copy.getImageData(0, 0, width, height);
    return data.filter((value, index) => index % 4 === 3 && value > 0).length;
  });
}

test('whiteboard: a line that one draws appears on both sheets, from either side', async () => {
  await meeting.serve(await install('whiteboard'));
  const pages = [await meeting.come(), await meeting.come()];
  for (const [index, page] of pages.entries()) {
    const before = await inked(pages[1 - index]);
    await eventually('ink on the other sheet', async () => {
      await page.mouse.move(50, 50 + 100 * index);
      await page.mouse.down();
      await page.mouse.move(250, 80 + 100 * index, { steps: 5 });
      await page.mouse.up();
      return await inked(pages[1 - index]) > before;
    });
  }
});
