// Pictures of real cameras: seen through the canvas, drawn on it where a page reads it, told of where they stop.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { eventually, phone } from './support/browser.mjs';
import { Site } from './support/site.mjs';

const site = Site.forThisFile();

/** Runs in the page before all else: a camera of one color, whose pictures come while `globalThis.moves` is true. */
function useColoredCamera(color) {
  globalThis.moves = true;
  navigator.mediaDevices.getUserMedia = async () => {
    const canvas = Object.assign(document.createElement('canvas'), { width: 320, height: 180 });
    const context = canvas.getContext('2d');
    let step = 0;
    setInterval(() => {
      if (!globalThis.moves) return;
      context.fillStyle = color;
      context.fillRect(0, 0, 320, 180);
      context.fillStyle = 'white';
      context.fillRect(step++ % 300, 80, 20, 20);
    }, 100);
    return canvas.captureStream(10);
  };
}

/** Two who see each other: Ana is red, Ben is green. */
async function two() {
  const rooms = [];
  for (const [name, color] of [['Ana', 'rgb(200, 0, 0)'], ['Ben', 'rgb(0, 160, 0)']]) {
    rooms.push(await site.come(name, { parameters: 'media=v', setUp: [useColoredCamera, color] }));
  }
  await Promise.all(rooms.map((room) => room.connected(1)));
  return rooms;
}

/** Which of the three colors is more than the others by far: 0 is red, 1 green, 2 blue; nothing for none. */
function dominant({ mean }) {
  const index = mean.indexOf(Math.max(...mean));
  return mean.every((value, at) => at === index || value < mean[index] - 60) ? index : undefined;
}

const drawn = (room) => room.element(({ framesDrawn }) => framesDrawn);
const tileOf = (room, name) => room.page.getByRole('group', { name: new RegExp(`^${name}\\b`) });

test('video moves without anything being drawn, each in its own tile, cut by nothing', async () => {
  const [ana, ben] = await two();
  for (const [room, other, color] of [[ana, 'Ben', 1], [ben, 'Ana', 0]]) {
    const box = await room.tile(other);
    await eventually(`the picture of ${other}`, async () => dominant(await room.pixels(box)) === color);
  }
  const box = await ana.tile('Ben');
  // What follows from connecting is drawn out first.
  let frames = await drawn(ana);
  await eventually('a room that rests', async () => {
    const before = frames;
    frames = await drawn(ana);
    return frames === before;
  });
  const before = await ana.pixels(box);
  await eventually('another picture', async () => (await ana.pixels(box)).checksum !== before.checksum);
  assert.ok(await drawn(ana) - frames < 5, `${await drawn(ana) - frames} frames were drawn for the sake of video`);
  // Nothing of the picture is on the canvas: it is not there twice.
  assert.equal(dominant(await ana.drawnPixels(box)), undefined);
});

test('a page that reads the canvas has video on it', async () => {
  const [ana] = await two();
  const box = await ana.tile('Ben');
  await ana.element((element) => element.setAttribute('draw-video', ''));
  await eventually('green on the canvas', async () => dominant(await ana.drawnPixels(box)) === 1);
  const before = await ana.drawnPixels(box);
  await eventually('another picture', async () => (await ana.drawnPixels(box)).checksum !== before.checksum);
  assert.equal(dominant(await ana.pixels(box)), 1);
  await ana.element((element) => element.removeAttribute('draw-video'));
  const below = () => ana.element((element) => {
    return [...element.shadowRoot.querySelectorAll('video')].filter(({ hidden }) => !hidden).length;
  });
  await eventually('both pictures below the canvas', async () => await below() === 2);
  await eventually('the same to be seen', async () => dominant(await ana.pixels(box)) === 1);
});

test('the own picture lies over another one, as in a mirror, with its corners', async () => {
  const [ana] = await two();
  await ana.resize(phone);
  const box = await tileOf(ana, 'Ana').boundingBox();
  await eventually('red', async () => dominant(await ana.pixels(box)) === 0);
  const [own, other] = await ana.element((element) => {
    const shown = [...element.shadowRoot.querySelectorAll('video')].filter(({ hidden }) => !hidden);
    return shown.sort((one, two) => one.offsetWidth - two.offsetWidth).map(({ style }) => {
      const { transform, zIndex, borderRadius } = style;
      return { transform, layer: Number(zIndex), rounding: Number.parseFloat(borderRadius) };
    });
  });
  assert.equal(own.transform, 'scaleX(-1)');
  assert.equal(other.transform, '');
  assert.ok(own.layer > other.layer);
  assert.ok(own.rounding > 0);
});

test('a picture that stops is told of, and so is its return', async () => {
  const [ana, ben] = await two();
  const stopped = tileOf(ana, 'Ben').and(ana.page.getByRole('group', { name: /picture stopped/ }));
  assert.equal(await stopped.count(), 0);
  await eventually('the picture', async () => dominant(await ana.pixels(await ana.tile('Ben'))) === 1);
  await ben.page.evaluate(() => {
    globalThis.moves = false;
  });
  await stopped.waitFor({ state: 'attached' });
  assert.equal((await ana.snapshot()).members[0].link, 'connected');
  await ana.keep('picture-stopped-desktop');
  await ben.page.evaluate(() => {
    globalThis.moves = true;
  });
  await stopped.waitFor({ state: 'detached' });
});

test('a screen that does not fill its tile has its own colors beside it', async () => {
  const [ana, ben] = await two();
  await ben.page.evaluate(() => {
    navigator.mediaDevices.getDisplayMedia = async () => {
      const canvas = Object.assign(document.createElement('canvas'), { width: 100, height: 400 });
      const context = canvas.getContext('2d');
      setInterval(() => {
        context.fillStyle = 'rgb(0, 0, 220)';
        context.fillRect(0, 0, 100, 400);
      }, 100);
      return canvas.captureStream(10);
    };
  });
  await ben.press('Share your screen');
  const screen = ana.page.getByRole('group', { name: "Ben's screen" });
  await screen.waitFor({ state: 'attached' });
  const side = async () => {
    const { x, y, width, height } = await screen.boundingBox();
    return ana.pixels({ x: x + width * 0.1, y: y + height * 0.4, width: 20, height: 20 });
  };
  await eventually('blue beside the screen', async () => {
    const { mean: [red, green, blue] } = await side();
    return blue > red + 25 && blue > green + 25;
  });
  await ana.keep('screen-with-backdrop-desktop');
});
