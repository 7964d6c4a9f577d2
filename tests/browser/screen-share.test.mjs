// Real browsers that show each other a screen: beside the camera, in its place, ended by the browser's own control.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { eventually, phone } from './support/browser.mjs';
import { Site } from './support/site.mjs';

const site = Site.forThisFile();

/** The browser asks no question without a screen: in its place a plane of one colour is shared. */
function shareColour(colour) {
  navigator.mediaDevices.getDisplayMedia = async () => {
    const canvas = Object.assign(document.createElement('canvas'), { width: 320, height: 180 });
    const context = canvas.getContext('2d');
    let shift = 0;
    globalThis.painting = setInterval(() => {
      context.fillStyle = colour;
      context.fillRect(0, 0, 320, 180);
      context.fillStyle = 'black';
      context.fillRect(shift++ % 20, 0, 4, 4);
    }, 100);
    const stream = canvas.captureStream(10);
    globalThis.sharedTrack = stream.getVideoTracks()[0];
    return stream;
  };
}

async function come(name, { colour = 'red', dialect = 'parley' } = {}) {
  const room = await site.come(name, { parameters: `media=av&dialect=${dialect}` });
  await room.page.evaluate(shareColour, colour);
  return room;
}

const member = async (room, name) => (await room.snapshot()).members.find((one) => one.name === name);
const group = (room, name) => room.page.getByRole('group', { name });
/** Whether the middle of that tile is of that colour: 0 is red, 1 green, 2 blue. */
async function shows(room, name, channel) {
  const box = await group(room, name).boundingBox();
  const middle = { x: box.x + box.width / 2 - 4, y: box.y + box.height / 2 - 4, width: 8, height: 8 };
  const { mean } = await room.pixels(middle);
  return mean.every((value, index) => (index === channel ? value > 150 : value < 110));
}

test('a screen is shown beside the camera, large, until the browser ends it', async () => {
  const [ana, ben] = [await come('Ana'), await come('Ben')];
  await Promise.all(site.pages.map((room) => room.connected(1)));
  await ana.press('Share your screen');
  await eventually('a screen of its own', async () => (await member(ben, 'Ana')).screen !== 0);
  assert.equal((await member(ben, 'Ana')).screenOn, true);
  await eventually('its picture', () => shows(ben, "Ana's screen", 0));
  await ben.page.getByRole('status').filter({ hasText: 'Ana is showing a screen.' }).waitFor({ state: 'attached' });
  const { width: large } = await group(ben, "Ana's screen").boundingBox();
  const { width: small } = await group(ben, /^Ana,.*camera on/).boundingBox();
  assert.ok(large > 2 * small, `${large} and ${small}`);
  await group(ana, 'Your screen, shown to everybody').waitFor({ state: 'attached' });
  const { frames } = await ben.received((await member(ben, 'Ana')).id);
  await eventually('more frames', async () => {
    return (await ben.received((await member(ben, 'Ana')).id)).frames > frames + 10;
  });
  await ben.keep('screen-desktop');
  await ben.keep('screen-phone', phone);
  await ana.keep('screen-own-desktop');
  await ana.page.evaluate(() => {
    globalThis.sharedTrack.stop();
    globalThis.sharedTrack.dispatchEvent(new Event('ended'));
  });
  await eventually('the end', async () => !(await member(ben, 'Ana')).screenOn);
  assert.equal((await ana.snapshot()).screen.state, 'off');
  await group(ben, "Ana's screen").waitFor({ state: 'detached' });
});

test('two show their screens at once, and who comes later sees both', async () => {
  const [ana, ben] = [await come('Ana', { colour: 'red' }), await come('Ben', { colour: 'lime' })];
  await Promise.all(site.pages.map((room) => room.connected(1)));
  await Promise.all([ana, ben].map((room) => room.press('Share your screen')));
  await eventually('the screen of Ben', () => shows(ana, "Ben's screen", 1));
  await eventually('the screen of Ana', () => shows(ben, "Ana's screen", 0));
  const cem = await come('Cem');
  await cem.connected(2);
  await eventually('both screens', async () => {
    const { members } = await cem.snapshot();
    return members.every(({ screen }) => screen !== 0);
  });
  await eventually('the picture of one', () => shows(cem, "Ana's screen", 0));
  await cem.press("Pin Ben's screen");
  await eventually('the picture of the other', () => shows(cem, "Ben's screen", 1));
  await ana.press('Stop sharing your screen');
  await eventually('one screen', async () => (await member(cem, 'Ana')).screen === 0);
  assert.notEqual((await member(cem, 'Ben')).screen, 0);
});

test('whose dialect has one exchange for each connection gets the screen in the place of the camera', async () => {
  const ana = await come('Ana');
  const ben = await come('Ben', { dialect: 'peer-list' });
  await Promise.all(site.pages.map((room) => room.connected(1)));
  const before = (await ben.snapshot()).members[0].connection;
  await ana.element((element) => element.engine.shareScreen());
  await eventually('a screen', async () => (await ben.snapshot()).members[0].screenOn);
  await eventually('its picture', () => shows(ben, /^Ana,.*showing a screen/, 0));
  assert.equal((await ben.snapshot()).members[0].screen, 0);
  await ana.element((element) => element.engine.shareScreen(false));
  await eventually('the camera again', async () => !(await ben.snapshot()).members[0].screenOn);
  assert.equal((await ben.snapshot()).members[0].connection, before);
});
