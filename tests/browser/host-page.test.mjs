// <parley-room> in somebody else's page: wherever it is put, it takes nothing that is the page's, and leaves nothing.

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { eventually } from './support/browser.mjs';
import { openHostPage, serveElsewhere, troublesOf } from './support/host-page.mjs';
import { Site } from './support/site.mjs';

const site = Site.forThisFile();

const head = '<style>parley-room { width: 400px; height: 320px; }</style>';
const element = (page, read, argument) => page.locator('parley-room').first().evaluate(read, argument);
const drawn = (page) => eventually('a picture', () => element(page, ({ framesDrawn }) => framesDrawn > 0));

/** What has the focus, looked up through shadow roots. */
const focused = (page) => page.evaluate(() => {
  let at = document.activeElement;
  while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
  return at.id || at.dataset.id || at.localName;
});

test('in a shadow tree it draws, joins, takes keys, and speaks the language around it', async (t) => {
  const page = await openHostPage(t, site, { body: '<div id="host" lang="de"></div>', script: `
    import '/parley-room.js';
    const tree = document.querySelector('#host').attachShadow({ mode: 'open' });
    const box = tree.appendChild(document.createElement('div'));
    Object.assign(box.style, { width: '400px', height: '320px' });
    const room = document.createElement('parley-room');
    Object.assign(room, { room: 'hp-shadow', name: 'Ana', media: 'none' });
    box.append(room);` });
  await drawn(page);
  await page.getByRole('button', { name: 'Beitreten' }).focus();
  await page.keyboard.press('Enter');
  // Until the room is drawn, keys are those of the lobby.
  await page.getByRole('button', { name: 'Gehen' }).waitFor({ state: 'attached' });
  await page.keyboard.press('c');
  await page.getByRole('button', { name: 'Nachricht senden' }).waitFor({ state: 'attached' });
});

test('in a dialog Escape closes first what is open in the room, then the dialog', async (t) => {
  const page = await openHostPage(t, site, { head, script: 'import \'/parley-room.js\';', body: `<dialog>
    <parley-room room="hp-dialog" name="Ana" media="none" join></parley-room></dialog>` });
  await page.evaluate(() => document.querySelector('dialog').showModal());
  await drawn(page);
  await eventually('joined', () => element(page, ({ state }) => state === 'in-room'));
  await page.getByRole('button', { name: 'Leave' }).focus();
  await page.keyboard.press('p');
  const list = page.getByRole('list', { name: 'People in this room' });
  await list.waitFor({ state: 'attached' });
  await page.keyboard.press('Escape');
  await list.waitFor({ state: 'detached' });
  assert.equal(await page.evaluate(() => document.querySelector('dialog').open), true);
  await page.keyboard.press('Escape');
  await eventually('a closed dialog', () => page.evaluate(() => !document.querySelector('dialog').open));
  assert.equal(await element(page, ({ state }) => state), 'in-room');
});

test('in a hidden panel it joins, and is drawn once the panel is shown; hidden again it stays', async (t) => {
  const page = await openHostPage(t, site, { head, script: 'import \'/parley-room.js\';', body: `
    <div id="panel" style="display: none"><parley-room room="hp-panel" name="Ana" media="none"></parley-room></div>` });
  await element(page, (one) => one.join());
  const show = (shown) => page.evaluate((display) => {
    document.querySelector('#panel').style.display = display;
  }, shown ? 'block' : 'none');
  assert.equal(await element(page, ({ framesDrawn }) => framesDrawn), 0);
  await show(true);
  await drawn(page);
  assert.deepEqual(await element(page, ({ shadowRoot, state }) => {
    const canvas = shadowRoot.querySelector('canvas');
    return [canvas.clientWidth, canvas.clientHeight, canvas.width, state];
  }), [400, 320, 400, 'in-room']);
  await show(false);
  assert.equal(await element(page, (one) => new Promise((resolve) => {
    setTimeout(() => resolve(one.state), 200);
  })), 'in-room');
  await show(true);
  // The canvas is what is pressed: the button lies under it for those who do not see.
  await page.getByRole('button', { name: 'Leave' }).click({ force: true });
  await eventually('left', () => element(page, ({ state }) => state === 'lobby'));
});

