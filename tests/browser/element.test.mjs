// <parley-room> as an element: attributes, properties, methods, events, looks, and what is used in a wrong way.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { eventsBetween } from '../../web/canvas/room-events.js';
import { eventually } from './support/browser.mjs';
import { openHostPage, troublesOf } from './support/host-page.mjs';
import { Site } from './support/site.mjs';

const site = Site.forThisFile();

/** Loads the element, and keeps what its events say. Further lines run after it. */
const script = (lines = '') => `
  import '/parley-room.js';
  const heard = globalThis.heard = [];
  const types = ['state', 'member-joined', 'member-left', 'message', 'media', 'error'];
  globalThis.hear = (element) => {
    for (const type of types) {
      element.addEventListener(type, ({ detail }) => heard.push([type, {
        name: detail.member?.name ?? detail.name, text: detail.text, from: detail.from, own: detail.own,
        state: detail.state, code: detail.error?.code, attribute: detail.error?.attribute,
        says: detail.error?.message, muted: detail.muted, sharing: detail.sharing,
      }]));
    }
  };
  for (const element of document.querySelectorAll('parley-room')) hear(element);
  ${lines}
`;

const styles = '<style>parley-room { width: 320px; height: 300px; }</style>';

/** @param {string} body @param {object} [options] as of `openHostPage` */
function open(t, body, { lines, ...options } = {}) {
  return openHostPage(t, site, { head: styles, body, script: script(lines), ...options });
}

const heard = (page, type) => page.evaluate((wanted) => globalThis.heard.filter(([one]) => one === wanted)
  .map(([, detail]) => detail), type);
const element = (page, read, argument) => page.locator('parley-room').first().evaluate(read, argument);
const inState = (page, state) => eventually(`state ${state}`, () => {
  return element(page, (one, wanted) => one.state === wanted, state);
});
/** What comes of a method: "done", or the error's name and code. */
const outcome = (page, method, ...values) => element(page, async (one, call) => {
  try {
    return await one[call.method](...call.values) ?? 'done';
  } catch (error) {
    return `${error.name} ${error.code}`;
  }
}, { method, values });

const member = (id, more = {}) => ({ id, name: id.toUpperCase(), sound: 0, link: 'connected', ...more });
const snapshot = (more = {}) => ({
  members: [], chat: [], files: [], moderation: { knocks: [] }, invitations: { incoming: null }, notice: null,
  microphone: { state: 'off' }, camera: { state: 'off' }, screen: { state: 'off' }, ...more,
});

test('events are what is different between two snapshots', () => {
  const told = (before, after) => eventsBetween(before, after).map(({ type, detail }) => [type, detail]);
  assert.deepEqual(told(snapshot(), snapshot()), []);
  assert.deepEqual(told(undefined, snapshot()), [['media', { muted: true, camera: false, sharing: false }]]);
  const two = snapshot({ members: [member('a'), member('b')] });
  const other = snapshot({ members: [member('b', { sound: 3 }), member('c')] });
  assert.deepEqual(told(two, other),
    [['member-left', { member: member('a') }], ['member-joined', { member: member('c') }]]);
  assert.deepEqual(told(two, snapshot({ members: [member('a', { name: 'Ana' }), member('b')] })),
    [['member-changed', { member: member('a', { name: 'Ana' }) }]]);
  assert.deepEqual(told(two, undefined).map(([type]) => type), ['member-left', 'member-left']);
  const line = { sequence: 4, author: 'a', name: 'Ana', text: 'Hi', own: false, told: false };
  const talk = snapshot({ chat: [line] });
  assert.deepEqual(told(snapshot(), talk),
    [['message', { from: 'a', name: 'Ana', text: 'Hi', own: false, told: false }]]);
  assert.deepEqual(told(talk, snapshot({ chat: [line, { ...line, sequence: 5, own: true }] })).length, 1);
  const live = snapshot({ microphone: { state: 'requesting' }, screen: { state: 'on' } });
  assert.deepEqual(told(snapshot(), live), [['media', { muted: false, camera: false, sharing: true }]]);
  const busy = snapshot({
    notice: { kind: 'warning', text: 'Slow down' }, invitations: { incoming: { name: 'Ben', room: 'tea' } },
    moderation: { knocks: [{ id: 'k', name: 'Kim' }] }, files: [{ id: 7 }],
  });
  assert.deepEqual(told(snapshot(), busy).map(([type]) => type), ['file', 'knock', 'invitation', 'notice']);
});

