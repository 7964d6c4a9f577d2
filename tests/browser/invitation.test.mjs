// Real browsers: somebody who waits in the lobby is called into a room, and the call grows to three.

import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, test } from 'node:test';
import { RoomPage, desktop, eventually, launchBrowser, phone } from './support/browser.mjs';
import { startServer } from './support/server.mjs';

let server;
let browser;
/** @type {RoomPage} who calls */
let ana;
/** @type {RoomPage} who can be called as "ben" */
let ben;
let rooms = 0;

before(async () => {
  server = await startServer();
  browser = await launchBrowser();
});

after(async () => {
  await browser?.close();
  await server?.stop();
});

const invitations = async (room) => (await room.snapshot()).invitations;
const outcome = (room, state) => eventually(`a call that is ${state}`, async () => {
  return (await invitations(room)).outgoing[0]?.state === state;
});
const rings = (room) => eventually('somebody who calls', async () => (await invitations(room)).incoming);
const address = (name, parameters) => `${server.url}?name=${name}&media=a${parameters}`;

/** Notes what rings and is shown beside the page, in place of doing it. */
function watchCalls() {
  const seen = { oscillators: 0, closed: 0, notifications: [] };
  const { start } = AudioScheduledSourceNode.prototype;
  AudioScheduledSourceNode.prototype.start = function startAndCount(...when) {
    seen.oscillators += 1;
    return start.apply(this, when);
  };
  const { close } = AudioContext.prototype;
  AudioContext.prototype.close = function closeAndCount() {
    seen.closed += 1;
    return close.apply(this);
  };
  globalThis.Notification = class {
    static permission = 'granted';
    constructor(title) {
      seen.notifications.push(title);
    }
    close() {
      seen.notifications.pop();
    }
  };
  globalThis.seenCalls = seen;
}

function hidePage() {
  Object.defineProperty(document, 'hidden', { configurable: true, get: () => true });
  document.dispatchEvent(new Event('visibilitychange'));
}

const seen = (room) => room.page.evaluate(() => globalThis.seenCalls);

async function reachable(name, options = {}) {
  const room = await RoomPage.open(browser, address(name, `&room=lobby-of-${name}`), options);
  await room.page.evaluate(watchCalls);
  await room.press('Let others call you');
  await room.type('What others call you by', `${name}-${rooms}`);
  await room.keep('reachable-card', desktop);
  await room.press('Be reachable by this name');
  await eventually('a callsign', async () => (await invitations(room)).reachability === 'on');
  return room;
}

async function call(callsign) {
  await ana.press('People');
  await ana.press('Call somebody');
  await ana.type('Whom to call', callsign);
  await ana.page.getByRole('textbox', { name: 'Whom to call' }).press('Enter');
}

beforeEach(async () => {
  rooms += 1;
  ana = await RoomPage.open(browser, address('Ana', `&room=invitation-${rooms}&join=1`));
  ben = await reachable('Ben');
  await ana.phase('in-room');
});

afterEach(async () => {
  for (const room of [ana, ben]) {
    assert.deepEqual(room.troubles, []);
    await room.close();
  }
});

test('who waits in the lobby is rung at, accepts, and both see each other; a third one is called', async () => {
  await call(`ben-${rooms}`);
  await outcome(ana, 'ringing');
  const { name, room } = await rings(ben);
  assert.deepEqual({ name, room }, { name: 'Ana', room: `invitation-${rooms}` });
  await eventually('a sound', async () => (await seen(ben)).oscillators > 0);
  await ben.page.getByRole('alert').filter({ hasText: 'Ana calls you' }).waitFor({ state: 'attached' });
  await ben.keep('called-phone', phone);
  await ana.keep('calling-desktop', desktop);
  await ben.press('Accept');
  await Promise.all([ana, ben].map((one) => one.connected(1)));
  await outcome(ana, 'accepted');
  await eventually('silence', async () => (await seen(ben)).closed > 0);
  // Who is in a room can be called as before.
  assert.equal((await invitations(ben)).reachability, 'on');

  const cem = await reachable('Cem');
  await ana.element((element, callsign) => element.engine.invite(callsign), `Cem-${rooms}`);
  await rings(cem);
  await cem.page.locator('body').click({ position: { x: 5, y: 5 } });
  await cem.page.keyboard.press('y');
  await Promise.all([ana, ben, cem].map((one) => one.connected(2)));
  assert.deepEqual(cem.troubles, []);
  await cem.close();
});

test('the caller sees who declines, who is busy, and who cannot be reached', async () => {
  await call(`Ben-${rooms}`);
  await rings(ben);
  await ben.press('Decline');
  await outcome(ana, 'declined');
  const notice = async () => (await ana.snapshot()).notice?.text;
  assert.equal(await eventually('a notice', notice), `Ben-${rooms} has declined.`);
  const invite = (callsign) => ana.element((element, whom) => element.engine.invite(whom), callsign);
  await invite(`Ben-${rooms}`);
  await rings(ben);
  await ben.element((element) => element.engine.answerInvitation('busy'));
  await outcome(ana, 'busy');
  await ana.element((element, whom) => element.engine.cancelInvitation(whom), `Ben-${rooms}`);
  await invite('nobody');
  await outcome(ana, 'unreachable');
});

test('a call that is given up is missed, and told beside a hidden page', async () => {
  await ben.page.evaluate(hidePage);
  await call(`Ben-${rooms}`);
  await rings(ben);
  assert.deepEqual((await seen(ben)).notifications, ['Ana calls you']);
  await ana.press('Stop calling');
  await eventually('the end of it', async () => !(await invitations(ben)).incoming);
  assert.deepEqual((await seen(ben)).notifications, []);
  assert.equal((await ben.snapshot()).notice.text, 'You missed a call from Ana.');
});

test('who is in a room is asked whether to leave it', async () => {
  await ben.press('Join');
  await ben.phase('in-room');
  await call(`Ben-${rooms}`);
  await rings(ben);
  await ben.keep('called-in-room-phone', phone);
  await ben.press('Leave and answer');
  await Promise.all([ana, ben].map((one) => one.connected(1)));
  assert.equal((await ben.snapshot()).room, `invitation-${rooms}`);
});

test('a callsign is one person\'s', async () => {
  const other = await RoomPage.open(browser, address('Eve', '&room=elsewhere'));
  await other.element((element, callsign) => element.engine.setReachable(callsign), `Ben-${rooms}`);
  await eventually('a refusal', async () => (await invitations(other)).reachability === 'refused');
  assert.deepEqual(other.troubles, []);
  await other.close();
});
