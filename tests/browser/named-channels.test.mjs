// Data channels of pages: what one page sends by a name reaches the others' pages, whatever becomes of connections.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { eventually } from './support/browser.mjs';
import { EnginePage } from './support/engine-page.mjs';
import { Site } from './support/site.mjs';

const site = Site.forThisFile();

/** People in one room, each in a page of their own, without sound and pictures. */
async function meet(room, names, options = {}) {
  const pages = [];
  const people = [];
  for (const name of names) {
    pages.push(await EnginePage.open(site.browser, site.server.url));
    people.push(await enter(pages.at(-1), room, name, options));
  }
  for (const person of people) await person.connected(names.length - 1);
  return { pages, people };
}

const enter = (page, room, name, options) => {
  return page.start(name, { room, join: true, audio: false, video: false, ...options });
};
const closeAll = (pages) => Promise.all(pages.map((page) => page.close()));
const idOf = async (person) => (await person.snapshot()).self;

/** Declares a name, and keeps all that is heard of it in `heard[name]` of the page. */
function declare(person, name, options) {
  return person.read((engine, { name, options }) => {
    const channel = engine.channel(name, options);
    globalThis.heard ??= {};
    const heard = globalThis.heard[name] ??= { messages: [], open: [], close: [] };
    channel.addEventListener('message', ({ from, data }) => {
      heard.messages.push([from, typeof data === 'string' ? data : [...new Uint8Array(data.slice(0, 8))]]);
    });
    for (const type of ['open', 'close']) channel.addEventListener(type, ({ member }) => heard[type].push(member));
  }, { name, options });
}

const heard = (person, name) => person.page.evaluate((name) => globalThis.heard[name], name);
const reached = (person, name, count) => eventually(`${person.name} reaches ${count}`, () => {
  return person.read((engine, { name, count }) => engine.channel(name).members.length === count, { name, count });
});

/** In a page: the next negotiations fail, so that its connections are built anew. */
function refuseDescriptions() {
  const { setRemoteDescription } = RTCPeerConnection.prototype;
  let left = 2 * observed.connections.length;
  RTCPeerConnection.prototype.setRemoteDescription = function (...values) {
    if (left-- > 0) return Promise.reject(new DOMException('refused by the test', 'OperationError'));
    return setRemoteDescription.apply(this, values);
  };
}