test('two elements on one page meet, write and part, and their events tell it', async (t) => {
  const page = await open(t, `<parley-room room="el-two" name="Ana" media="none"></parley-room>
    <parley-room room="el-two" name="Ben" media="none"></parley-room>`);
  const [first, second] = [page.locator('parley-room').nth(0), page.locator('parley-room').nth(1)];
  await Promise.all([first.evaluate((one) => one.join()), second.evaluate((one) => one.join())]);
  await eventually('both connected', () => page.evaluate(() => [...document.querySelectorAll('parley-room')]
    .every(({ members }) => members.length === 1 && members[0].link === 'connected')));
  const ids = await second.evaluate((one) => one.members.map(({ id }) => id));
  await first.evaluate((one) => one.send('Good morning'));
  await eventually('the message', async () => (await heard(page, 'message')).length === 2);
  const messages = await heard(page, 'message');
  const received = messages.find(({ own }) => !own);
  assert.deepEqual([received.from, received.name, received.text], [ids[0], 'Ana', 'Good morning']);
  await second.evaluate((one) => one.remove());
  await eventually('somebody left', async () => (await heard(page, 'member-left')).length === 2);
  assert.deepEqual((await heard(page, 'member-joined')).map(({ name }) => name).sort(), ['Ana', 'Ben']);
  const states = (await heard(page, 'state')).map(({ state }) => state);
  assert.deepEqual([...new Set(states)].sort(), ['in-room', 'joining', 'loading', 'lobby', 'out']);
  assert.deepEqual(await first.evaluate((one) => [one.state, one.members.length]), ['in-room', 0]);
  assert.deepEqual(await troublesOf(page), []);
});

test('what is said before there is an engine is done when there is one', async (t) => {
  const page = await open(t, '', { lines: `
    const room = document.createElement('parley-room');
    hear(room);
    Object.assign(room, { room: 'el-early', name: 'Ana', layout: 'speaker' });
    room.muted = true;
    room.camera = false;
    globalThis.early = [room.getAttribute('room'), room.muted, room.camera, room.state, room.members.length];
    globalThis.joined = room.join();
    document.body.append(room);` });
  assert.deepEqual(await page.evaluate(() => globalThis.early), ['el-early', true, false, 'out', 0]);
  await page.evaluate(() => globalThis.joined);
  const now = await element(page, ({ state, muted, camera, snapshot: { room, name, microphone } }) => {
    return [state, muted, camera, room, name, microphone.state];
  });
  assert.deepEqual(now, ['in-room', true, false, 'el-early', 'Ana', 'off']);
  await element(page, (one) => {
    one.muted = false;
  });
  await eventually('a microphone that is on', () => element(page, ({ snapshot: { microphone } }) => {
    return microphone.state === 'on';
  }));
  assert.equal(await element(page, ({ muted }) => muted), false);
  await eventually('an event of it', async () => (await heard(page, 'media')).at(-1).muted === false);
});

test('properties that were set before the element was defined count', async (t) => {
  const body = '<parley-room media="none"></parley-room>';
  const page = await openHostPage(t, site, { head: styles, body, script: `
    const room = document.querySelector('parley-room');
    Object.assign(room, { room: 'el-upgrade', name: 'Ana', drawVideo: true });
    await import('/parley-room.js');
    await room.join();` });
  await inState(page, 'in-room');
  const now = await element(page, (one) => {
    return [one.snapshot.room, one.getAttribute('name'), one.hasAttribute('draw-video')];
  });
  assert.deepEqual(now, ['el-upgrade', 'Ana', true]);
});

test('join that a framework sets as a property is the attribute, and the method stays', async (t) => {
  const body = '<div></div>';
  const page = await openHostPage(t, site, { head: styles, body, script: `
    await import('/parley-room.js');
    const room = Object.assign(document.createElement('parley-room'), { media: 'none', room: 'el-jsx', join: true });
    document.querySelector('div').append(room);` });
  await inState(page, 'in-room');
  const now = await element(page, async (one) => {
    const left = new Promise((resolve) => one.addEventListener('state', resolve, { once: true }));
    one.leave();
    await left;
    one.join = false;
    await one.join();
    return [one.hasAttribute('join'), one.state];
  });
  assert.deepEqual(now, [false, 'in-room']);
});

test('join() twice, leave() before and after: one join, and errors that say what to do', async (t) => {
  const page = await open(t, '<parley-room room="el-twice" name="Ana" media="none"></parley-room>');
  const codes = await element(page, async (one) => {
    const code = (promise) => promise.then(() => 'joined', (error) => error.code);
    const results = [code(one.join()), code(one.join())];
    one.leave();
    results.push(code(one.join()));
    return Promise.all(results);
  });
  assert.deepEqual(codes, ['left', 'already-joined', 'joined']);
  assert.equal(await outcome(page, 'join'), 'ParleyError already-joined');
  const errors = await heard(page, 'error');
  assert.deepEqual(errors.map(({ code }) => code), ['already-joined', 'already-joined']);
  assert.match(errors[0].says, /Call leave\(\) first/);
  await element(page, (one) => one.leave());
  await inState(page, 'lobby');
  assert.equal(await outcome(page, 'join'), 'done');
  assert.deepEqual(await troublesOf(page), []);
});

