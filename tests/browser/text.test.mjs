// What people write, in any script: drawn as the browser's own text engine shapes and directs it, and kept for as long
// as it is seen.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { eventually } from './support/browser.mjs';
import { Site } from './support/site.mjs';

const site = Site.forThisFile();

const scripts = {
  Arabic: ['مرحبا بالعالم', 'rtl'],
  Hebrew: ['שלום עולם', 'rtl'],
  Hindi: ['नमस्ते दुनिया', 'ltr'],
  Thai: ['สวัสดีชาวโลก', 'ltr'],
  Chinese: ['你好，世界', 'ltr'],
  Japanese: ['こんにちは世界', 'ltr'],
  Korean: ['안녕하세요 세계', 'ltr'],
  emoji: ['👩🏽‍🚀 👨‍👩‍👧 🇺🇳', 'ltr'],
};

/** Runs in the page before all else: keeps what the browser was asked to draw, and in which direction. */
function watchText() {
  globalThis.painted = [];
  const { fillText } = OffscreenCanvasRenderingContext2D.prototype;
  OffscreenCanvasRenderingContext2D.prototype.fillText = function (text, ...place) {
    globalThis.painted.push([text, this.direction]);
    fillText.call(this, text, ...place);
  };
}

/** Whether the machine has a font for it. */
const isDrawable = (room, text) => room.page.evaluate((text) => {
  const context = new OffscreenCanvas(200, 30).getContext('2d');
  context.font = '16px "Parley Inter", system-ui, sans-serif';
  context.fillText(text, 0, 20);
  return context.getImageData(0, 0, 200, 30).data.some((value) => value > 200);
}, text);

const painted = (room) => room.page.evaluate(() => globalThis.painted);
const message = (room, text) => room.page.getByRole('listitem').filter({ hasText: text });

test('names and messages of every script are drawn whole, by the browser, in their direction', async () => {
  const ana = await site.come('Ana', { setUp: watchText });
  const ben = await site.come(encodeURIComponent(scripts.Arabic[0]));
  await Promise.all([ana, ben].map((room) => room.connected(1)));
  await ana.press('Chat');
  for (const [script, [text, direction]] of Object.entries(scripts)) {
    await ben.element((element, text) => element.engine.sendChat(text), text);
    await message(ana, text).waitFor({ state: 'attached' });
    await eventually(`${script}, drawn`, async () => {
      return (await painted(ana)).some(([one, way]) => one === text && way === direction);
    });
    if (!await isDrawable(ana, text)) continue;
    // Something is to be seen there: the darkest and the lightest part of the line are far apart.
    await eventually(`${script}, seen`, async () => {
      const { lightest, darkest } = await ana.range(await message(ana, text).boundingBox());
      return lightest - darkest > 100;
    });
  }
  await ana.keep('every-script-desktop');
});

test('a line that is drawn is not drawn again as long as nothing pushes it out', async () => {
  const ana = await site.come('Ana', { setUp: watchText });
  const ben = await site.come('Ben');
  await Promise.all([ana, ben].map((room) => room.connected(1)));
  await ana.press('Chat');
  await ben.element((element) => element.engine.sendChat('Once'));
  await eventually('the line', async () => (await painted(ana)).some(([text]) => text === 'Once'));
  const times = async () => (await painted(ana)).filter(([text]) => text === 'Once').length;
  const first = await times();
  for (let i = 0; i < 5; ++i) {
    await ben.element((element, i) => element.engine.sendChat(`Another ${i}`), i);
    await message(ana, `Another ${i}`).waitFor({ state: 'attached' });
  }
  assert.equal(await times(), first);
});

test('more lines than the atlas holds leave all that is seen to be seen', async () => {
  const ana = await site.come('Ana', { setUp: watchText });
  const ben = await site.come('Ben');
  await Promise.all([ana, ben].map((room) => room.connected(1)));
  await ana.press('Chat');
  // Each as wide as the panel and like no other, sent no faster than people may.
  for (let i = 0; i < 20; ++i) {
    const letters = Array.from({ length: 40 }, (_, at) => 0x4e00 + (i * 997 + at * 31) % 20_000);
    const text = String.fromCodePoint(...letters);
    await ben.element((element, text) => element.engine.sendChat(text), `${i} ${text}`);
  }
  await eventually('all messages', async () => (await ana.snapshot()).chat.length === 20);
  for (const size of [{ width: 900, height: 700 }, { width: 500, height: 900 }, { width: 640, height: 400 }]) {
    await ana.resize(size);
    const seen = await message(ana, '19 ').boundingBox();
    await eventually(`the newest line at ${size.width}`, async () => {
      const { lightest, darkest } = await ana.range(seen);
      return lightest - darkest > 100;
    });
  }
});