test('a thousand messages arrive in their order, to all and to one, as text and as bytes', async () => {
  const { pages, people: [ana, ben, cem] } = await meet('channels', ['Ana', 'Ben', 'Cem'], { record: true });
  for (const person of [ana, ben, cem]) await declare(person, 'sketches');
  for (const person of [ana, ben, cem]) await reached(person, 'sketches', 2);
  const sent = await ana.read((engine) => {
    const channel = engine.channel('sketches');
    return Array.from({ length: 1000 }, (_, index) => {
      return channel.send(index % 2 ? Uint8Array.of(index >> 8, index & 255) : `confidential ${index}`);
    });
  });
  assert.ok(sent.every((count) => count === 2));
  const expected = Array.from({ length: 1000 }, (_, index) => {
    return index % 2 ? [index >> 8, index & 255] : `confidential ${index}`;
  });
  const from = await idOf(ana);
  for (const person of [ben, cem]) {
    const all = async () => (await heard(person, 'sketches')).messages.length === 1000;
    await eventually('a thousand messages', all);
    assert.deepEqual((await heard(person, 'sketches')).messages, expected.map((data) => [from, data]));
  }
  const to = await idOf(cem);
  assert.equal(await ben.read((engine, to) => engine.channel('sketches').send('for Cem', { to }), to), 1);
  assert.equal(await ben.read((engine) => engine.channel('sketches').send('', { to: 'nobody' })), 0);
  await eventually('one more', async () => (await heard(cem, 'sketches')).messages.length === 1001);
  assert.deepEqual((await heard(cem, 'sketches')).messages.at(-1), [await idOf(ben), 'for Cem']);
  assert.deepEqual((await heard(ana, 'sketches')).messages, []);
  // What was sent is nobody's business but the pages'.
  const recordings = await Promise.all([ana, ben].map((person) => person.read((engine) => engine.recording())));
  for (const recording of recordings) {
    assert.match(recording, /"order":\["openNamedChannel",/);
    assert.match(recording, /"tell":\["dataChannelAnnounced",\d+,"parley\.app\./);
    assert.doesNotMatch(recording, /confidential|sketches/);
  }
  await closeAll(pages);
});

test('each side sends with the reliability that it has asked for', async () => {
  const { pages, people: [ana, ben] } = await meet('reliability', ['Ana', 'Ben']);
  await ben.page.evaluate(() => {
    globalThis.seen = [];
    for (const connection of observed.connections) {
      connection.addEventListener('datachannel', ({ channel }) => {
        const { label, ordered, maxRetransmits, maxPacketLifeTime } = channel;
        seen.push([label, ordered, maxRetransmits, maxPacketLifeTime]);
      });
    }
  });
  await declare(ana, 'plain');
  await declare(ana, 'loose', { ordered: false });
  await declare(ana, 'lossy', { ordered: false, maxRetransmits: 0 });
  await declare(ana, 'timed', { maxPacketLifeTime: 500 });
  for (const name of ['plain', 'loose', 'lossy', 'timed']) await reached(ana, name, 1);
  const seen = await eventually('all four', async () => {
    const channels = await ben.page.evaluate(() => seen);
    return channels.length === 4 && channels;
  });
  assert.deepEqual(seen.sort(), [
    ['parley.app.loose', false, null, null],
    ['parley.app.lossy', false, 0, null],
    ['parley.app.plain', true, null, null],
    ['parley.app.timed', true, null, 500],
  ]);
  await closeAll(pages);
});

test('who waits for drained() never keeps much, and who does not is told before it is too much', async () => {
  const { pages, people: [ana, ben] } = await meet('back-pressure', ['Ana', 'Ben']);
  await declare(ana, 'film');
  await declare(ben, 'film');
  await reached(ana, 'film', 1);
  const most = await ana.read(async (engine) => {
    const film = engine.channel('film');
    let most = 0;
    for (let piece = 0; piece < 64; ++piece) {
      film.send(new Uint8Array(262_144).fill(piece));
      most = Math.max(most, film.bufferedAmount);
      await film.drained();
    }
    await film.drained({ below: 0 });
    return most;
  });
  assert.ok(most <= 65_536 + 262_144, `${most} bytes waited`);
  await eventually('16 MiB', async () => (await heard(ben, 'film')).messages.length === 64);
  const filling = await ana.read((engine) => {
    const film = engine.channel('film');
    try {
      for (let piece = 0; piece < 1000; ++piece) film.send(new Uint8Array(262_144));
    } catch (error) {
      return { name: error.name, waiting: film.bufferedAmount, open: film.members.length };
    }
    return undefined;
  });
  assert.equal(filling.name, 'QuotaExceededError');
  assert.equal(filling.open, 1);
  assert.ok(filling.waiting > 15 * 2 ** 20 && filling.waiting <= 16 * 2 ** 20, `${filling.waiting} bytes wait`);
  await closeAll(pages);
});

test('what is too large is refused with words, and what just fits arrives', async () => {
  const { pages, people: [ana, ben] } = await meet('large', ['Ana', 'Ben']);
  await declare(ana, 'bulk');
  await declare(ben, 'bulk');
  await reached(ana, 'bulk', 1);
  const refusal = await ana.read((engine) => {
    const bulk = engine.channel('bulk');
    bulk.send(new ArrayBuffer(262_144));
    try {
      bulk.send(new ArrayBuffer(262_145));
    } catch (error) {
      return [error.name, error.message];
    }
    return undefined;
  });
  assert.deepEqual(refusal, ['RangeError', 'The message has 262145 bytes; 262144 fit into one. Send it in pieces.']);
  await eventually('one', async () => (await heard(ben, 'bulk')).messages.length === 1);
  await closeAll(pages);
});

test('messages can be taken in a loop, and what came before their name was declared is there', async () => {
  const { pages, people: [ana, ben] } = await meet('loop', ['Ana', 'Ben']);
  await declare(ana, 'talk');
  await reached(ana, 'talk', 1);
  await ana.read((engine) => ['1', '2', '3'].forEach((data) => engine.channel('talk').send(data)));
  await eventually('sent', () => ana.read((engine) => engine.channel('talk').bufferedAmount === 0));
  const taken = ben.read(async (engine) => {
    const taken = [];
    for await (const { from, data } of engine.channel('talk')) {
      taken.push([from, data]);
      if (data === 'end') break;
    }
    return taken;
  });
  await ana.read((engine) => engine.channel('talk').send('end'));
  const from = await idOf(ana);
  assert.deepEqual(await taken, ['1', '2', '3', 'end'].map((data) => [from, data]));
  await closeAll(pages);
});

test('who comes later is reached too, and who closes is reached no more until it declares again', async () => {
  const { pages, people: [ana, ben] } = await meet('later', ['Ana', 'Ben']);
  await declare(ana, 'draw');
  await declare(ben, 'draw');
  await reached(ana, 'draw', 1);
  pages.push(await EnginePage.open(site.browser, site.server.url));
  const cem = await enter(pages.at(-1), 'later', 'Cem', {});
  await declare(cem, 'draw');
  for (const person of [ana, ben, cem]) await reached(person, 'draw', 2);
  assert.deepEqual((await heard(ana, 'draw')).open, [await idOf(ben), await idOf(cem)]);

  await ben.read((engine) => {
    const draw = engine.channel('draw');
    draw.send('last');
    draw.close();
  });
  for (const person of [ana, cem]) await reached(person, 'draw', 1);
  assert.deepEqual((await heard(ana, 'draw')).close, [await idOf(ben)]);
  assert.deepEqual((await heard(ana, 'draw')).messages, [[await idOf(ben), 'last']]);
  await declare(ben, 'draw');
  for (const person of [ana, ben, cem]) await reached(person, 'draw', 2);
  await ana.read((engine) => engine.channel('draw').send('again'));
  await eventually('again', async () => (await heard(ben, 'draw')).messages.length === 1);

  await cem.leave();
  await reached(ana, 'draw', 1);
  const closed = await ana.read((engine) => {
    const draw = engine.channel('draw');
    engine.close();
    const later = engine.channel('late');
    return [draw.closed, draw.members, later.closed];
  });
  assert.deepEqual(closed, [true, [], true]);
  await closeAll(pages);
});

test('a connection that is built anew has them again', async () => {
  const { pages, people: [ana, ben] } = await meet('anew', ['Ana', 'Ben']);
  await declare(ana, 'draw');
  await declare(ben, 'draw');
  await reached(ana, 'draw', 1);
  await reached(ben, 'draw', 1);
  await pages[1].page.evaluate(refuseDescriptions);
  await pages[0].page.evaluate(() => observed.connections.forEach((connection) => connection.restartIce()));
  await eventually('opened again', async () => (await heard(ana, 'draw')).open.length === 2);
  await eventually('opened again', async () => (await heard(ben, 'draw')).open.length === 2);
  await ana.read((engine) => engine.channel('draw').send('after all'));
  await ben.read((engine) => engine.channel('draw').send('after all'));
  for (const person of [ana, ben]) {
    await eventually('a message', async () => (await heard(person, 'draw')).messages.length === 1);
    assert.equal((await heard(person, 'draw')).close.length, 1);
  }
  await closeAll(pages);
});
