// Three real browsers in one room: they see and hear each other; one leaves, one reloads, a fourth is refused.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { RoomPage, eventually, phone } from './support/browser.mjs';
import { startServer } from './support/server.mjs';
import { Site } from './support/site.mjs';

const site = Site.forThisFile({ server: ['--room-members', '3'] });

const address = (room, name) => `${site.server.url}?room=${room}&name=${name}&media=av&join=1`;

async function openThree(room) {
  const rooms = [];
  for (const name of ['Ana', 'Ben', 'Cem']) rooms.push(await RoomPage.open(site.browser, address(room, name)));
  await Promise.all(rooms.map((page) => page.connected(2)));
  return rooms;
}

async function closeAll(rooms) {
  for (const room of rooms) assert.deepEqual(room.troubles, []);
  await Promise.all(rooms.map((room) => room.close()));
}

test('three pages see and hear each other', async () => {
  const rooms = await openThree('seeing');
  for (const room of rooms) {
    const { members } = await room.snapshot();
    for (const { id, name } of members) {
      const first = await eventually(`media from ${name}`, async () => {
        const sums = await room.received(id);
        return sums.frames > 0 && sums.audioEnergy > 0 && sums;
      });
      await eventually(`more frames from ${name}`, async () => (await room.received(id)).frames > first.frames);
      // The fake camera is mostly green and moves all the time.
      const box = await room.tile(name);
      const picture = await eventually(`green pixels in the tile of ${name}`, async () => {
        const { mean: [red, green, blue], checksum } = await room.pixels(box);
        return green > red + 20 && green > blue + 20 && { checksum };
      });
      await eventually(`a moving tile of ${name}`, async () => (await room.pixels(box)).checksum !== picture.checksum);
    }
  }
  await rooms[0].keep('room-of-three-desktop');
  await rooms[1].keep('room-of-three-phone', phone);
  await closeAll(rooms);
});

test('one leaves and its tile goes; the others stay', async () => {
  const [ana, ben, cem] = await openThree('leaving');
  await ben.press('Leave');
  await ben.phase('lobby');
  for (const room of [ana, cem]) {
    await eventually('one member less', async () => (await room.snapshot()).members.length === 1);
    await eventually('no tile of Ben', async () => (await room.page.getByText(/^Ben\b/).count()) === 0);
    await room.connected(1);
  }
  await ben.press('Join');
  await Promise.all([ana, ben, cem].map((room) => room.connected(2)));
  await closeAll([ana, ben, cem]);
});

test('one reloads and comes back', async () => {
  const rooms = await openThree('reloading');
  const [ana, ben] = rooms;
  const before = (await ana.snapshot()).members.find(({ name }) => name === 'Ben').id;
  await ben.page.reload();
  await eventually('Ben under a new id', async () => {
    const member = (await ana.snapshot()).members.find(({ name }) => name === 'Ben');
    return member && member.id !== before && member.link === 'connected';
  });
  await Promise.all(rooms.map((room) => room.connected(2)));
  await closeAll(rooms);
});

test('a fourth is refused in a room of three, with words that help', async () => {
  const rooms = await openThree('full');
  const fourth = await RoomPage.open(site.browser, address('full', 'Dora'));
  const notice = await eventually('a notice', async () => (await fourth.snapshot()).notice);
  assert.match(notice.text, /full/);
  assert.equal((await fourth.snapshot()).phase, 'lobby');
  await fourth.page.getByText(/full/).first().waitFor({ state: 'attached' });
  await fourth.keep('room-full-desktop');
  await Promise.all(rooms.map((room) => room.connected(2)));
  await rooms[2].press('Leave');
  await fourth.press('Join');
  await fourth.connected(2);
  await closeAll([...rooms, fourth]);
});

test('muting and the camera are told to the others', async () => {
  const [ana, ben] = [
    await RoomPage.open(site.browser, address('muting', 'Ana')),
    await RoomPage.open(site.browser, address('muting', 'Ben')),
  ];
  await Promise.all([ana.connected(1), ben.connected(1)]);
  const seen = async () => (await ben.snapshot()).members[0];
  await eventually('both on', async () => (await seen()).microphoneOn && (await seen()).cameraOn);
  await ana.press('Mute');
  await eventually('muted', async () => !(await seen()).microphoneOn);
  await ana.press('camera off');
  await eventually('camera off', async () => !(await seen()).cameraOn);
  await ben.keep('camera-off-desktop');
  await ana.press('camera on');
  await eventually('camera on again', async () => (await seen()).cameraOn);
  const { id } = (await ben.snapshot()).members[0];
  const { frames } = await ben.received(id);
  await eventually('frames again', async () => (await ben.received(id)).frames > frames);
  await closeAll([ana, ben]);
});

test('pages in the peer-list dialect meet as well, and learn each other\'s names', async () => {
  const signal = site.server.url.replace('http:', 'ws:').replace(/\/$/, '');
  const rooms = [];
  for (const name of ['Ana', 'Ben']) {
    rooms.push(await RoomPage.open(site.browser, `${address('old', name)}&dialect=peer-list&signal=${signal}`));
  }
  await Promise.all(rooms.map((room) => room.connected(1)));
  await eventually('the name of Ben', async () => (await rooms[0].snapshot()).members[0].name === 'Ben');
  await closeAll(rooms);
});

test('the server being away is told in words, and joining works when it is back', async () => {
  const other = await startServer();
  const room = await RoomPage.open(site.browser, `${other.url}?room=away&name=Ana&media=none`);
  await other.stop();
  await room.press('Join');
  const notice = await eventually('a notice', async () => (await room.snapshot()).notice);
  assert.match(notice.text, /cannot be reached/);
  await room.keep('server-away-desktop');
  await closeAll([room]);
});