test('removed and put in again at once, as React\'s StrictMode does, it joins once and is one room', async (t) => {
  const page = await openHostPage(t, site, {
    setUp: () => {
      const Socket = WebSocket;
      const opened = [];
      globalThis.WebSocket = class extends Socket {
        constructor(...values) {
          super(...values);
          opened.push(values[0]);
        }
      };
      Object.defineProperty(globalThis, 'socketsOpened', { value: opened });
    },
    head,
    body: '<div id="root"></div>',
    script: `
      import '/parley-room.js';
      const root = document.querySelector('#root');
      const room = document.createElement('parley-room');
      Object.assign(room, { room: 'hp-strict', name: 'Ana', media: 'none' });
      const states = globalThis.states = [];
      room.addEventListener('state', ({ detail }) => states.push(detail.state));
      // Mounted, taken out and mounted again, each with its effects and their ends.
      root.append(room);
      void room.join();
      room.leave();
      room.remove();
      root.append(room);
      globalThis.joined = room.join();`,
  });
  await page.evaluate(() => globalThis.joined);
  assert.deepEqual(await page.evaluate(() => globalThis.states), ['loading', 'joining', 'in-room']);
  assert.equal(await page.evaluate(() => globalThis.socketsOpened.length), 1);
  const kept = await element(page, async (one) => {
    const { engine, parentElement } = one;
    one.remove();
    parentElement.append(one);
    await new Promise((resolve) => setTimeout(resolve));
    return one.engine === engine && one.state === 'in-room';
  });
  assert.equal(kept, true);
  assert.equal(await element(page, ({ shadowRoot }) => shadowRoot.querySelectorAll('canvas').length), 1);
  assert.deepEqual(await troublesOf(page), []);
});

test('keys are the page\'s unless the focus is in the room, shortcuts always, and Tab goes through', async (t) => {
  const page = await openHostPage(t, site, {
    head,
    script: 'import \'/parley-room.js\';',
    body: `<input id="before"><parley-room room="hp-keys" name="Ana" media="none" join></parley-room><input id="after">
      <textarea id="text"></textarea>`,
    setUp: () => {
      const cancelled = [];
      Object.defineProperty(globalThis, 'cancelled', { value: cancelled });
      addEventListener('keydown', (event) => event.defaultPrevented && cancelled.push(`${event.ctrlKey} ${event.key}`));
    },
  });
  await drawn(page);
  await eventually('joined', () => element(page, ({ state }) => state === 'in-room'));
  for (const id of ['before', 'text', 'after']) {
    await page.locator(`#${id}`).click();
    await page.keyboard.type('chat mve?');
    await page.keyboard.press('Backspace');
    assert.equal(await page.locator(`#${id}`).inputValue(), 'chat mve');
  }
  assert.equal(await page.getByRole('button', { name: 'Send message' }).count(), 0);
  assert.deepEqual(await page.evaluate(() => globalThis.cancelled), []);
  const through = async (key, from, to) => {
    await page.locator(from).focus();
    const seen = [];
    while (seen.at(-1) !== to && seen.length < 40) {
      await page.keyboard.press(key);
      seen.push(await focused(page));
    }
    assert.equal(seen.at(-1), to);
    return seen.length;
  };
  assert.ok(await through('Tab', '#before', 'after') > 3);
  assert.ok(await through('Shift+Tab', '#after', 'before') > 3);
  await page.getByRole('button', { name: 'Leave' }).focus();
  for (const key of ['Control+c', 'Control+m', 'Meta+p', 'Meta+v', 'Alt+e']) await page.keyboard.press(key);
  assert.deepEqual(await page.evaluate(() => globalThis.cancelled), []);
  assert.equal(await page.getByRole('button', { name: 'Send message' }).count(), 0);
  await page.keyboard.press('c');
  await page.getByRole('button', { name: 'Send message' }).waitFor({ state: 'attached' });
});

test('the wheel scrolls the page wherever the room has nothing to scroll', async (t) => {
  const page = await openHostPage(t, site, {
    head,
    script: 'import \'/parley-room.js\';',
    body: '<parley-room room="hp-wheel" name="Ana" media="none" join></parley-room><div style="height: 4000px"></div>',
  });
  await drawn(page);
  await eventually('joined', () => element(page, ({ state }) => state === 'in-room'));
  const scrolledBy = async (x, y) => {
    const before = await page.evaluate(() => {
      window.scrollTo(0, 0);
      return window.scrollY;
    });
    await page.mouse.move(x, y);
    await page.mouse.wheel(0, 40);
    await eventually('a scrolled page', () => page.evaluate((from) => window.scrollY > from, before));
  };
  await scrolledBy(200, 160);
  await page.getByRole('button', { name: 'Leave' }).focus();
  // A list of one person, which has room for many.
  await page.keyboard.press('p');
  const list = page.getByRole('list', { name: 'People in this room' });
  await list.waitFor({ state: 'attached' });
  await page.evaluate(() => window.scrollTo(0, 0));
  const box = await list.boundingBox();
  await scrolledBy(box.x + box.width / 2, box.y + box.height / 2);
});

/** Runs in the page before all else: `added()` names what is new in what all scripts of a page share. */
function watchGlobals() {
  const names = (object) => Reflect.ownKeys(object).map(String);
  const shared = () => [window, document, EventTarget.prototype, Element.prototype, HTMLCanvasElement.prototype, Math,
    WebAssembly, navigator, console].map(names);
  const before = shared();
  const methods = ['addEventListener', 'removeEventListener'].map((name) => EventTarget.prototype[name]);
  const handlers = ['onerror', 'onunhandledrejection', 'onkeydown', 'onbeforeunload', 'onresize'];
  Object.defineProperty(globalThis, 'added', { configurable: true, value: () => {
    const now = shared();
    return [
      ...now.flatMap((list, index) => list.filter((name) => !before[index].includes(name))),
      ...['addEventListener', 'removeEventListener'].filter((name, at) => EventTarget.prototype[name] !== methods[at]),
      ...handlers.filter((name) => window[name] !== null),
      ...document.documentElement.getAttributeNames().filter((name) => name !== 'lang'),
      ...document.body.getAttributeNames(),
      ...[...document.head.children].filter((child) => child.localName === 'script').map(() => 'script'),
    ].filter((name) => name !== 'added' && name !== 'troubles');
  } });
}

