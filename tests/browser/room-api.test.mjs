// Rooms without a look of their own, as pages use them: events, streams, tracks of the page, abort, errors, leaving.

import assert from 'node:assert/strict';
import { createServer } from 'node:net';
import { afterEach, test } from 'node:test';
import { eventually } from './support/browser.mjs';
import { startOwnSite } from './support/own-site.mjs';
import { RoomInPage } from './support/room-in-page.mjs';
import { Site } from './support/site.mjs';

const site = Site.forThisFile({ server: ['--room-members', '2'] });

/** Those of the present test. @type {RoomInPage[]} */
let pages = [];

async function open() {
  const page = await RoomInPage.open(site.browser, site.server.url);
  pages.push(page);
  return page;
}

afterEach(async () => {
  const opened = pages;
  pages = [];
  await Promise.all(opened.map((page) => page.close()));
});

const quiet = { audio: false, video: false };

test('two people meet, and each event tells its part', async () => {
  const [ana, ben] = [await open(), await open()];
  await ana.join('Ana', { room: 'tea' });
  await ana.read('Ana', (room) => room.send('who is there?'));
  await ben.join('Ben', { room: 'tea' });
  assert.equal(await ben.read('Ben', (room) => room.state), 'in-room');
  for (const [page, name, other] of [[ana, 'Ana', 'Ben'], [ben, 'Ben', 'Ana']]) {
    await page.connected(name, 1);
    await page.heard(name, { type: 'member-joined', name: other });
    for (const kind of ['audio', 'video']) {
      await page.heard(name, { type: 'stream', name: other, kind, same: true, has: true });
    }
    const changes = await page.events(name);
    assert.ok(changes.some(({ type, changed }) => type === 'member-changed' && changed.includes('link')));
    assert.equal(changes.filter(({ type }) => type === 'member-joined').length, 1);
    assert.ok(await page.read(name, async (room) => {
      const video = Object.assign(document.createElement('video'), { muted: true });
      video.srcObject = room.stream(room.members[0].id);
      await video.play();
      await new Promise((resolve) => video.requestVideoFrameCallback(() => video.requestVideoFrameCallback(resolve)));
      return video.getVideoPlaybackQuality().totalVideoFrames > 0;
    }));
    assert.ok(await page.read(name, async (room) => {
      const report = await room.stats(room.members[0].id);
      return [...report.values()].some(({ type }) => type === 'inbound-rtp');
    }));
    assert.equal(await page.read(name, (room) => {
      return room.stream() === room.stream(room.self) && room.stream().getTracks().length === 2;
    }), true);
  }
  await ben.heard('Ben', { type: 'message', text: 'who is there?' });
  await ana.read('Ana', (room) => room.engine.setCamera(false));
  await eventually('a change of the camera', async () => {
    const all = await ben.events('Ben');
    return all.some(({ type, changed }) => type === 'member-changed' && changed.includes('cameraOn'));
  });

  await ben.read('Ben', (room) => room.leave());
  await ana.heard('Ana', { type: 'member-left', name: 'Ben' });
  assert.equal((await ben.events('Ben')).at(-1).state, 'left');
  assert.equal((await ana.events('Ana')).filter(({ type }) => type === 'error').length, 0);
});

test('messages are read in a loop, which ends with the room', async () => {
  const page = await open();
  await page.join('Ana', { room: 'talk', ...quiet });
  await page.read('Ana', (room) => {
    globalThis.read = [];
    globalThis.reading = (async () => {
      for await (const { from, text } of room.messages()) globalThis.read.push([from, text]);
      globalThis.read.push('end');
    })();
    globalThis.aborting = new AbortController();
    globalThis.aborted = (async () => {
      for await (const message of room.messages({ signal: globalThis.aborting.signal })) void message;
    })().catch((error) => error.name);
  });
  await page.join('Ben', { room: 'talk', ...quiet });
  await page.connected('Ben', 1);
  await page.read('Ben', (room) => ['one', 'two', 'three'].forEach((text) => room.send(text)));
  await eventually('three messages', () => page.page.evaluate(() => globalThis.read.length === 3));
  assert.equal(await page.page.evaluate(() => {
    globalThis.aborting.abort();
    return globalThis.aborted;
  }), 'AbortError');
  const ben = await page.read('Ben', (room) => room.self);
  await page.read('Ana', (room) => room.leave());
  await page.page.evaluate(() => globalThis.reading);
  assert.deepEqual(await page.page.evaluate(() => globalThis.read),
    [[ben, 'one'], [ben, 'two'], [ben, 'three'], 'end']);
});

