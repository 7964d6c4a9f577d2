// A page that joins and leaves rooms without a look all day, opens channels, and changes its mind, holds on to nothing.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { eventually } from './support/browser.mjs';
import { assertNothingGrew, openStayers, openWatched, summary } from './support/leak-course.mjs';
import { Site } from './support/site.mjs';

const site = Site.forThisFile();

/** Of what belongs to a connection, so much as Chromium itself keeps of connections; of the rest, nothing. */
function assertCollected({ present: { remoteTracks = 0, dataChannels = 0, ...present }, opened }) {
  assert.ok(remoteTracks < opened / 2, `${remoteTracks} tracks of ${opened} connections`);
  assert.ok(dataChannels < opened / 2, `${dataChannels} channels of ${opened} connections`);
  assert.deepEqual(present, Object.fromEntries(Object.keys(present).map((kind) => [kind, 0])));
}

/** Runs in the page: enters that many rooms, uses what a room has, and leaves each when all are connected. */
async function joinAndLeave({ room: name, rounds }) {
  const { Room } = await import('/core.js');
  for (let round = 0; round < rounds; round += 1) {
    // Asking for devices takes longer than all else.
    const withDevices = round % 5 === 0;
    const room = await Room.join({ room: name, name: 'Cem', audio: withDevices, video: withDevices });
    const heard = [];
    const reading = (async () => {
      for await (const { text } of room.messages()) heard.push(text);
    })();
    const channel = room.channel('sketches');
    const opened = new Promise((resolve) => channel.addEventListener('open', resolve));
    await new Promise((resolve) => {
      const look = () => {
        if (room.members.length === 2 && room.members.every(({ link }) => link === 'connected')) resolve();
      };
      for (const type of ['member-joined', 'member-changed']) room.addEventListener(type, look);
      look();
    });
    const streams = [room.stream(), room.stream('', 'screen'), ...room.members.map(({ id }) => room.stream(id))];
    for (const stream of streams) watched.count('streams', stream);
    for (const [kind, object] of Object.entries({ rooms: room, engines: room.engine, channels: channel })) {
      watched.count(kind, object);
    }
    await room.stats(room.members[0].id);
    room.send(`round ${round}`);
    await opened;
    channel.send('a stroke');
    await room.leave();
    await reading;
  }
}

test('100 rooms joined and left by one page leave nothing behind', async (t) => {
  const stayers = await openStayers(t, site, 'room-leaks');
  for (const stayer of stayers) await stayer.read((engine) => void engine.channel('sketches'));
  const { page, watch } = await openWatched(t, site, `${site.server.url}healthz`);
  const untouched = await watch.held();
  const samples = [];
  for (const rounds of [40, 60]) {
    await page.evaluate(joinAndLeave, { room: 'room-leaks', rounds });
    samples.push(await watch.nothingHeld());
  }
  const [warm, last] = samples;
  for (const stayer of stayers) await stayer.connected(1);
  console.log(`100 rooms without a look: ${summary(warm, last)}; ${JSON.stringify(last.present)}`);
  assert.ok(last.opened >= 200, `${last.opened} connections were made`);
  assertNothingGrew({ untouched, warm, last });
  assert.deepEqual([last.memories, last.memoryBytes, last.timers], [1, warm.memoryBytes, untouched.timers]);
  assertCollected(last);
});

/** Runs in the page: opens that many channels, one after the other and some together, each used and closed. */
async function openAndClose(rounds) {
  const { room } = globalThis;
  const [{ id: to }] = room.members;
  for (let round = 0; round < rounds; round += 1) {
    const names = round % 10 === 0 ? ['a', 'b', 'c'].map((name) => `${name}-${round}`) : [`name-${round}`];
    await Promise.all(names.map(async (name) => {
      const channel = room.channel(name, round % 2 ? { ordered: false, maxRetransmits: 0 } : {});
      await new Promise((resolve) => channel.addEventListener('open', resolve));
      const read = (async () => {
        for await (const { data } of channel) return data;
      })();
      channel.send(new Uint8Array(1000), { to });
      await channel.drained({ to });
      if (round % 3 === 0) channel.close();
      await (round % 3 === 0 ? read : undefined);
      channel.close();
    }));
  }
}

