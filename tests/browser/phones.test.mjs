// Phones: edges of the display, the keyboard on the screen, a screen that stays on, the system's controls, and fingers.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { RoomPage, desktop, eventually, launchBrowser, phone } from './support/browser.mjs';
import { startServer } from './support/server.mjs';

let server;
let browser;
let rooms = 0;

/** Touches go where mice would. */
const touching = { viewport: phone, hasTouch: true, isMobile: true };

before(async () => {
  server = await startServer();
  browser = await launchBrowser();
});

after(async () => {
  await browser?.close();
  await server?.stop();
});

/** A page whose scripts run in it before ours. */
async function open(address, options, ...scripts) {
  const context = await browser.newContext(options);
  for (const script of scripts) await context.addInitScript(script);
  const room = new RoomPage(await context.newPage());
  await room.page.goto(address);
  await eventually('a first picture', () => room.element((element) => element.framesDrawn > 0));
  return room;
}

const enter = (name, media, options = {}, ...scripts) => {
  return open(`${server.url}?room=phones-${rooms}&name=${name}&media=${media}&join=1`, options, ...scripts);
};

async function close(...all) {
  for (const room of all) assert.deepEqual(room.troubles, []);
  await Promise.all(all.map((room) => room.close()));
}

const node = (room, id) => room.page.locator(`[data-id="${id}"]`);
const boxOf = (room, id) => node(room, id).boundingBox();

/** Two on one phone and one desktop. */
async function two(...scripts) {
  rooms += 1;
  const ana = await enter('Ana', 'none', touching, ...scripts);
  const ben = await enter('Ben', 'none', { viewport: desktop });
  await Promise.all([ana, ben].map((room) => room.connected(1)));
  return [ana, ben];
}

test('controls keep out of the edges that the display covers, also when it is turned', async () => {
  rooms += 1;
  const room = await enter('Ana', 'none', touching);
  await room.phase('in-room');
  const before = await boxOf(room, 'leave');
  await room.element(({ style }) => {
    style.setProperty('--parley-inset-top', '47px');
    style.setProperty('--parley-inset-bottom', '34px');
  });
  await eventually('a bar above the edge', async () => {
    const { y, height } = await boxOf(room, 'leave');
    return Math.abs(before.y - y - 34) < 1 && y + height <= phone.height - 34;
  });
  assert.ok((await boxOf(room, 'room-name')).y >= 47);
  await room.keep('phone-edges', phone);
  await room.page.setViewportSize({ width: phone.height, height: phone.width });
  await room.element(({ style }) => {
    style.setProperty('--parley-inset-top', '0px');
    style.setProperty('--parley-inset-bottom', '21px');
    for (const side of ['left', 'right']) style.setProperty(`--parley-inset-${side}`, '47px');
  });
  await eventually('a bar between the edges', async () => {
    const [heading, leave] = [await boxOf(room, 'room-name'), await boxOf(room, 'leave')];
    return heading.x >= 47 && leave.x + leave.width <= phone.height - 47 &&
      leave.y + leave.height <= phone.width - 21;
  });
  await close(room);
});

test('only that counts of an edge which reaches the element', async () => {
  rooms += 1;
  const room = await enter('Ana', 'none', touching);
  await room.phase('in-room');
  await room.element((element) => {
    element.style.cssText =
      'position: absolute; left: 0; right: 0; top: 100px; height: 600px; --parley-inset-top: 47px';
  });
  await eventually('a heading at the top', async () => {
    const heading = await boxOf(room, 'room-name');
    return heading.y >= 100 && heading.y < 130;
  });
  await close(room);
});

