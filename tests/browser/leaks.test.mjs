// Whoever joins and leaves all day holds on to nothing: connections, devices, listeners, memory.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { eventually } from './support/browser.mjs';
import { assertNothingGrew, openStayers, openWatched, summary } from './support/leak-course.mjs';
import { Site } from './support/site.mjs';

const site = Site.forThisFile();

/**
 * Runs in the page: one engine joins and leaves that many times, each time at another moment, from before the socket is
 * open until all are connected. It is left in the lobby.
 */
async function joinAndLeave({ room, rounds }) {
  const { createEngine } = await import('/core.js');
  const engine = await createEngine({ room, name: 'Cem' });
  globalThis.engine = engine;
  const until = (holds) => new Promise((resolve) => {
    const look = () => {
      if (!holds(engine.snapshot)) return;
      engine.removeEventListener('change', look);
      resolve();
    };
    engine.addEventListener('change', look);
    look();
  });
  const moments = [
    () => true,
    ({ signaling }) => signaling !== 'closed',
    ({ signaling }) => signaling === 'open',
    ({ phase }) => phase === 'in-room',
    ({ members }) => members.some(({ connection }) => connection !== 0),
    ({ members }) => members.some(({ link }) => link === 'connected'),
    ({ members }) => members.length === 2 && members.every(({ link }) => link === 'connected'),
  ];
  for (let round = 0; round < rounds; round += 1) {
    // Asking for devices takes longer than all else: every fifth time, in step with no moment.
    const withDevices = round % 5 === 0;
    engine.setMicrophone(withDevices);
    engine.setCamera(withDevices);
    engine.join();
    await until(moments[round % moments.length]);
    engine.leave();
    await until(({ phase }) => phase === 'lobby');
  }
}

test('600 joins and leaves in one tab leave nothing behind', async (t) => {
  const stayers = await openStayers(t, site, 'leaks');
  const { page, watch } = await openWatched(t, site, `${site.server.url}healthz`);
  const untouched = await watch.held();
  const samples = [];
  for (let batch = 0; batch < 6; batch += 1) {
    await page.evaluate(joinAndLeave, { room: 'leaks', rounds: 100 });
    await watch.nothingHeld();
    await page.evaluate(() => {
      globalThis.engine.close();
      globalThis.engine = undefined;
    });
    samples.push(await watch.nothingHeld());
  }
  const [warm, last] = [samples[0], samples.at(-1)];
  for (const engine of stayers) await engine.connected(1);
  console.log(`600 joins: ${summary(warm, last)}`);
  assert.ok(last.opened >= 600, `${last.opened} connections were made`);
  assert.ok(last.granted >= 60, `${last.granted} grants`);
  assertNothingGrew({ untouched, warm, last });
  assert.deepEqual([last.memories, last.memoryBytes], [1, warm.memoryBytes]);
});

test('100 rooms put into a page and taken out again leave nothing behind', async (t) => {
  const stayers = await openStayers(t, site, 'mounts');
  const { page, watch } = await openWatched(t, site, `${site.server.url}?room=mounts&name=Cem&media=none`);
  const warnings = [];
  page.on('console', (message) => {
    // That the browser reads the canvas back, where no graphics card puts the page together, is no trouble of ours.
    if (/WebGL(?!.*stall due to ReadPixels)/.test(message.text())) warnings.push(message.text());
  });
  await eventually('a first picture', () => page.evaluate(() => {
    return document.querySelector('parley-room')?.framesDrawn > 0;
  }));
  await page.evaluate(() => document.querySelector('parley-room').remove());
  const samples = [await watch.nothingHeld({ memories: 0 })];
  for (const mounts of [40, 60]) {
    await page.evaluate(mountAndRemove, { room: 'mounts', mounts });
    samples.push(await watch.nothingHeld({ memories: 0 }));
  }
  const [untouched, warm, last] = samples;
  for (const engine of stayers) await engine.connected(1);
  console.log(`100 rooms: ${summary(warm, last)}`);
  assert.ok(last.opened >= 60, `${last.opened} connections were made`);
  assertNothingGrew({ untouched, warm, last });
  assert.deepEqual(warnings, []);
});

/** Runs in the page: a room is put in, left, joined again and taken out, some at once and some when connected. */
async function mountAndRemove({ room, mounts }) {
  for (let mount = 0; mount < mounts; mount += 1) {
    const element = document.createElement('parley-room');
    element.setAttribute('room', room);
    element.setAttribute('name', 'Cem');
    element.setAttribute('join', '');
    const until = (type, holds) => new Promise((resolve) => {
      const look = () => {
        if (!element.engine || !holds(element.snapshot)) return;
        element.removeEventListener(type, look);
        resolve();
      };
      element.addEventListener(type, look);
      look();
    });
    const connected = ({ members }) => members.length === 2 && members.every(({ link }) => link === 'connected');
    document.body.append(element);
    await until('frame', ({ phase }) => phase === 'in-room');
    if (mount % 3 === 0) await until('frame', connected);
    element.engine.leave();
    await until('change', ({ phase }) => phase === 'lobby');
    element.engine.join();
    if (mount % 3 !== 2) await until('change', connected);
    element.remove();
    await Promise.resolve();
  }
}