test('100 named channels opened and closed in one room leave nothing behind at either end', async (t) => {
  const ends = [await openWatched(t, site, `${site.server.url}healthz`),
    await openWatched(t, site, `${site.server.url}healthz`)];
  for (const { page } of ends) {
    await page.evaluate(async () => {
      const { Room } = await import('/core.js');
      globalThis.room = await Room.join({ room: 'channel-leaks', audio: false, video: false });
    });
  }
  for (const { page } of ends) {
    await page.evaluate(() => new Promise((resolve) => {
      const look = () => globalThis.room.members.some(({ link }) => link === 'connected') && resolve();
      globalThis.room.addEventListener('member-changed', look);
      look();
    }));
  }
  // The browser keeps a channel until both ends have closed it; the link's own stays.
  const heldAt = () => Promise.all(ends.map(({ watch }) => eventually('closed channels are collected', async () => {
    const held = await watch.held();
    return held.present.dataChannels === 1 && held;
  })));
  const samples = [];
  for (const rounds of [40, 60]) {
    await ends[0].page.evaluate(openAndClose, rounds);
    samples.push(await heldAt());
  }
  const [warm, last] = samples;
  for (const [index, end] of last.entries()) {
    const before = warm[index];
    console.log(`100 channels: ${before.present.dataChannels} then ${end.present.dataChannels} objects, ` +
      `${before.listeners} then ${end.listeners} listeners, heap ${before.heapBytes} then ${end.heapBytes} bytes`);
    assert.equal(end.live, 1);
    assert.ok(end.listeners <= before.listeners, `${end.listeners} listeners after ${before.listeners}`);
    assert.ok(end.timers <= before.timers, `${end.timers} timers after ${before.timers}`);
    assert.ok(end.heapBytes < before.heapBytes + 300_000, `${end.heapBytes} bytes after ${before.heapBytes}`);
    assert.equal(end.memoryBytes, before.memoryBytes);
  }
});

/** Runs in the page: joins that many times, and changes its mind each time at another moment. */
async function joinAndAbort({ room, rounds }) {
  const { Room } = await import('/core.js');
  /** Each resolves when it has come so far. */
  const moments = [
    () => {},
    () => Promise.resolve(),
    () => new Promise((resolve) => setTimeout(resolve)),
    (opened) => opened,
    (opened) => opened.then((socket) => new Promise((resolve) => socket.addEventListener('open', resolve))),
    (opened) => opened.then((socket) => new Promise((resolve) => socket.addEventListener('message', resolve))),
    (opened, joining) => joining,
    (opened, joining) => joining.then((one) => {
      return new Promise((resolve) => one.addEventListener('member-joined', resolve));
    }),
  ];
  const reasons = [];
  const Socket = WebSocket;
  for (let round = 0; round < rounds; round += 1) {
    const opened = new Promise((resolve) => {
      globalThis.WebSocket = class extends Socket {
        constructor(...values) {
          super(...values);
          resolve(this);
        }
      };
    });
    const aborting = new AbortController();
    const withDevices = round % 5 === 0;
    const options = { room, name: 'Cem', audio: withDevices, video: withDevices, signal: aborting.signal };
    const joining = Room.join(options);
    const outcome = joining.then((one) => {
      watched.count('rooms', one);
      return one;
    }, (error) => error);
    await moments[round % moments.length](opened, joining);
    const reason = new Error(`reason ${round}`);
    aborting.abort(reason);
    const result = await outcome;
    reasons.push(result === reason || (result instanceof Room && result.state === 'left'));
  }
  globalThis.WebSocket = Socket;
  return reasons;
}

test('100 joins that are aborted, each at another moment, leave nothing half joined', async (t) => {
  const stayers = await openStayers(t, site, 'abort-leaks');
  const { page, watch } = await openWatched(t, site, `${site.server.url}healthz`);
  const untouched = await watch.held();
  const samples = [];
  for (const rounds of [40, 60]) {
    const outcomes = await page.evaluate(joinAndAbort, { room: 'abort-leaks', rounds });
    assert.deepEqual(outcomes, Array(rounds).fill(true));
    samples.push(await watch.nothingHeld());
  }
  const [warm, last] = samples;
  for (const stayer of stayers) await stayer.connected(1);
  console.log(`100 aborted joins: ${summary(warm, last)}; ${JSON.stringify(last.present)}`);
  assertNothingGrew({ untouched, warm, last });
  assert.deepEqual([last.memories, last.memoryBytes, last.timers], [1, warm.memoryBytes, untouched.timers]);
  assertCollected(last);
});