test('what is typed into stays above a keyboard that makes the page no smaller', async () => {
  rooms += 1;
  // As Safari does it: the page stays as it is, and less of it is seen.
  const room = await enter('Ana', 'none', touching, () => {
    const seen = Object.assign(new EventTarget(), { scale: 1, offsetTop: 0, offsetLeft: 0, height: 844, width: 390 });
    Object.defineProperty(window, 'visualViewport', { value: seen });
  });
  await room.phase('in-room');
  await node(room, 'chat').press('Enter');
  await node(room, 'chat-text').waitFor({ state: 'attached' });
  const type = (height, offsetTop) => room.page.evaluate((values) => {
    Object.assign(window.visualViewport, values);
    window.visualViewport.dispatchEvent(new Event('resize'));
  }, { height, offsetTop });
  await type(508, 0);
  await eventually('a field above the keyboard', async () => {
    const { y, height } = await boxOf(room, 'chat-text');
    return y > 0 && y + height <= 508;
  });
  await room.keep('phone-keyboard', phone);
  // It has moved what is seen downwards.
  await type(508, 120);
  await eventually('a panel below the upper edge', async () => {
    const [close, field] = [await boxOf(room, 'chat-close'), await boxOf(room, 'chat-text')];
    return close.y >= 120 && field.y + field.height <= 628 && field.y > 400;
  });
  await type(844, 0);
  await eventually('the field where it was', async () => (await boxOf(room, 'chat-text')).y > 600);
  // Somebody who looks closer has no keyboard.
  await room.page.evaluate(() => {
    Object.assign(window.visualViewport, { scale: 2, height: 422 });
    window.visualViewport.dispatchEvent(new Event('resize'));
  });
  await eventually('two frames', () => room.element(() => new Promise((resolve) => {
    requestAnimationFrame(() => requestAnimationFrame(() => resolve(true)));
  })));
  assert.ok((await boxOf(room, 'chat-text')).y > 600);
  await close(room);
});

/** A browser with a lock that can be watched. */
function stubWakeLock() {
  globalThis.locks = [];
  const request = (type) => {
    const lock = Object.assign(new EventTarget(), { type, released: false, release: async () => {
      lock.released = true;
    } });
    globalThis.locks.push(lock);
    return Promise.resolve(lock);
  };
  Object.defineProperty(navigator, 'wakeLock', { value: { request } });
}

const locks = (room) => room.page.evaluate(() => globalThis.locks.map(({ released }) => released));

test('the screen stays on while there is video, and is asked for again when the page is seen again', async () => {
  rooms += 1;
  const room = await enter('Ana', 'v', { viewport: phone }, stubWakeLock);
  await room.phase('in-room');
  await eventually('a lock', async () => (await locks(room)).length === 1);
  // The browser lets go of it when the page is hidden.
  await room.page.evaluate(() => {
    globalThis.locks[0].released = true;
    document.dispatchEvent(new Event('visibilitychange'));
  });
  await eventually('another lock', async () => (await locks(room)).length === 2);
  await room.element(({ engine }) => engine.setCamera(false));
  await eventually('no lock', async () => (await locks(room)).every((released) => released));
  await room.element(({ engine }) => engine.setCamera(true));
  await eventually('a lock again', async () => (await locks(room)).length === 3);
  await room.element(({ engine }) => engine.leave());
  await eventually('no lock in the lobby', async () => (await locks(room)).every((released) => released));
  await close(room);
});

test('a call without video lets the screen go dark', async () => {
  rooms += 1;
  const room = await enter('Ana', 'a', { viewport: phone }, stubWakeLock);
  await room.phase('in-room');
  await room.page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
  assert.deepEqual(await locks(room), []);
  await close(room);
});

/** Keeps what a page tells the system. */
function stubMediaSession() {
  globalThis.handlers = {};
  const session = { metadata: null, playbackState: 'none',
    setActionHandler: (action, handler) => {
      globalThis.handlers[action] = handler;
    },
    setMicrophoneActive: (on) => {
      globalThis.microphoneShown = on;
      return Promise.resolve();
    },
    setCameraActive: () => Promise.resolve() };
  Object.defineProperty(navigator, 'mediaSession', { value: session });
}

test('the call is among the system\'s controls, which mute, stop video and leave', async () => {
  rooms += 1;
  const ana = await enter('Ana', 'av', { viewport: phone }, stubMediaSession);
  const ben = await enter('Ben', 'none', { viewport: phone });
  await Promise.all([ana, ben].map((room) => room.connected(1)));
  const shown = () => ana.page.evaluate(() => {
    const { metadata, playbackState } = navigator.mediaSession;
    return { title: metadata?.title ?? '', artist: metadata?.artist ?? '', playbackState };
  });
  await eventually('the call', async () => (await shown()).artist === 'Ben');
  assert.deepEqual(await shown(), { title: `phones-${rooms}`, artist: 'Ben', playbackState: 'playing' });
  const press = (action) => ana.page.evaluate((name) => globalThis.handlers[name]({ action: name }), action);
  await eventually('sound', async () => (await ana.snapshot()).microphone.state === 'on');
  await press('togglemicrophone');
  await eventually('silence', async () => (await ana.snapshot()).microphone.state === 'off');
  await eventually('silence told', () => ana.page.evaluate(() => globalThis.microphoneShown === false));
  await press('togglecamera');
  await eventually('no picture', async () => (await ana.snapshot()).camera.state === 'off');
  await press('togglemicrophone');
  await eventually('sound again', async () => (await ana.snapshot()).microphone.state === 'on');
  await press('hangup');
  await ana.phase('lobby');
  assert.deepEqual(await shown(), { title: '', artist: '', playbackState: 'none' });
  assert.equal(await ana.page.evaluate(() => globalThis.handlers.hangup), null);
  await close(ana, ben);
});

