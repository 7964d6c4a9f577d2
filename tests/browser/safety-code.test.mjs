// Real browsers in one room: all read the same safety code, and who comes again makes it another.

import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, test } from 'node:test';
import { RoomPage, desktop, eventually, launchBrowser, phone } from './support/browser.mjs';
import { startServer } from './support/server.mjs';

let server;
let browser;
/** @type {RoomPage[]} */
let pages;
let rooms = 0;

before(async () => {
  server = await startServer();
  browser = await launchBrowser();
});

after(async () => {
  await browser?.close();
  await server?.stop();
});

beforeEach(() => {
  pages = [];
  rooms += 1;
});

afterEach(async () => {
  for (const room of pages) {
    assert.deepEqual(room.troubles, []);
    await room.close();
  }
});

async function come(name, setUp = () => {}) {
  const url = `${server.url}?room=safety-${rooms}&name=${name}&media=a&join=1`;
  const context = await browser.newContext({ viewport: { width: 640, height: 400 } });
  await context.addInitScript(setUp);
  const room = new RoomPage(await context.newPage());
  await room.page.goto(url);
  await eventually('a first picture', () => room.element((element) => element.framesDrawn > 0));
  pages.push(room);
  return room;
}

const words = async (room) => (await room.snapshot()).safetyCode.words;
const codeWith = async (room, name) => (await room.snapshot()).members.find((one) => one.name === name)?.safetyCode;
const sixWords = /^[a-z]+( [a-z]+){5}$/;

/** What the others' descriptions say of certificates is replaced before the page reads it, as a server could do. */
function tamper() {
  const swap = (frame) => frame.replace(/(a=fingerprint:sha-256 )(?:[0-9A-F]{2}:?){32}/g, (_, start) => {
    return start + Array(32).fill('66').join(':');
  });
  const { get } = Object.getOwnPropertyDescriptor(MessageEvent.prototype, 'data');
  Object.defineProperty(MessageEvent.prototype, 'data', {
    get() {
      const data = get.call(this);
      return typeof data === 'string' ? swap(data) : data;
    },
  });
}

test('three pages read the same words, and each pair has its own', async () => {
  const [ana, ben, cem] = [await come('Ana'), await come('Ben'), await come('Cem')];
  await Promise.all(pages.map((room) => room.connected(2)));
  const code = await eventually('a code', () => words(ana));
  assert.match(code, sixWords);
  for (const room of [ben, cem]) assert.equal(await eventually('a code', () => words(room)), code);
  assert.match(await codeWith(ana, 'Ben'), sixWords);
  assert.equal(await codeWith(ana, 'Ben'), await codeWith(ben, 'Ana'));
  assert.notEqual(await codeWith(ana, 'Ben'), await codeWith(ana, 'Cem'));

  await ana.resize(desktop);
  await ana.press('People');
  const section = ana.page.getByRole('group', { name: /^Safety code: / });
  await section.waitFor({ state: 'attached' });
  assert.ok((await section.getAttribute('aria-label')).includes(code));
  await ana.press('What to do about Ben');
  await ana.press('Safety code with Ben');
  await ana.page.getByRole('group', { name: /^Safety code with Ben: / }).waitFor({ state: 'attached' });
  await ana.keep('safety-desktop');
  await ana.keep('safety-phone', phone);
});

test('a member who leaves changes the code back, and who comes again has another certificate', async () => {
  const [ana, ben] = [await come('Ana'), await come('Ben')];
  await Promise.all(pages.map((room) => room.connected(1)));
  const code = await eventually('a code', () => words(ana));
  assert.equal(code, await codeWith(ana, 'Ben'));
  await ben.element((element) => element.engine.leave());
  await ana.connected(0);
  assert.equal(await words(ana), '');
  assert.equal((await ana.snapshot()).notice, null);
  await ben.element((element) => element.engine.join());
  await Promise.all(pages.map((room) => room.connected(1)));
  const next = await eventually('a code', () => words(ana));
  assert.notEqual(next, code);
  assert.equal(next, await words(ben));
});

test('where certificates are swapped on the way, the codes differ', async () => {
  const [ana, ben] = [await come('Ana'), await come('Ben', tamper)];
  // DTLS fails between these two: whoever swaps certificates in earnest stands in between with its own.
  const [one, other] = await Promise.all([ana, ben].map((room, index) => {
    return eventually('a code', () => codeWith(room, ['Ben', 'Ana'][index]));
  }));
  assert.match(one, sixWords);
  assert.match(other, sixWords);
  assert.notEqual(one, other);
});
