// Real browsers in one room: a host locks it, admits and refuses, mutes, hands over and removes.

import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { desktop, eventually, phone } from './support/browser.mjs';
import { Site } from './support/site.mjs';

const site = Site.forThisFile();
/** @type {import('./support/browser.mjs').RoomPage} the host */
let ana;
/** @type {import('./support/browser.mjs').RoomPage} */
let ben;

beforeEach(async () => {
  ana = await site.come('Ana');
  await ana.phase('in-room');
  ben = await site.come('Ben');
  await Promise.all([ana, ben].map((room) => room.connected(1)));
});

const moderation = async (room) => (await room.snapshot()).moderation;
const status = (room, words) => room.page.getByRole('status').filter({ hasText: words }).waitFor({ state: 'attached' });

async function lock() {
  await ana.press('People');
  await ana.press('Lock the room');
  await status(ben, 'This room is locked');
  await ana.press('Close list of people');
}

/** Cem, who waits at the door. */
async function knock(options = {}) {
  const cem = await site.come('Cem', options);
  await eventually('somebody at the door', async () => (await moderation(cem)).waiting);
  await ana.page.getByRole('alert').filter({ hasText: 'Cem knocks' }).waitFor({ state: 'attached' });
  return cem;
}

async function openMenuOfBen() {
  await ana.press('People');
  await ana.press('What to do about Ben');
}

test('who was there first is host, and everybody knows it', async () => {
  const { self } = await ana.snapshot();
  assert.equal((await moderation(ana)).host, self);
  assert.equal((await moderation(ben)).host, self);
});

test('a locked room is knocked at, and who is admitted comes in', async () => {
  await lock();
  const cem = await knock({ viewport: phone });
  await status(cem, 'Waiting to be let into');
  await cem.keep('waiting-phone', phone);
  await ana.keep('knock-desktop', desktop);
  await ana.press('Admit');
  await Promise.all([ana, ben, cem].map((room) => room.connected(2)));
  assert.deepEqual((await moderation(ana)).knocks, []);
});

test('who is refused is told so, and who goes away knocks no more', async () => {
  await lock();
  const cem = await knock();
  await ana.press('Refuse');
  await cem.phase('lobby');
  assert.equal((await cem.snapshot()).notice.text, 'The host did not let you in.');
  await cem.press('Join');
  await eventually('another knock', async () => (await moderation(ana)).knocks.length === 1);
  await cem.press('Cancel');
  await cem.phase('lobby');
  await eventually('nobody at the door', async () => (await moderation(ana)).knocks.length === 0);
});

test('who is muted is told by whom, and unmutes at once', async () => {
  await openMenuOfBen();
  await ana.keep('menu-phone', phone);
  await ana.press('Mute Ben');
  await eventually('silence', async () => !(await ana.snapshot()).members[0].microphoneOn);
  await status(ben, 'You were muted by the host: Ana');
  await ben.keep('muted-phone', phone);
  await ben.press('Unmute');
  await eventually('a voice', async () => (await ana.snapshot()).members[0].microphoneOn);
  assert.equal((await ben.snapshot()).notice, null);
});

test('a host hands over, and who is removed stays outside', async () => {
  await openMenuOfBen();
  await ana.press('Make Ben the host');
  const { self } = await ben.snapshot();
  await eventually('another host', async () => (await moderation(ana)).host === self);
  await status(ben, 'You are the host of this room now.');
  await ben.press('People');
  await ben.press('What to do about Ana');
  await ben.press('Remove Ana from the room');
  await ana.phase('lobby');
  assert.equal((await ana.snapshot()).notice.text, 'Ben removed you from this room.');
  await ben.connected(0);
  await ana.press('Join');
  await eventually('another refusal', async () => {
    const { phase, notice } = await ana.snapshot();
    return phase === 'lobby' && notice?.text === 'You were removed from this room.';
  });
});