test('sound comes and goes while the page is hidden', async () => {
  rooms += 1;
  const ana = await enter('Ana', 'a', { viewport: phone });
  const ben = await enter('Ben', 'a', { viewport: phone });
  await Promise.all([ana, ben].map((room) => room.connected(1)));
  await ana.page.evaluate(() => {
    Object.defineProperty(document, 'visibilityState', { value: 'hidden' });
    Object.defineProperty(document, 'hidden', { value: true });
    document.dispatchEvent(new Event('visibilitychange'));
  });
  for (const [to, from] of [[ana, ben], [ben, ana]]) {
    const { self } = await from.snapshot();
    const { audioPackets } = await to.received(self);
    await eventually('more sound', async () => (await to.received(self)).audioPackets > audioPackets + 20);
  }
  assert.equal((await ana.snapshot()).microphone.state, 'on');
  await close(ana, ben);
});

test('two taps pin, a finger drags the own tile, and its place is remembered', async () => {
  const [ana, ben] = await two();
  const { id } = (await ana.snapshot()).members[0];
  const large = await boxOf(ana, `tile-${id}`);
  const middle = { x: large.x + large.width / 2, y: large.y + large.height / 3 };
  // Without waiting in between, or a busy machine would make two presses of them.
  await Promise.all([1, 2].map(() => ana.page.touchscreen.tap(middle.x, middle.y)));
  await eventually('a pinned tile', async () => await node(ana, `pin-${id}`).getAttribute('aria-pressed') === 'true');
  const cdp = await ana.page.context().newCDPSession(ana.page);
  const own = await boxOf(ana, 'own-tile');
  const touch = (type, ...touchPoints) => cdp.send('Input.dispatchTouchEvent', { type, touchPoints });
  const from = { x: own.x + own.width / 2, y: own.y + own.height * 0.6 };
  await touch('touchStart', from);
  for (const share of [0.25, 0.5, 0.75, 1]) {
    await touch('touchMove', { x: from.x + (60 - from.x) * share, y: from.y + (large.y + 90 - from.y) * share });
  }
  await touch('touchEnd');
  await eventually('the tile in the upper left corner', async () => {
    const now = await boxOf(ana, 'own-tile');
    return now.x < large.x + 30 && now.y < large.y + 30;
  });
  await ana.keep('phone-own-tile', phone);
  assert.equal(await ana.page.evaluate(() => localStorage.getItem('parley.own-tile')), 'upper-left');
  await ana.page.reload();
  await ana.connected(1);
  await eventually('the tile where it was', async () => {
    const now = await boxOf(ana, 'own-tile');
    return now !== null && now.x < large.x + 30 && now.y < large.y + 30;
  });
  await close(ana, ben);
});

test('two fingers do not zoom the controls away', async () => {
  rooms += 1;
  const room = await enter('Ana', 'none', touching);
  await room.phase('in-room');
  const cdp = await room.page.context().newCDPSession(room.page);
  await cdp.send('Input.synthesizePinchGesture', { x: 195, y: 300, scaleFactor: 2, gestureSourceType: 'touch' });
  assert.equal(await room.page.evaluate(() => window.visualViewport.scale), 1);
  await close(room);
});

test('another camera is chosen while the call goes on', async (t) => {
  const several = await launchBrowser({ cameras: 2 });
  t.after(() => several.close());
  const room = await RoomPage.open(several, `${server.url}?room=in-call&name=Ana&join=1`, { viewport: phone });
  await room.phase('in-room');
  const source = () => room.element(({ engine }) => {
    return engine.track(engine.snapshot.camera.track)?.getSettings().deviceId;
  });
  const first = await eventually('a picture', source);
  await room.page.mouse.click(4, 4);
  await room.page.keyboard.press('g');
  await node(room, 'camera-choice').waitFor({ state: 'attached' });
  await room.keep('devices-phone', phone);
  await room.keep('devices-desktop');
  await node(room, 'camera-choice').press('Enter');
  await room.page.locator('[role=option][aria-selected=false]').first().press('Enter');
  await eventually('another camera', async () => {
    const now = await source();
    return now !== undefined && now !== first;
  });
  await close(room);
});
