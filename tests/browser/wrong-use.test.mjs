// What pages do wrong with rooms and with the element: errors with a code that say what to do, and nothing half joined.

import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import { eventually } from './support/browser.mjs';
import { RoomInPage } from './support/room-in-page.mjs';
import { Site } from './support/site.mjs';

const site = Site.forThisFile();

/** @type {RoomInPage | undefined} of the present test */
let page;

async function open() {
  page = await RoomInPage.open(site.browser, site.server.url);
  return page;
}

afterEach(async () => {
  await page?.close();
  page = undefined;
});

const quiet = { audio: false, video: false };

/** Puts an element into the page, as `element` from then on; `attempt` says what comes of a use of it. */
function putElement(attributes) {
  return page.page.evaluate(async (attributes) => {
    await import('/parley-room.js');
    const element = document.createElement('parley-room');
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    const told = [];
    element.addEventListener('error', ({ error }) => told.push(error));
    const attempt = async (use) => {
      const before = told.length;
      try {
        await use(element);
        return 'done';
      } catch (error) {
        const news = told.slice(before);
        return news.length === 1 && news[0] === error && error.message.length > 20 ? error.code : `not told: ${error}`;
      }
    };
    Object.assign(globalThis, { element, attempt });
    document.body.append(element);
  }, attributes);
}

for (const [what, options, option] of [
  ['another protocol', { server: 'http://example.org' }, 'server'],
  ['half an address', { server: 'wss://' }, 'server'],
  ['a number', { server: 5 }, 'server'],
  ['a word', { server: 'the usual one' }, 'server'],
  ['an unknown dialect', { dialect: 'morse' }, 'dialect'],
  ['a name that is too long', { name: 'x'.repeat(161) }, 'name'],
  ['a room that is none', { room: 7 }, 'room'],
  ['a device that is none', { video: 'front' }, 'video'],
  ['ICE servers without addresses', { iceServers: [{}] }, 'iceServers'],
  ['a signal that is an address', { signal: 'wss://example.org' }, 'signal'],
]) {
  test(`Room.join() with ${what} says which option, and opens nothing`, async () => {
    await open();
    const failure = await page.failure(({ Room }, given) => Room.join(given), options);
    assert.deepEqual([failure.isOurs, failure.code, failure.option], [true, 'bad-option', option]);
    assert.match(failure.message, new RegExp(`^${option} has to be `));
    assert.deepEqual(await page.page.evaluate(() => [globalThis.observed.sockets.length, globalThis.watched.granted]),
      [0, 0]);
  });
}

test('Room.join() twice makes two people, each of whom leaves alone', async () => {
  await open();
  await Promise.all(['Ana', 'Ben'].map((name) => page.join(name, { room: 'twice', ...quiet })));
  await page.connected('Ana', 1);
  await page.read('Ana', (room) => room.leave());
  await page.heard('Ben', { type: 'member-left', name: 'Ana' });
  assert.deepEqual(await page.read('Ben', ({ state, members }) => [state, members.length]), ['in-room', 0]);
  await page.read('Ben', (room) => room.leave());
  await page.nothingHeld();
});

test('a room that was left takes no call, and what is no stream is not sent', async () => {
  await open();
  await page.join('Ana', { room: 'left', ...quiet });
  const failing = async (run) => (await page.failure(run)).code;
  assert.equal(await failing(() => globalThis.rooms.Ana.addStream({})), 'bad-option');
  assert.equal(await failing(() => globalThis.rooms.Ana.addStream(null)), 'bad-option');
  const leaving = await page.page.evaluate(async () => {
    const { Ana } = globalThis.rooms;
    const turning = Ana.setTrack('video', true).catch((error) => error.code);
    await Ana.leave();
    return turning;
  });
  assert.equal(leaving, 'left');
  for (const run of [
    () => globalThis.rooms.Ana.channel('sketches'), () => globalThis.rooms.Ana.addStream(new MediaStream()),
    () => globalThis.rooms.Ana.setTrack('audio', true),
  ]) assert.equal(await failing(run), 'left');
  await page.nothingHeld();
});

test('the element before, in and after its room says what cannot be done, each time once', async () => {
  await open();
  await putElement({ room: 'uses', media: 'none', name: 'Ana' });
  await eventually('the lobby', () => page.page.evaluate(() => globalThis.element.state === 'lobby'));
  const codes = await page.page.evaluate(async () => {
    const { attempt } = globalThis;
    const uses = [
      (one) => one.send('early'), (one) => one.share(), (one) => one.join(), (one) => one.join(),
      (one) => one.send('  '), (one) => one.send('x'.repeat(4001)), (one) => one.send('☕'.repeat(1334)),
      (one) => one.leave(),
      // The state is told later; the room is left at once.
      (one) => one.send('late'), (one) => one.share(), (one) => one.leave(), (one) => one.join(),
    ];
    const results = [];
    for (const use of uses) results.push(await attempt(use));
    return results;
  });
  assert.deepEqual(codes, ['not-in-room', 'not-in-room', 'done', 'already-joined', 'bad-option', 'too-large',
    'too-large', 'done', 'not-in-room', 'not-in-room', 'done', 'done']);
  const flood = await page.page.evaluate(async () => {
    const results = [];
    for (let count = 0; count < 22; count += 1) results.push(await globalThis.attempt((one) => one.send(`${count}`)));
    return [results.slice(0, 20).every((result) => result === 'done'), results.at(-1), globalThis.element.state];
  });
  assert.deepEqual(flood, [true, 'too-fast', 'in-room']);
  await page.page.evaluate(() => globalThis.element.remove());
});

for (const [attribute, value] of [['signal', 'http://example.org'], ['signal', 'wss://'], ['dialect', ''],
  ['assets', 'file:///parley/'], ['assets', 'http://']]) {
  test(`the element with ${attribute}="${value}" does not start, and starts when it is corrected`, async () => {
    await open();
    await putElement({ room: 'attributes', media: 'none', [attribute]: value });
    assert.equal(await page.page.evaluate(() => globalThis.attempt((one) => one.join())), 'bad-attribute');
    assert.deepEqual(await page.page.evaluate(() => {
      const { state, engine, members } = globalThis.element;
      return [state, engine === undefined, members.length, globalThis.observed.sockets.length];
    }), ['failed', true, 0, 0]);
    await page.page.evaluate((wrong) => globalThis.element.removeAttribute(wrong), attribute);
    assert.equal(await page.page.evaluate(() => globalThis.attempt((one) => one.join())), 'done');
    await page.page.evaluate(() => globalThis.element.remove());
    await page.nothingHeld({ memories: 0 });
  });
}