test('tracks of the page take the place of devices without a negotiation, and stay the page\'s', async () => {
  const [ana, ben] = [await open(), await open()];
  await ana.paint('red', '#f00');
  await ana.paint('blue', '#00f');
  await ana.join('Ana', { room: 'paint', audio: false, video: 'red' });
  await ben.join('Ben', { room: 'paint', ...quiet });
  await ben.heard('Ben', { type: 'stream', kind: 'video' });
  await ben.shows('Ben', 'red');
  const negotiations = () => ana.page.evaluate(() => globalThis.observed.descriptions);
  const before = await negotiations();
  await ana.read('Ana', (room) => room.setTrack('video', globalThis.tracks.blue));
  await ben.shows('Ben', 'blue');
  assert.equal(await ana.read('Ana', (room) => room.stream().getVideoTracks()[0] === globalThis.tracks.blue), true);

  await ana.read('Ana', (room) => room.setTrack('video', null));
  await eventually('no camera', () => ben.read('Ben', (room) => !room.members[0].cameraOn));
  await ana.read('Ana', (room) => room.setTrack('video', globalThis.tracks.red));
  await ben.shows('Ben', 'red');
  assert.equal(await negotiations(), before);
  assert.equal((await ana.leaks.held()).granted, 0);

  await ana.read('Ana', (room) => room.setTrack('screen', globalThis.tracks.blue));
  await ben.heard('Ben', { type: 'stream', kind: 'screen', same: true });
  await ben.shows('Ben', 'blue', 'screen');
  await ben.shows('Ben', 'red');

  await ana.read('Ana', (room) => room.setTrack('video', true));
  assert.equal((await ana.leaks.held()).granted, 1);
  await ana.read('Ana', (room) => room.leave());
  assert.deepEqual(await ana.page.evaluate(() => Object.values(globalThis.tracks).map(({ readyState, enabled }) => {
    return [readyState, enabled];
  })), [['live', true], ['live', true]]);
  await ana.nothingHeld();
});

test('a stream of the page is sent where nothing was, and taken back', async () => {
  const page = await open();
  await page.paint('green', '#0f0');
  await page.join('Ana', { room: 'streams', ...quiet });
  await page.join('Ben', { room: 'streams', ...quiet });
  await page.connected('Ben', 1);
  await page.read('Ana', async (room) => {
    const [sound] = new AudioContext().createMediaStreamDestination().stream.getAudioTracks();
    globalThis.tracks.sound = sound;
    await room.addStream(new MediaStream([sound, globalThis.tracks.green]));
  });
  for (const kind of ['audio', 'video']) await page.heard('Ben', { type: 'stream', kind, has: true });
  await page.shows('Ben', 'green');
  assert.equal(await page.read('Ben', ({ members: [ana] }) => ana.microphoneOn && ana.cameraOn), true);
  // The one who asks is obeyed, and the page's track is as it was.
  await page.read('Ana', (room) => room.engine.setMicrophone(false));
  assert.equal(await page.page.evaluate(() => globalThis.tracks.sound.enabled), true);
  await page.read('Ana', (room) => room.removeStream());
  await eventually('nothing on', () => page.read('Ben', ({ members: [ana] }) => !ana.microphoneOn && !ana.cameraOn));
  assert.equal(await page.read('Ana', (room) => room.stream().getTracks().length), 0);
});

test('aborting leaves nothing half joined, whenever it is', async () => {
  const page = await open();
  // Takes connections, and never says a word.
  const sockets = new Set();
  const silent = createServer((socket) => sockets.add(socket.on('error', () => {})));
  await new Promise((resolve) => silent.listen(0, '127.0.0.1', resolve));
  const server = `ws://127.0.0.1:${silent.address().port}`;
  const abortedAfter = (steps) => page.failure(async ({ Room }, [server, steps]) => {
    const aborting = new AbortController();
    const joining = Room.join({ room: 'never', server, signal: aborting.signal });
    if (steps === 'socket') {
      await new Promise((resolve) => {
        const look = setInterval(() => {
          if (globalThis.observed.sockets.length === 0) return;
          clearInterval(look);
          resolve();
        }, 5);
      });
    } else {
      for (let step = 0; step < steps; step += 1) await Promise.resolve();
    }
    aborting.abort(new DOMException('Changed my mind.', 'AbortError'));
    await joining;
  }, [server, steps]);
  for (const steps of [0, 1, 3, 10]) {
    const { name, message } = await abortedAfter(steps);
    assert.deepEqual([name, message], ['AbortError', 'Changed my mind.']);
  }
  assert.equal(await page.page.evaluate(() => globalThis.observed.sockets.length), 0);
  assert.equal((await abortedAfter('socket')).name, 'AbortError');
  await page.nothingHeld();
  sockets.forEach((socket) => socket.destroy());
  silent.close();
});