test('nothing is added to the window, the document or what all pages share', async (t) => {
  const body = '<parley-room room="hp-globals" name="Ana" media="none" join></parley-room>';
  const page = await openHostPage(t, site, { head, script: 'import \'/parley-room.js\';', setUp: watchGlobals, body });
  await drawn(page);
  await eventually('joined', () => element(page, ({ state }) => state === 'in-room'));
  assert.deepEqual(await page.evaluate(() => globalThis.added()), []);
  await page.evaluate(() => document.querySelector('parley-room').remove());
  assert.deepEqual(await page.evaluate(() => globalThis.added()), []);
});

test('a strict policy is never violated', async (t) => {
  const policy = 'default-src \'self\'; script-src \'self\' \'wasm-unsafe-eval\'';
  const page = await openHostPage(t, site, {
    headers: { 'content-security-policy': policy },
    body: '<parley-room room="hp-policy" name="Ana" join></parley-room><parley-room room="hp-policy" name="Ben" join>'
      + '</parley-room>',
    script: 'import \'/parley-room.js\';',
  });
  await eventually('both connected', () => page.evaluate(() => [...document.querySelectorAll('parley-room')]
    .every(({ members }) => members?.length === 1 && members[0].link === 'connected' && members[0].video)));
  await page.getByRole('button', { name: 'Leave' }).first().focus();
  for (const key of ['c', 'p', 'i', 'g', 'Escape', 'l', 'm', 'm']) await page.keyboard.press(key);
  await element(page, (one) => {
    one.lang = 'ar';
    one.drawVideo = true;
    one.style.setProperty('--parley-accent', 'gold');
    one.send('https://example.org');
  });
  await page.keyboard.press('c');
  await page.getByRole('link', { name: 'https://example.org' }).first().waitFor({ state: 'attached' });
  await element(page, (one) => one.leave());
  await eventually('another language', () => element(page, ({ state, snapshot, shadowRoot }) => {
    return state === 'lobby' && snapshot && shadowRoot.querySelector('.mirror').lang === 'ar';
  }));
  await drawn(page);
  assert.deepEqual(await troublesOf(page), []);
});

test('where WebAssembly is forbidden, the error says what the policy must allow', async (t) => {
  const page = await openHostPage(t, site, {
    headers: { 'content-security-policy': 'default-src \'self\'' },
    body: '<parley-room room="hp-blocked"></parley-room>',
    script: 'import \'/parley-room.js\';',
  });
  await eventually('failed', () => element(page, ({ state }) => state === 'failed'));
  assert.match(await element(page, (one) => one.join().catch(({ code, message }) => `${code} ${message}`)),
    /^module-blocked .*wasm-unsafe-eval/);
});

test('from another origin, with integrity, all that it is made of comes by CORS', async (t) => {
  const elsewhere = await serveElsewhere(t);
  const entry = await readFile(join(process.env.PARLEY_SITE, 'parley-room.js'));
  const integrity = `sha384-${createHash('sha384').update(entry).digest('base64')}`;
  const page = await openHostPage(t, site, {
    head: `${head}
      <script type="module" src="${elsewhere}parley-room.js" crossorigin integrity="${integrity}"></script>`,
    headers: {
      'content-security-policy': `default-src 'self'; script-src 'self' 'wasm-unsafe-eval' ${elsewhere}; `
        + `connect-src 'self' ${elsewhere}; style-src 'unsafe-inline'`,
    },
    body: '<parley-room room="hp-cors" name="Ana" media="none" lang="de" join></parley-room>',
  });
  await drawn(page);
  await eventually('joined', () => element(page, ({ state }) => state === 'in-room'));
  await page.getByRole('button', { name: 'Gehen' }).waitFor({ state: 'attached' });
  const origins = await page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name)
    .filter((name) => /\.(wasm|mjs|ttf|vert|frag|json)$/.test(name)).map((name) => new URL(name).origin));
  assert.ok(origins.length >= 7);
  assert.deepEqual([...new Set(origins)], [new URL(elsewhere).origin]);
  assert.deepEqual(await troublesOf(page), []);
});

test('its files may lie in a folder of their own, which the page names', async (t) => {
  const elsewhere = await serveElsewhere(t);
  const page = await openHostPage(t, site, {
    head,
    body: `<parley-room room="hp-assets" name="Ana" media="none" assets="${elsewhere}"></parley-room>`,
    script: 'import \'/parley-room.js\';',
  });
  await drawn(page);
  const names = await page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name));
  assert.ok(names.includes(`${elsewhere}parley.wasm`));
});
