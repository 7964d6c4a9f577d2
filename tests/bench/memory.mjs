// What an hour in a room leaves behind: memory of the page after as many events as an hour may bring, in a few minutes.

import { RoomPage, launchBrowser, small } from '../browser/support/browser.mjs';
import { LeakWatch } from '../browser/support/leak-watch.mjs';
import { startServer } from '../browser/support/server.mjs';

const minutes = 60;
const others = 3;

/** Runs in the page of the others: what happens within a minute. One of them comes anew. */
async function liveAMinute({ minute, others }) {
  const { createEngine } = await import('./core.js');
  globalThis.engines ??= [];
  const { engines } = globalThis;
  const settled = (engine) => new Promise((resolve) => {
    const look = () => {
      const { members } = engine.snapshot;
      if (members.length < others || !members.every(({ link }) => link === 'connected')) return;
      engine.removeEventListener('change', look);
      resolve();
    };
    engine.addEventListener('change', look);
    look();
  });
  if (engines.length === others) engines.shift().close();
  while (engines.length < others) {
    const name = `P${minute}-${engines.length}`;
    const engine = await createEngine({ audio: false, video: false, room: 'hour', name, join: true });
    engines.push(engine);
  }
  await Promise.all(engines.map(settled));
  for (const [index, engine] of engines.entries()) {
    for (let i = 0; i < 3; ++i) engine.sendChat(`Message ${i} of minute ${minute}, which says nothing new`);
    engine.raiseHand(minute % 2 === 0);
    engine.react(['heart', 'clap', 'party'][index]);
  }
}

/** Runs in the page of the one whose memory is measured. */
function lookAround(element, minute) {
  element.engine.sendChat(`Mine of minute ${minute}`);
  if (minute % 10 === 0) element.engine.readChat();
}

export async function measureMemory() {
  const server = await startServer(['--room-members', '20']);
  const browser = await launchBrowser();
  const context = await browser.newContext({ viewport: small });
  const page = await context.newPage();
  const watch = await LeakWatch.start(page);
  const far = await browser.newPage();
  await far.goto(`${server.url}?room=elsewhere&media=none`);
  await page.goto(`${server.url}?room=hour&name=Ana&media=none&join=1`);
  const room = new RoomPage(page);
  await room.phase('in-room');
  const rows = {};
  for (let minute = 1; minute <= minutes; ++minute) {
    await far.evaluate(liveAMinute, { minute, others });
    await room.connected(others);
    await room.element(lookAround, minute);
    for (const key of ['v', 'c', 'p', 'i', 'p', 'c']) await page.keyboard.press(key);
    if (minute !== 1 && minute % 15 !== 0) continue;
    const { heapBytes, memoryBytes, nodes, listeners } = await watch.held();
    rows[`after ${minute} min`] = {
      'heap kB': Math.round(heapBytes / 1000), 'WebAssembly kB': Math.round(memoryBytes / 1000), nodes, listeners,
    };
  }
  await browser.close();
  await server.stop();
  return rows;
}
