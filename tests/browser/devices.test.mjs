// Devices before and in a call, with several fake cameras: chosen, changed, remembered, and not asked for in vain.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { RoomPage, eventually, phone, useSmallCamera } from './support/browser.mjs';
import { Site } from './support/site.mjs';

const site = Site.forThisFile({ browser: { cameras: 3 } });

/** Counts what a page asks for, before anything of it runs. */
function countQuestions() {
  globalThis.asked = [];
  const { mediaDevices } = navigator;
  const original = mediaDevices.getUserMedia.bind(mediaDevices);
  mediaDevices.getUserMedia = (constraints) => {
    asked.push({ audio: constraints.audio !== false, video: constraints.video !== false });
    return original(constraints);
  };
}

/** Counts what a page negotiates, before anything of it runs. */
function countDescriptions() {
  globalThis.descriptions = 0;
  for (const name of ['setLocalDescription', 'setRemoteDescription']) {
    const original = RTCPeerConnection.prototype[name];
    RTCPeerConnection.prototype[name] = function count(...values) {
      globalThis.descriptions += 1;
      return original.apply(this, values);
    };
  }
}

/** @param {import('playwright-core').BrowserContext} context */
async function openIn(context, address) {
  const room = new RoomPage(await context.newPage());
  await room.page.goto(address);
  await eventually('a first picture', () => room.element((element) => element.framesDrawn > 0));
  return room;
}

/** Until that many cameras can be chosen. */
function cameras(room, count) {
  return eventually(`${count} cameras`, async () => {
    const { devices } = await room.snapshot();
    return devices.cameras.length === count && devices.cameras;
  });
}

const chosenOf = (views) => views.find(({ chosen }) => chosen)?.deviceId;

/** The device that the own picture comes from. */
const source = (room) => room.element(({ engine }) => {
  return engine.track(engine.snapshot.camera.track)?.getSettings().deviceId;
});

/** Until the camera in use is that one. */
const used = (room, deviceId) => eventually('the chosen camera', async () => {
  const { camera } = await room.snapshot();
  return camera.state === 'on' && (await source(room)) === deviceId;
});

test('another camera is chosen in the lobby, changed in the call, and remembered', async () => {
  const context = await site.browser.newContext({ viewport: { width: 640, height: 480 } });
  await context.addInitScript(useSmallCamera);
  await context.addInitScript(countDescriptions);
  const address = `${site.server.url}?room=devices&name=Ana`;
  const ana = await openIn(context, address);
  const listed = await cameras(ana, 3);
  assert.ok(listed.every(({ label }) => label !== ''));
  assert.equal(chosenOf(listed), await source(ana));

  // By hand: the list is opened, and the third one is pressed.
  await ana.press(/^Camera:/);
  const third = ana.page.getByRole('option').nth(2);
  await third.waitFor({ state: 'attached' });
  await ana.keep('lobby-choosing-camera');
  await ana.keep('lobby-choosing-camera-phone', phone);
  const box = await third.boundingBox();
  await ana.page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
  await used(ana, listed[2].deviceId);
  await eventually('the list to close', async () => (await ana.page.getByRole('listbox').count()) === 0);
  await ana.keep('lobby-devices');
  await ana.keep('lobby-devices-phone', phone);

  await ana.press('Join');
  await ana.phase('in-room');
  const ben = await RoomPage.open(site.browser, `${site.server.url}?room=devices&name=Ben&join=1`);
  await Promise.all([ana.connected(1), ben.connected(1)]);
  const [{ id }] = (await ben.snapshot()).members;
  const frames = async () => (await ben.received(id)).frames;
  await eventually('frames of the first camera', async () => (await frames()) > 5);
  const description = () => ana.page.evaluate(() => descriptions);
  const descriptions = await description();
  assert.ok(descriptions > 0);
  // Of Chromium's fake cameras the second one makes pictures (16 bits of grey) that no encoder takes.
  for (const { deviceId } of [listed[0], listed[2]]) {
    await ana.element(({ engine }, chosen) => engine.chooseDevice('videoinput', chosen), deviceId);
    await used(ana, deviceId);
    const before = await frames();
    await eventually('frames of the other camera', async () => (await frames()) > before + 5);
  }
  assert.equal(await description(), descriptions);
  assert.equal((await ben.snapshot()).members[0].cameraOn, true);
  await ben.close();

  await ana.page.goto(address);
  await used(ana, listed[2].deviceId);
  assert.equal(chosenOf(await cameras(ana, 3)), listed[2].deviceId);
  assert.equal(await ana.page.evaluate(() => localStorage.getItem('parley.camera')), listed[2].deviceId);
  assert.equal((await ana.snapshot()).notice, null);
  assert.deepEqual(ana.troubles, []);
  await context.close();
});

