// Rooms without a server, over BroadcastChannel, and over transports that a page has made itself.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { eventually, launchBrowser } from './support/browser.mjs';
import { EngineInPage, EnginePage } from './support/engine-page.mjs';
import { startServer } from './support/server.mjs';
import { startStaticSite } from './support/static-site.mjs';

let site;
let browser;

before(async () => {
  [site, browser] = await Promise.all([startStaticSite(), launchBrowser()]);
});

after(async () => {
  await browser?.close();
  await site?.stop();
});

/** Tabs of one browser; closed after the test. */
async function openTabs(t, count, url = site.url) {
  const context = await browser.newContext();
  const tabs = await Promise.all(Array.from({ length: count }, () => EnginePage.open(context, url)));
  t.after(async () => {
    for (const tab of tabs) assert.deepEqual(tab.troubles, []);
    await context.close();
  });
  return tabs;
}

/**
 * Starts an engine without devices, known by its name.
 *
 * @param {EnginePage} tab
 * @param {string} name
 * @param {Function} [transport] runs in the page and gives one; that over BroadcastChannel by default
 * @param {object} [options] more of the engine's
 */
async function start(tab, name, transport = undefined, options = {}) {
  await tab.page.evaluate(`(async () => {
    const { createEngine } = await import('/core.js');
    const { broadcastChannelTransport } = await import('/transports/broadcast-channel.js');
    globalThis.engines ??= {};
    globalThis.engines[${JSON.stringify(name)}] = await createEngine({
      name: ${JSON.stringify(name)}, room: 'fox den', dialect: 'broadcast', audio: false, video: false, join: true,
      transport: await (${transport ?? 'broadcastChannelTransport'})(), ...${JSON.stringify(options)},
    });
  })()`);
  return new EngineInPage(tab.page, name);
}

const textsOf = async (engine) => (await engine.snapshot()).chat.map(({ text }) => text);
const noticeOf = async (engine) => (await engine.snapshot()).notice?.text ?? '';

test('three tabs meet, talk, reload, close and leave, and no server speaks to them', async (t) => {
  const tabs = await openTabs(t, 3);
  const requests = [];
  for (const { page } of tabs) page.on('websocket', (socket) => requests.push(socket.url()));
  const [ana, ben] = await Promise.all([start(tabs[0], 'Ana'), start(tabs[1], 'Ben')]);
  await Promise.all([ana, ben].map((engine) => engine.connected(1)));
  await ana.read((engine) => engine.sendChat('hello, Ben'));
  await eventually('the message', async () => (await textsOf(ben)).includes('hello, Ben'));

  const cem = await start(tabs[2], 'Cem');
  for (const engine of [ana, ben, cem]) await engine.connected(2);
  assert.deepEqual((await cem.snapshot()).members.map(({ name }) => name).sort(), ['Ana', 'Ben']);
  await eventually('what was written before', async () => (await textsOf(cem)).includes('hello, Ben'));
  await cem.read((engine) => engine.sendChat('hello, all'));
  for (const engine of [ana, ben]) {
    await eventually('the message', async () => (await textsOf(engine)).includes('hello, all'));
  }

  // Reloads: somebody else comes, and the one before is gone at once.
  const before = (await ben.snapshot()).self;
  await tabs[1].load(site.url);
  await Promise.all([ana, cem].map((engine) => engine.connected(1)));
  await start(tabs[1], 'Ben');
  for (const engine of [ana, ben, cem]) await engine.connected(2);
  assert.notEqual((await ben.snapshot()).self, before);
  await eventually('what was written before', async () => (await textsOf(ben)).length === 2);

  // Closes.
  await tabs[2].page.close();
  await Promise.all([ana, ben].map((engine) => engine.connected(1)));

  // Leaves, and comes back.
  await ben.leave();
  await ana.connected(0);
  await ben.join();
  await Promise.all([ana, ben].map((engine) => engine.connected(1)));
  assert.deepEqual(requests, []);
  assert.equal((await ana.snapshot()).counters.malformedFrames, 0);
});

test('tabs that open in the same instant, again and again, meet by one connection each', async (t) => {
  const tabs = await openTabs(t, 2);
  const engines = await Promise.all(tabs.map((tab, index) => start(tab, ['Ana', 'Ben'][index])));
  for (let round = 0; round < 5; round += 1) {
    await Promise.all(engines.map((engine) => engine.connected(1)));
    for (const { page } of tabs) {
      const live = await page.evaluate(() => {
        return globalThis.observed.connections.filter(({ signalingState }) => signalingState !== 'closed').length;
      });
      assert.equal(live, 1);
    }
    await Promise.all(engines.map((engine) => engine.leave()));
    await Promise.all(engines.map((engine) => engine.join()));
  }
  for (const engine of engines) assert.equal((await engine.snapshot()).counters.ignoredOffers, 0);
});

test('other rooms are others', async (t) => {
  const [tab] = await openTabs(t, 1);
  const ana = await start(tab, 'Ana');
  const ben = await start(tab, 'Ben', undefined, { room: 'fox' });
  const cem = await start(tab, 'Cem');
  await Promise.all([ana.connected(1), cem.connected(1)]);
  assert.equal((await ben.snapshot()).members.length, 0);
});

test('a tab that ends without a word is found out', async (t) => {
  const tabs = await openTabs(t, 2);
  const [ana, ben] = [await start(tabs[0], 'Ana'), await start(tabs[1], 'Ben')];
  await Promise.all([ana, ben].map((engine) => engine.connected(1)));
  await tabs[1].page.evaluate(() => {
    BroadcastChannel.prototype.postMessage = () => {};
  });
  await tabs[1].page.close();
  const isAlone = async () => (await ana.snapshot()).members.length === 0;
  await eventually('nobody else', isAlone, 60_000);
});

