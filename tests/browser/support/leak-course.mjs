// What the tests of leaks share: who stays in the room, the page that is watched, and what must not have grown in it.

import assert from 'node:assert/strict';
import { small } from './browser.mjs';
import { EnginePage } from './engine-page.mjs';
import { LeakWatch } from './leak-watch.mjs';

/**
 * Some who stay in the room and send nothing, in a page of their own.
 *
 * @param {import('node:test').TestContext} t
 * @param {import('./site.mjs').Site} site
 * @param {string} room
 * @param {string[]} [names]
 */
export async function openStayers(t, site, room, names = ['Ana', 'Ben']) {
  const page = await EnginePage.open(site.browser, site.server.url);
  t.after(() => page.close());
  const engines = [];
  for (const name of names) {
    const engine = await page.start(name, { room });
    await engine.read((one) => {
      one.setMicrophone(false);
      one.setCamera(false);
      one.join();
    });
    engines.push(engine);
  }
  return engines;
}

/** A page whose leaks are watched, and that has got nothing of ours yet. */
export async function openWatched(t, site, address) {
  const context = await site.browser.newContext({ viewport: small });
  t.after(() => context.close());
  const page = await context.newPage();
  const watch = await LeakWatch.start(page);
  await page.goto(address);
  return { page, watch };
}

export function summary(warm, last) {
  const { opened, liveMost, granted, connectionObjects, listeners, nodes } = last;
  const heap = `heap ${warm.heapBytes} then ${last.heapBytes} bytes, WebAssembly ${last.memoryBytes} bytes`;
  return `${opened} connections, at most ${liveMost} at once, ${connectionObjects} not collected; ` +
    `${granted} grants; ${listeners} listeners, ${nodes} nodes; ${heap}`;
}

/**
 * @param {{untouched: Held, warm: Held, last: Held, liveMost?: number}} samples before anything, after some rounds and
 *   after many more; and how many connections there may be at once
 * @typedef {Awaited<ReturnType<LeakWatch['held']>>} Held
 */
export function assertNothingGrew({ untouched, warm, last, liveMost = 3 }) {
  // For a moment after joining again the room may still hold one's own former self, besides the two.
  assert.ok(last.liveMost <= liveMost, `${last.liveMost} connections at once`);
  assert.ok(last.timers <= warm.timers, `${last.timers} timers after ${warm.timers}`);
  // Chromium itself keeps some of those that are closed while they gather candidates.
  assert.ok(last.connectionObjects < last.opened / 4, `${last.connectionObjects} of ${last.opened} are kept`);
  assert.deepEqual(last.globalListeners, untouched.globalListeners);
  assert.ok(last.listeners <= warm.listeners, `${last.listeners} listeners after ${warm.listeners}`);
  assert.ok(last.nodes <= warm.nodes, `${last.nodes} nodes after ${warm.nodes}`);
  assert.ok(last.heapBytes < warm.heapBytes + 500_000, `${last.heapBytes} bytes after ${warm.heapBytes}`);
}