test('a list is opened, walked and closed by the keyboard', async () => {
  const room = await RoomPage.open(site.browser, `${site.server.url}?room=keys&name=Ana`);
  const listed = await cameras(room, 3);
  const focused = () => room.element((element) => element.shadowRoot.activeElement?.dataset.id ?? '');
  const chooser = room.page.getByRole('button', { name: /^Camera:/ });
  await chooser.focus();
  await room.page.keyboard.press('Enter');
  await eventually('the chosen option to have the focus', async () => (await focused()) === 'device-option-0');
  await room.page.keyboard.press('ArrowDown');
  assert.equal(await focused(), 'device-option-1');
  await room.page.keyboard.press('Escape');
  await eventually('the focus back on the button', async () => (await focused()) === 'camera-choice');
  await room.page.keyboard.press('Enter');
  await eventually('the list once more', async () => (await focused()) === 'device-option-0');
  await room.page.keyboard.press('Tab');
  assert.equal(await focused(), 'device-option-1');
  await room.page.keyboard.press('Enter');
  await used(room, listed[1].deviceId);
  assert.deepEqual(room.troubles, []);
  await room.close();
});

test('a chosen camera that is gone is made up for, with words', async () => {
  const context = await site.browser.newContext();
  await context.addInitScript(useSmallCamera);
  await context.addInitScript(() => localStorage.setItem('parley.camera', 'gone'));
  const room = await openIn(context, `${site.server.url}?room=gone&name=Ana`);
  const notice = await eventually('a notice', async () => (await room.snapshot()).notice);
  assert.match(notice.text, /The chosen camera is not connected\. Another one is used\./);
  const { camera, microphone } = await room.snapshot();
  assert.deepEqual([camera.state, microphone.state], ['on', 'on']);
  await context.close();
});

test('the own voice is seen in the lobby, and a test sound breaks nothing', async () => {
  const room = await RoomPage.open(site.browser, `${site.server.url}?room=sound&name=Ana`);
  await cameras(room, 3);
  await room.page.mouse.click(5, 5);
  // The fake microphone beeps.
  await eventually('a sound', async () => (await room.snapshot()).sound > 0);
  await room.press('Mute');
  await eventually('silence', async () => (await room.snapshot()).sound === 0);
  await room.element(({ engine }) => engine.playTestSound());
  const speakers = async () => (await room.snapshot()).devices.speakers;
  const last = (await speakers()).at(-1)?.deviceId;
  if (last) {
    await room.element(({ engine }, id) => engine.chooseDevice('audiooutput', id), last);
    await eventually('the speaker', async () => chosenOf(await speakers()) === last);
    assert.equal((await room.snapshot()).notice, null);
  }
  await room.press('Join');
  await room.phase('in-room');
  assert.equal((await room.snapshot()).sound, 0);
  assert.deepEqual(room.troubles, []);
  await room.close();
});

test('the name is kept for next time, and one that the page gives wins', async () => {
  const context = await site.browser.newContext();
  await context.addInitScript(useSmallCamera);
  const room = await openIn(context, `${site.server.url}?room=names`);
  await room.type('Your name', 'Zoë');
  await room.press('Join');
  await room.phase('in-room');
  await room.page.goto(`${site.server.url}?room=names`);
  await eventually('the kept name', async () => (await room.snapshot())?.name === 'Zoë');
  await room.page.goto(`${site.server.url}?room=names&name=Ana`);
  await eventually('the given name', async () => (await room.snapshot())?.name === 'Ana');
  await context.close();
});

for (const [media, expected] of [['none', []], ['audio', [{ audio: true, video: false }]]]) {
  test(`media=${media} asks for nothing that it does not need`, async () => {
    const context = await site.browser.newContext();
    await context.addInitScript(useSmallCamera);
    await context.addInitScript(countQuestions);
    const room = await openIn(context, `${site.server.url}?room=quiet-${media}&name=Ana&media=${media}`);
    await room.press('Join');
    await room.phase('in-room');
    const other = await RoomPage.open(site.browser, `${site.server.url}?room=quiet-${media}&name=Ben&join=1`);
    await Promise.all([room.connected(1), other.connected(1)]);
    const { camera, devices } = await room.snapshot();
    assert.equal(camera.state, 'off');
    if (media === 'none') assert.deepEqual(devices, { microphones: [], cameras: [], speakers: [] });
    assert.deepEqual(await room.page.evaluate(() => asked), expected);
    await other.close();
    await context.close();
  });
}