test("a page's own transport between two engines: a MessageChannel", async (t) => {
  const [tab] = await openTabs(t, 1);
  const transport = () => {
    const { port1, port2 } = new MessageChannel();
    globalThis.ports ??= [port1, port2];
    const port = globalThis.ports.pop();
    const socket = new EventTarget();
    return {
      open() {
        setTimeout(() => {
          socket.dispatchEvent(new Event('open'));
          // The port has kept what came until now.
          port.onmessage = ({ data }) => socket.dispatchEvent(new MessageEvent('message', { data }));
        });
        return Object.assign(socket, { send: (text) => port.postMessage(text), close: () => port.close() });
      },
    };
  };
  const engines = [await start(tab, 'Ana', transport), await start(tab, 'Ben', transport)];
  for (const engine of engines) await engine.connected(1);
  await engines[0].leave();
  await engines[1].connected(0);
});

test("a page's own transport of plain objects, which is lost and comes back", async (t) => {
  const [tab] = await openTabs(t, 1);
  const transport = () => {
    globalThis.bus ??= { sockets: new Set(), isDown: false };
    return {
      open() {
        if (globalThis.bus.isDown) throw new Error('The bus is down.');
        const listeners = { open: [], message: [], close: [] };
        const socket = {
          addEventListener: (type, listener) => listeners[type].push(listener),
          fire: (type, event) => listeners[type].forEach((listener) => listener(event)),
          send: (data) => {
            for (const other of globalThis.bus.sockets) other.fire('message', { data });  // The sender too.
          },
          close: () => globalThis.bus.sockets.delete(socket),
        };
        globalThis.bus.sockets.add(socket);
        setTimeout(() => socket.fire('open'));
        return socket;
      },
    };
  };
  const engines = [];
  for (const name of ['Ana', 'Ben', 'Cem']) engines.push(await start(tab, name, transport));
  for (const engine of engines) await engine.connected(2);
  const selves = await Promise.all(engines.map(async (engine) => (await engine.snapshot()).self));

  await tab.page.evaluate(() => {
    globalThis.bus.isDown = true;
    for (const socket of globalThis.bus.sockets) socket.fire('close', { code: 1001, reason: 'down' });
    globalThis.bus.sockets.clear();
  });
  await eventually('no transport', async () => (await engines[0].snapshot()).signaling === 'reconnecting');
  await engines[0].read((engine) => engine.sendChat('still here'));
  await eventually('the message', async () => (await textsOf(engines[1])).includes('still here'));
  await tab.page.evaluate(() => {
    globalThis.bus.isDown = false;
  });
  for (const engine of engines) {
    await eventually('the transport', async () => (await engine.snapshot()).signaling === 'open');
    await engine.connected(2);
  }
  assert.deepEqual(await Promise.all(engines.map(async (engine) => (await engine.snapshot()).self)), selves);
});

test('a transport that throws, or gives nothing, leaves the person in the lobby with words', async (t) => {
  const [tab] = await openTabs(t, 1);
  for (const [name, transport] of [
    ['Ana', () => ({ open() { throw new Error('No.'); } })],
    ['Ben', () => ({ open: () => undefined })],
    ['Cem', () => ({})],
  ]) {
    const engine = await start(tab, name, transport);
    await eventually('a notice', async () => /way to the others/.test(await noticeOf(engine)));
    assert.equal((await engine.snapshot()).phase, 'lobby');
    await engine.read((one) => one.join());
    await eventually('a notice again', async () => /way to the others/.test(await noticeOf(engine)));
  }
});

test('a transport whose sockets misbehave harms no room', async (t) => {
  const [tab] = await openTabs(t, 1);
  const noisy = () => {
    return {
      open(url) {
        const channel = new BroadcastChannel(`parley:${new URL(url).pathname}`);
        const socket = new EventTarget();
        const fire = (type, values) => socket.dispatchEvent(Object.assign(new Event(type), values));
        setTimeout(() => {
          fire('message', { data: 'too early' });
          fire('open');
          fire('open');
          for (const data of [new ArrayBuffer(8), null, 7, '<html>', '{"type":"here"}', '\ud800', 'x'.repeat(1e6)]) {
            fire('message', { data });
          }
        });
        channel.onmessage = ({ data }) => {
          fire('message', { data });
          fire('message', { data });  // Twice.
        };
        return Object.assign(socket, {
          send: (text) => channel.postMessage(text),
          close: () => {
            channel.close();
            fire('message', { data: '{}' });
            fire('close', { code: 1000, reason: '' });
            throw new Error('Closed already.');
          },
        });
      },
    };
  };
  const [ana, ben] = [await start(tab, 'Ana', noisy), await start(tab, 'Ben')];
  for (const engine of [ana, ben]) await engine.connected(1);
  const { counters } = await ana.snapshot();
  assert.equal(counters.malformedFrames, 7);
  await ana.leave();
  await ben.connected(0);
  await ana.join();
  for (const engine of [ana, ben]) await engine.connected(1);
});

test('a transport may be a WebSocket of its own, to a server of ours', async (t) => {
  const server = await startServer();
  t.after(() => server.stop());
  const [tab] = await openTabs(t, 1, server.url);
  const transport = () => ({
    open(url, protocol) {
      const { pathname } = new URL(url);
      return new WebSocket(new URL(pathname, location.href.replace('http', 'ws')), protocol);
    },
  });
  const options = { dialect: 'parley' };
  const engines = [await start(tab, 'Ana', transport, options), await start(tab, 'Ben', transport, options)];
  for (const engine of engines) await engine.connected(1);
});
