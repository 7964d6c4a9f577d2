// Real browsers in one room: all read the same safety code, and who comes again makes it another.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { desktop, eventually, phone } from './support/browser.mjs';
import { Site } from './support/site.mjs';

const site = Site.forThisFile();

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
  const [ana, ben, cem] = await site.comeTogether(['Ana', 'Ben', 'Cem']);
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
  const [ana, ben] = await site.comeTogether(['Ana', 'Ben']);
  const code = await eventually('a code', () => words(ana));
  assert.equal(code, await codeWith(ana, 'Ben'));
  await ben.element((element) => element.engine.leave());
  await ana.connected(0);
  assert.equal(await words(ana), '');
  assert.equal((await ana.snapshot()).notice, null);
  await ben.element((element) => element.engine.join());
  await Promise.all(site.pages.map((room) => room.connected(1)));
  const next = await eventually('a code', () => words(ana));
  assert.notEqual(next, code);
  assert.equal(next, await words(ben));
});

test('where certificates are swapped on the way, the codes differ', async () => {
  const [ana, ben] = [await site.come('Ana'), await site.come('Ben', { setUp: tamper })];
  // DTLS fails between these two: whoever swaps certificates in earnest stands in between with its own.
  const [one, other] = await Promise.all([ana, ben].map((room, index) => {
    return eventually('a code', () => codeWith(room, ['Ben', 'Ana'][index]));
  }));
  assert.match(one, sixWords);
  assert.match(other, sixWords);
  assert.notEqual(one, other);
});
