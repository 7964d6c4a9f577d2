// One page by itself: the lobby, devices that are refused, keys that are the page's own, drawing on demand, teardown.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { RoomPage, eventually, launchBrowser, phone } from './support/browser.mjs';
import { Site } from './support/site.mjs';

const site = Site.forThisFile();

test('a person names herself and the room, looks into the camera and joins', async () => {
  const room = await RoomPage.open(site.browser, site.server.url,
    { viewport: phone, hasTouch: true, deviceScaleFactor: 2 });
  await eventually('a preview', async () => (await room.snapshot()).camera.state === 'on');
  await eventually('a room with a readable name', async () => /^[a-z]+-[a-z]+-\d+$/.test((await room.snapshot()).room));
  await room.type('name', 'Zoë 你好 🙂');
  await room.type('room', 'tea party');
  await room.keep('lobby-phone', phone);
  await room.keep('lobby-desktop');
  await room.press('Join');
  await room.phase('in-room');
  const snapshot = await room.snapshot();
  assert.equal(snapshot.name, 'Zoë 你好 🙂');
  assert.equal(snapshot.room, 'tea party');
  assert.match(room.page.url(), /room=tea(\+|%20)party/);
  await room.keep('alone-desktop');
  assert.deepEqual(room.troubles, []);
  await room.close();
});

test('a refused camera says what happened and does not keep the person out', async (t) => {
  const strict = await launchBrowser({ refuseDevices: true });
  t.after(() => strict.close());
  const room = await RoomPage.open(strict, `${site.server.url}?room=refused&name=Ana`);
  await eventually('a refusal', async () => (await room.snapshot()).camera.state === 'refused');
  assert.match((await room.snapshot()).camera.message, /Allow it/);
  await room.keep('lobby-refused-desktop');
  await room.press('Join');
  await room.phase('in-room');
  assert.deepEqual(room.troubles, []);
});

test('the canvas is crisp at pixel ratios 1 to 3', async () => {
  for (const deviceScaleFactor of [1, 2, 3]) {
    const room = await RoomPage.open(site.browser, `${site.server.url}?media=none`,
      { viewport: phone, deviceScaleFactor });
    const size = await room.element((element) => {
      const { width, height } = element.shadowRoot.querySelector('canvas');
      return { width, height };
    });
    assert.deepEqual(size, { width: phone.width * deviceScaleFactor, height: phone.height * deviceScaleFactor });
    await room.close();
  }
});

test('an idle room without video draws nothing', async () => {
  const room = await RoomPage.open(site.browser, `${site.server.url}?room=idle&name=Ana&media=none&join=1`);
  await room.phase('in-room');
  // Quiet is the absence of events: it can only be waited for.
  const countAfter = async (milliseconds) => {
    await new Promise((resolve) => setTimeout(resolve, milliseconds));
    return room.element((element) => element.framesDrawn);
  };
  let drawn = await countAfter(500);
  await eventually('a second without a frame', async () => {
    const now = await countAfter(1000);
    const quiet = now === drawn;
    drawn = now;
    return quiet;
  });
  assert.equal(await countAfter(2000), drawn);
  await room.close();
});

test('keys elsewhere on the page are never taken', async () => {
  const room = await RoomPage.open(site.browser, `${site.server.url}?media=none`);
  await room.page.evaluate(() => {
    const field = document.body.appendChild(document.createElement('input'));
    const next = document.body.appendChild(document.createElement('button'));
    field.id = 'mine';
    next.id = 'next';
    field.focus();
  });
  await room.page.keyboard.type('ab cd');
  await room.page.keyboard.press('Backspace');
  assert.equal(await room.page.evaluate(() => document.querySelector('#mine').value), 'ab c');
  await room.page.keyboard.press('Tab');
  assert.equal(await room.page.evaluate(() => document.activeElement.id), 'next');
  await room.close();
});

test('twenty mounts and unmounts leave nothing behind', async () => {
  const room = await RoomPage.open(site.browser, `${site.server.url}?media=none`);
  const warnings = [];
  room.page.on('console', (message) => {
    if (/WebGL|context/i.test(message.text())) warnings.push(message.text());
  });
  for (let i = 0; i < 20; ++i) {
    await room.page.evaluate(() => {
      const old = document.querySelector('parley-room');
      const fresh = document.createElement('parley-room');
      fresh.setAttribute('media', 'none');
      old.replaceWith(fresh);
    });
    await eventually(`picture ${i}`, () => room.element((element) => element.framesDrawn > 0));
  }
  assert.deepEqual(warnings.filter((text) => /too many/i.test(text)), []);
  assert.deepEqual(room.troubles, []);
  await room.close();
});