test('messages outside of a room and over the limit are not sent, and say why', async (t) => {
  const page = await open(t, '<parley-room room="el-limit" name="Ana" media="none"></parley-room>');
  await inState(page, 'lobby');
  assert.equal(await outcome(page, 'send', 'Hello'), 'ParleyError not-in-room');
  assert.equal(await outcome(page, 'share'), 'ParleyError not-in-room');
  await element(page, (one) => one.join());
  assert.equal(await outcome(page, 'send', 'é'.repeat(2001)), 'ParleyError too-large');
  await element(page, (one) => one.send('é'.repeat(2000)));
  await eventually('the message', async () => (await heard(page, 'message')).length === 1);
  const codes = (await heard(page, 'error')).map(({ code }) => code);
  assert.deepEqual(codes, ['not-in-room', 'not-in-room', 'too-large']);
});

test('share() resolves when the screen is shown, and when it is not any more; a refusal is an error', async (t) => {
  const page = await open(t, '<parley-room room="el-share" name="Ana" media="none"></parley-room>');
  await element(page, (one) => one.join());
  assert.equal(await outcome(page, 'share'), 'done');
  assert.equal(await element(page, ({ snapshot: { screen } }) => screen.state), 'on');
  assert.equal(await outcome(page, 'share', false), 'done');
  assert.deepEqual((await heard(page, 'media')).map(({ sharing }) => sharing).slice(-2), [true, false]);
  await page.evaluate(() => {
    navigator.mediaDevices.getDisplayMedia = () => Promise.reject(new DOMException('no', 'NotAllowedError'));
  });
  assert.equal(await outcome(page, 'share'), 'ParleyError device-unavailable');
});

test('after the element was taken out its methods say so, and put in again it works', async (t) => {
  const page = await open(t, '<parley-room room="el-out" name="Ana" media="none"></parley-room>', { lines: `
    const room = globalThis.room = document.querySelector('parley-room');
    globalThis.attempt = async (action) => {
      try {
        await action(room);
        return 'done';
      } catch (error) {
        return error.code;
      }
    };` });
  await inState(page, 'lobby');
  const codes = await page.evaluate(async () => {
    const { room, attempt } = globalThis;
    const joining = attempt((one) => one.join());
    room.remove();
    const pending = await joining;
    return [pending, await attempt((one) => one.join()), await attempt((one) => one.send('x')),
      await attempt((one) => one.share()), await attempt((one) => { one.muted = true; }),
      await attempt((one) => one.leave()), room.state, room.engine === undefined];
  });
  assert.deepEqual(codes, ['taken-out', 'taken-out', 'taken-out', 'taken-out', 'taken-out', 'done', 'out', true]);
  await page.evaluate(() => {
    document.body.append(globalThis.room);
    return globalThis.room.join();
  });
  await inState(page, 'in-room');
});

test('layout and colors are the page\'s to choose, at any time', async (t) => {
  const page = await open(t, `<parley-room room="el-look" name="Ana" media="none" layout="speaker" join></parley-room>
    <parley-room room="el-look" name="Ben" media="none" join></parley-room>`);
  const control = (name) => page.locator('parley-room').first().getByRole('button', { name })
    .waitFor({ state: 'attached' });
  await control('Show all in a grid');
  await element(page, (one) => {
    one.layout = 'gallery';
  });
  await control('Show the speaker large');
  const colorAt = (x, y) => element(page, (one, place) => new Promise((resolve) => {
    one.addEventListener('frame', () => {
      const gl = one.shadowRoot.querySelector('canvas').getContext('webgl2');
      const pixel = new Uint8Array(4);
      gl.readPixels(place.x, place.y, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, pixel);
      resolve([...pixel].slice(0, 3));
    }, { once: true });
    const move = new PointerEvent('pointermove', { clientX: 20, isPrimary: true });
    one.shadowRoot.querySelector('canvas').dispatchEvent(move);
  }), { x, y });
  assert.deepEqual(await colorAt(1, 1), [0x0e, 0x12, 0x16]);
  await element(page, (one) => one.style.setProperty('--parley-background', 'hsl(280 60% 10%)'));
  await eventually('the page\'s color', async () => (await colorAt(1, 1))[1] === 0x0a);
  assert.deepEqual(await colorAt(1, 1), [0x1f, 0x0a, 0x29]);
  const styled = await element(page, (one) => {
    const style = document.createElement('style');
    style.textContent = `parley-room::part(message) { letter-spacing: 3px; }
      parley-room::part(canvas) { opacity: 0.5; }`;
    document.head.append(style);
    return [...one.shadowRoot.querySelectorAll('[part]')].map((part) => getComputedStyle(part))
      .map(({ letterSpacing, opacity }) => [letterSpacing, opacity]);
  });
  assert.deepEqual(styled, [['normal', '0.5'], ['3px', '1']]);
});