test('aborting in the room leaves it', async () => {
  const page = await open();
  await page.join('Ben', { room: 'abort', ...quiet });
  await page.page.evaluate(async () => {
    const { Room } = await import('/core.js');
    globalThis.aborting = new AbortController();
    globalThis.rooms.Ana = await Room.join({ room: 'abort', name: 'Ana', signal: globalThis.aborting.signal });
  });
  await page.heard('Ben', { type: 'member-joined', name: 'Ana' });
  const states = await page.read('Ana', (room) => {
    const states = [];
    room.addEventListener('state', ({ state }) => states.push(state));
    globalThis.aborting.abort();
    return [room.state, ...states];
  });
  assert.deepEqual(states, ['left', 'left']);
  await page.heard('Ben', { type: 'member-left', name: 'Ana' });
  await page.read('Ben', (room) => room.leave());
  await page.nothingHeld();
});

test('what does not let us in has a code', async () => {
  const page = await open();
  const join = async (options) => {
    const failure = await page.failure(({ Room }, options) => Room.join(options), options);
    assert.equal(failure.isOurs, true, failure.message);
    return failure;
  };
  const missing = await join({ moduleUrl: new URL('nowhere.mjs', site.server.url) });
  assert.deepEqual([missing.code, missing.name], ['module-unreachable', 'ModuleError']);
  assert.match(missing.message, /nowhere\.mjs cannot be loaded/);
  const moduleUrl = (query) => `${site.server.url}parley-core.mjs?${query}`;
  assert.equal((await join({ moduleUrl: `${site.server.url}address.js` })).code, 'module-foreign');
  const noWasm = await join({ moduleUrl: moduleUrl(1), wasmUrl: `${site.server.url}nowhere.wasm` });
  assert.deepEqual([noWasm.code, noWasm.url], ['module-unreachable', `${site.server.url}nowhere.wasm`]);
  assert.equal((await join({ moduleUrl: moduleUrl(2), wasmUrl: `${site.server.url}healthz` })).code, 'module-foreign');

  const option = await join({ server: 'nonsense' });
  assert.deepEqual([option.code, option.option], ['bad-option', 'server']);
  const nobody = await join({ server: 'ws://127.0.0.1:1', room: 'nobody' });
  assert.equal(nobody.code, 'server-unreachable');

  await page.join('Ana', { room: 'full', ...quiet });
  await page.join('Ben', { room: 'full', ...quiet });
  const full = await join({ room: 'full', lang: 'de' });
  assert.deepEqual([full.code, full.serverCode, full.name], ['refused', 'room-full', 'RefusedError']);
  assert.match(full.message, /Raum|voll/);
  assert.equal((await join({ dialect: 'call-room', room: 'r', token: 'none' })).serverCode, 'unauthorized');
  for (const name of ['Ana', 'Ben']) await page.read(name, (room) => room.leave());
  await page.nothingHeld({ memories: 1 });
});

test('a page that forbids WebAssembly is told so, and one whose engine breaks', async () => {
  const page = await open();
  const policy = '<meta http-equiv="Content-Security-Policy" content="script-src \'self\'">';
  const own = await startOwnSite(policy, site.server.url);
  await page.page.goto(own.url);
  const codes = await page.page.evaluate(async () => {
    const { Room } = await import('/parley/core.js');
    const code = (options) => Room.join(options).catch((error) => error.code);
    class Engine {
      constructor() {
        throw new WebAssembly.RuntimeError('unreachable');
      }
    }
    return [await code({}), await code({ module: { Engine } })];
  });
  assert.deepEqual(codes, ['module-blocked', 'broken']);
  page.troubles = page.troubles.filter((trouble) => !/wasm|WebAssembly/.test(trouble));
  await page.nothingHeld({ memories: 0 });
  own.stop();
});

