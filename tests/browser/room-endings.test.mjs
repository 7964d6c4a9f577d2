// Why a room is not entered, or ends: the same codes from Room and from the element, and nothing is half joined.

import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import { eventually } from './support/browser.mjs';
import { RoomInPage } from './support/room-in-page.mjs';
import { Site } from './support/site.mjs';

const site = Site.forThisFile({ server: ['--room-members', '2'] });

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

/** What `Room.join` rejects with. */
async function endOfRoom({ server, ...options }) {
  const { code, serverCode = '', isOurs, message } = await page.failure(({ Room }, options) => Room.join(options),
    { ...quiet, ...options, ...server && { server } });
  assert.equal(isOurs, true, message);
  return [code, serverCode];
}

/** What `join()` of an element rejects with and what its event says; and how the element is then. */
function endOfElement({ server, ...options }) {
  return page.page.evaluate(async (attributes) => {
    const { ParleyError } = await import('/parley-room.js');
    const element = document.createElement('parley-room');
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    const told = [];
    element.addEventListener('error', ({ error }) => told.push([error.code, error.serverCode ?? '']));
    document.body.append(element);
    const error = await element.join().catch((reason) => reason);
    const { state, members, snapshot: { phase, signaling, self, ending } } = element;
    element.remove();
    const code = error instanceof ParleyError ? error.code : String(error);
    const now = [state, phase, signaling, self, members.length];
    return { thrown: [code, error.serverCode ?? ''], told, now, ending };
  }, { media: 'none', ...options, ...server && { signal: server } });
}

/** Each case with both. */
async function endsWith(options, code, serverCode = '') {
  assert.deepEqual(await endOfRoom(options), [code, serverCode]);
  const { thrown, told, now, ending } = await endOfElement(options);
  assert.deepEqual(thrown, [code, serverCode]);
  assert.deepEqual(told, [[code, serverCode]]);
  assert.deepEqual(now, ['lobby', 'lobby', 'closed', '', 0]);
  assert.deepEqual([ending.code, ending.serverCode], [code, serverCode]);
  assert.notEqual(ending.text, '');
}

test('a server that is not there', async () => {
  await open();
  await endsWith({ room: 'nobody', server: 'ws://127.0.0.1:1' }, 'server-unreachable');
  await page.nothingHeld();
});

test('a full room, and a token that does not count', async () => {
  await open();
  for (const name of ['Ana', 'Ben']) await page.join(name, { room: 'full', ...quiet });
  await endsWith({ room: 'full' }, 'refused', 'room-full');
  await endsWith({ room: 'r', dialect: 'call-room', token: 'none' }, 'refused', 'unauthorized');
  for (const name of ['Ana', 'Ben']) await page.read(name, (room) => room.leave());
  await page.nothingHeld();
});

test('a locked door whose host says no', async () => {
  await open();
  await page.join('Ana', { room: 'door', ...quiet });
  await page.read('Ana', (room) => {
    room.engine.addEventListener('change', () => {
      for (const { id } of room.engine.snapshot.moderation.knocks) room.engine.answerKnock(id, false);
    });
    room.engine.lockRoom();
  });
  await eventually('a lock', () => page.read('Ana', ({ engine }) => engine.snapshot.moderation.locked));
  await endsWith({ room: 'door' }, 'refused', 'refused');
  assert.equal(await page.read('Ana', (room) => room.members.length), 0);
  await page.read('Ana', (room) => room.leave());
  await page.nothingHeld();
});

test('a host who removes somebody: the element says why, and can be joined to another room', async () => {
  await open();
  await page.join('Ana', { room: 'out', ...quiet });
  await page.page.evaluate(async () => {
    await import('/parley-room.js');
    const element = document.createElement('parley-room');
    Object.assign(element, { room: 'out', name: 'Ben', media: 'none' });
    globalThis.told = [];
    for (const type of ['error', 'state', 'member-left']) {
      element.addEventListener(type, ({ detail }) => {
        globalThis.told.push(detail.state ?? detail.error?.serverCode ?? detail.member.name);
      });
    }
    document.body.append(element);
    await element.join();
  });
  await page.heard('Ana', { type: 'member-joined', name: 'Ben' });
  await page.read('Ana', (room) => room.engine.removeMember(room.members[0].id));
  await eventually('the lobby', () => page.page.evaluate(() => {
    return document.querySelector('parley-room').state === 'lobby';
  }));
  assert.deepEqual(await page.page.evaluate(() => globalThis.told.slice(-3)), ['Ana', 'removed', 'lobby']);
  const again = await page.page.evaluate(async () => {
    const element = document.querySelector('parley-room');
    element.room = 'elsewhere';
    await element.join();
    const result = [element.state, element.snapshot.room, element.snapshot.ending];
    element.remove();
    return result;
  });
  assert.deepEqual(again, ['in-room', 'elsewhere', null]);
  await page.read('Ana', (room) => room.leave());
});

test('who leaves by its own wish hears of no error, from either', async () => {
  await open();
  await page.join('Ana', { room: 'wish', ...quiet });
  await page.read('Ana', (room) => room.leave());
  assert.deepEqual((await page.events('Ana')).filter(({ type }) => type === 'error'), []);
  const told = await page.page.evaluate(async () => {
    await import('/parley-room.js');
    const element = document.createElement('parley-room');
    Object.assign(element, { room: 'wish', media: 'none' });
    const errors = [];
    element.addEventListener('error', ({ error }) => errors.push(error.code));
    document.body.append(element);
    await element.join();
    element.leave();
    const early = element.join();
    element.leave();
    const { code } = await early.catch((error) => error);
    const { ending } = element.snapshot;
    element.remove();
    return { errors, code, ending };
  });
  assert.deepEqual(told, { errors: [], code: 'left', ending: null });
});