test('a wrong word in an attribute is told, and the default is taken', async (t) => {
  const body = '<parley-room room="el-words" media="lots" layout="heap" name="Ana"></parley-room>';
  const page = await open(t, body, { lines: `
    const [room] = document.querySelectorAll('parley-room');
    room.remove();
    await Promise.resolve();
    document.body.append(room);` });
  await inState(page, 'lobby');
  const errors = await heard(page, 'error');
  assert.deepEqual(errors.map(({ code, attribute }) => [code, attribute]),
    [['bad-attribute', 'media'], ['bad-attribute', 'layout']]);
  assert.match(errors[1].says, /"gallery", "speaker"; it is "heap"\. "gallery" is taken/);
  await element(page, (one) => one.setAttribute('name', 'x'.repeat(200)));
  assert.equal((await heard(page, 'error')).at(-1).attribute, 'name');
  await eventually('a name that was cut', () => element(page, ({ snapshot: { name } }) => name === 'x'.repeat(160)));
});

test('with a signal or dialect that is none nothing is joined; corrected, the room starts', async (t) => {
  const page = await open(t, '<parley-room room="el-signal" signal="the usual one" media="none" join></parley-room>');
  await inState(page, 'failed');
  await page.getByText('The room cannot start').waitFor();
  assert.match(await page.getByText('The room cannot start').textContent(), /signal="the usual one"/);
  assert.equal(await element(page, ({ engine }) => engine === undefined), true);
  assert.equal(await outcome(page, 'join'), 'AttributeError bad-attribute');
  await element(page, (one) => {
    one.dialect = 'morse';
    one.removeAttribute('signal');
  });
  await page.getByText('dialect="morse"').waitFor();
  await element(page, (one) => {
    one.dialect = 'parley';
    one.name = 'Ana';
  });
  await inState(page, 'in-room');
  assert.deepEqual(await troublesOf(page), []);
});

test('other servers\' attributes that change within a call wait for its end', async (t) => {
  const page = await open(t, '<parley-room room="el-stale" name="Ana" media="none"></parley-room>');
  await element(page, (one) => one.join());
  assert.equal(await element(page, async (one) => {
    const { engine } = one;
    one.lang = 'de';
    await new Promise((resolve) => setTimeout(resolve));
    return one.engine === engine && one.state === 'in-room';
  }), true);
  await element(page, (one) => one.leave());
  await page.getByRole('button', { name: 'Beitreten' }).waitFor({ state: 'attached' });
});

/** A WebAssembly module with nothing in it. */
const emptyModule = Buffer.from('AGFzbQEAAAA=', 'base64');

for (const [what, file, answer, code, words] of [
  ['is not there', 'parley.wasm', { status: 404 }, 'module-unreachable', /parley\.wasm \(status 404\)/],
  ['cannot be reached', 'parley.mjs', undefined, 'module-unreachable', /could not be loaded/],
  ['is a text', 'parley.wasm', { contentType: 'text/plain', body: 'Hello' }, 'module-foreign',
    /belongs to something else/],
  ['is a text that says otherwise', 'parley.wasm', { contentType: 'application/wasm', body: 'Hello' }, 'module-foreign',
    /belongs to something else/],
  ['is somebody else\'s', 'parley.wasm', { contentType: 'application/wasm', body: emptyModule }, 'module-foreign',
    /belongs to something else/],
]) {
  test(`a file of the module that ${what} is told, and join() tries again`, async (t) => {
    const page = await open(t, '');
    await page.route(`**/${file}`, (route) => (answer ? route.fulfill(answer) : route.abort()));
    await page.evaluate(() => {
      const room = document.createElement('parley-room');
      Object.assign(room, { room: 'el-module', name: 'Ana', media: 'none' });
      globalThis.hear(room);
      document.body.append(room);
    });
    await inState(page, 'failed');
    const [error] = await heard(page, 'error');
    assert.equal(error.code, code);
    assert.match(error.says, /Copy the whole folder/);
    assert.match(await page.locator('parley-room .message').textContent(), words);
    await page.unroute(`**/${file}`);
    // Browsers remember a module that could not be had for as long as the page is open.
    if (file === 'parley.wasm') assert.equal(await outcome(page, 'join'), 'done');
    assert.deepEqual(await troublesOf(page), []);
  });
}