test('who is put out of the room hears why, and it is over', async () => {
  const page = await open();
  await page.join('Ana', { room: 'out', ...quiet });
  await page.join('Ben', { room: 'out', ...quiet });
  await page.heard('Ana', { type: 'member-joined', name: 'Ben' });
  await page.read('Ben', (room) => {
    room.addEventListener('error', ({ error }) => { globalThis.why = [error.code, error.serverCode]; });
  });
  await page.read('Ana', (room) => room.engine.removeMember(room.members[0].id));
  await page.heard('Ben', { type: 'state', state: 'left' });
  assert.deepEqual((await page.events('Ben')).slice(-2).map(({ type }) => type), ['error', 'state']);
  assert.deepEqual(await page.page.evaluate(() => globalThis.why), ['refused', 'removed']);
  await page.heard('Ana', { type: 'member-left', name: 'Ben' });
});

test('what cannot be done in a room has a code, and nothing comes of it', async () => {
  const page = await open();
  await page.join('Ana', { room: 'codes', ...quiet });
  const failing = async (run) => (await page.failure(run)).code;
  assert.equal(await failing(() => globalThis.rooms.Ana.send('x'.repeat(4001))), 'too-large');
  assert.equal(await failing(() => globalThis.rooms.Ana.send('☕'.repeat(1334))), 'too-large');
  assert.equal(await failing(() => globalThis.rooms.Ana.send('  ')), 'bad-option');
  assert.equal(await failing(() => globalThis.rooms.Ana.send(5)), 'bad-option');
  assert.equal(await failing(() => globalThis.rooms.Ana.stream('nobody')), 'unknown-member');
  assert.equal(await failing(() => globalThis.rooms.Ana.stats('nobody')), 'unknown-member');
  assert.equal(await failing(() => globalThis.rooms.Ana.setTrack('smell', null)), 'bad-option');
  assert.equal(await failing(() => globalThis.rooms.Ana.setTrack('video', {})), 'bad-option');
  assert.equal(await failing(() => {
    for (let count = 0; count < 30; count += 1) globalThis.rooms.Ana.send(`${count}`);
  }), 'too-fast');
  assert.equal(await page.read('Ana', (room) => room.engine.snapshot.chat.length), 20);

  await page.page.evaluate(() => {
    navigator.mediaDevices.getUserMedia = async () => {
      throw new DOMException('Permission denied', 'NotAllowedError');
    };
  });
  assert.equal(await failing(() => globalThis.rooms.Ana.setTrack('audio', true)), 'device-unavailable');
  await page.heard('Ana', { type: 'error', code: 'device-unavailable', kind: 'audio' });
  assert.equal(await page.read('Ana', (room) => room.state), 'in-room');

  await page.read('Ana', (room) => room.leave());
  await page.read('Ana', (room) => room.leave());
  for (const run of [
    () => globalThis.rooms.Ana.send('late'), () => globalThis.rooms.Ana.messages(),
    () => globalThis.rooms.Ana.stream(), () => globalThis.rooms.Ana.stats('x'),
    () => globalThis.rooms.Ana.setTrack('video', null), () => globalThis.rooms.Ana.removeStream(),
  ]) assert.equal(await failing(run), 'left');
});

test('the state says when the server is away, and that it is back', async () => {
  const page = await open();
  await page.join('Ana', { room: 'away', ...quiet });
  await page.page.evaluate(() => globalThis.observed.sockets.at(-1).close(4000));
  await page.heard('Ana', { type: 'state', state: 'reconnecting' });
  await page.heard('Ana', { type: 'state', state: 'in-room' });
});

test('leaving gives everything back', async () => {
  const page = await open();
  for (let round = 0; round < 3; round += 1) {
    await page.join('Ana', { room: 'leaving' });
    await page.join('Ben', { room: 'leaving' });
    await page.connected('Ben', 1);
    await page.heard('Ana', { type: 'stream', kind: 'video' });
    for (const name of ['Ana', 'Ben']) await page.read(name, (room) => room.leave());
    const { liveMost, globalListeners } = await page.nothingHeld();
    assert.ok(liveMost > 0);
    assert.deepEqual(globalListeners, []);
    assert.deepEqual(await page.read('Ana', ({ members, self, state }) => [members.length, self, state]),
      [0, '', 'left']);
  }
});
