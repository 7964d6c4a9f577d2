// Themes of <parley-room>: by attribute and by the system, at any time, apart on one page, and on the site's own page.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import { RoomPage, desktop, eventually, phone } from './support/browser.mjs';
import { openHostPage, troublesOf } from './support/host-page.mjs';
import { Site } from './support/site.mjs';

const site = Site.forThisFile();

const background = { dark: [0x0e, 0x12, 0x16], light: [0xf2, 0xf4, 0xf7] };
const rgb = (color) => `rgb(${color.join(', ')})`;

const script = `
  import '/parley-room.js';
  globalThis.errors = [];
  for (const element of document.querySelectorAll('parley-room')) {
    element.addEventListener('error', ({ error }) => errors.push([error.code, error.attribute, error.message]));
  }`;
const styles = '<style>parley-room { width: 320px; height: 240px; }</style>';

const open = (t, body, options = {}) => openHostPage(t, site, { head: styles, body, script, ...options });
const element = (page, read, argument, which = 0) => page.locator('parley-room').nth(which).evaluate(read, argument);
const inState = (page, state, which = 0) => eventually(`state ${state}`, () => {
  return element(page, (one, wanted) => one.state === wanted, state, which);
});

/** What the canvas shows in its lower left corner, in the next frame. */
const corner = (page, which = 0) => element(page, (one) => new Promise((resolve) => {
  const canvas = one.shadowRoot.querySelector('canvas');
  one.addEventListener('frame', () => {
    const gl = canvas.getContext('webgl2');
    const pixel = new Uint8Array(4);
    gl.readPixels(1, 1, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, pixel);
    resolve([...pixel].slice(0, 3));
  }, { once: true });
  canvas.dispatchEvent(new PointerEvent('pointermove', { clientX: 20, isPrimary: true }));
}), undefined, which);

/** What lies around and over the canvas. */
const overlays = (page, which = 0) => element(page, (one) => {
  const field = one.shadowRoot.querySelector('input');
  const { backgroundColor, colorScheme } = getComputedStyle(one);
  const { color, caretColor } = field ? getComputedStyle(field) : {};
  return { backgroundColor, colorScheme, color, caretColor };
}, undefined, which);

const lightOverlays = {
  backgroundColor: rgb(background.light), colorScheme: 'light', color: 'rgb(22, 30, 39)',
  caretColor: 'rgb(27, 91, 203)',
};
const darkOverlays = {
  backgroundColor: rgb(background.dark), colorScheme: 'dark', color: 'rgb(242, 245, 248)',
  caretColor: 'rgb(110, 168, 254)',
};

test('without the attribute a room is dark, whatever the system is', async (t) => {
  const page = await open(t, '<parley-room media="none"></parley-room>');
  await page.emulateMedia({ colorScheme: 'light' });
  await inState(page, 'lobby');
  assert.deepEqual(await corner(page), background.dark);
  assert.deepEqual(await overlays(page), darkOverlays);
  assert.equal(await element(page, (one) => one.theme), '');
  assert.deepEqual(await troublesOf(page), []);
});

test('the theme changes at any time, in a call too, and nothing starts anew', async (t) => {
  const page = await open(t, '<parley-room room="th-call" name="Ana" media="none" theme="light"></parley-room>');
  await inState(page, 'lobby');
  assert.deepEqual(await corner(page), background.light);
  assert.deepEqual(await overlays(page), lightOverlays);
  await element(page, (one) => {
    one.kept = [one.engine, one.shadowRoot.querySelector('canvas')];
    return one.join();
  });
  await element(page, (one) => {
    one.theme = 'dark';
  });
  assert.deepEqual(await corner(page), background.dark);
  await element(page, (one) => one.setAttribute('theme', 'light'));
  assert.deepEqual(await corner(page), background.light);
  await element(page, (one) => one.removeAttribute('theme'));
  assert.deepEqual(await corner(page), background.dark);
  const [kept, state] = await element(page, (one) => {
    return [one.kept[0] === one.engine && one.kept[1] === one.shadowRoot.querySelector('canvas'), one.state];
  });
  assert.deepEqual([kept, state], [true, 'in-room']);
  assert.deepEqual(await troublesOf(page), []);
});

test('a wrong word is told, and the room is dark', async (t) => {
  const page = await open(t, '<parley-room media="none" theme="light"></parley-room>');
  await inState(page, 'lobby');
  await element(page, (one) => {
    one.theme = 'sepia';
  });
  assert.deepEqual(await corner(page), background.dark);
  const [[code, attribute, message], ...more] = await page.evaluate(() => globalThis.errors);
  assert.deepEqual([code, attribute, more], ['bad-attribute', 'theme', []]);
  assert.match(message, /"dark", "light", "auto"; it is "sepia"\. "dark" is taken/);
});

/** Counts who listens to media queries of the color scheme, before all else. */
function countListeners() {
  globalThis.listening = 0;
  const { addEventListener } = MediaQueryList.prototype;
  MediaQueryList.prototype.addEventListener = function (type, listener, options) {
    if (this.media.includes('prefers-color-scheme')) {
      globalThis.listening += 1;
      options.signal.addEventListener('abort', () => {
        globalThis.listening -= 1;
      });
    }
    addEventListener.call(this, type, listener, options);
  };
}

test('auto is the system\'s, as it changes, for as long as the element is there and says so', async (t) => {
  const page = await open(t, '<parley-room media="none" theme="auto"></parley-room>', { setUp: countListeners });
  const listening = () => page.evaluate(() => globalThis.listening);
  await inState(page, 'lobby');
  for (const colorScheme of ['light', 'dark', 'light']) {
    await page.emulateMedia({ colorScheme });
    await eventually(`a ${colorScheme} room`, async () => {
      return (await overlays(page)).colorScheme === colorScheme;
    });
    assert.deepEqual(await corner(page), background[colorScheme]);
  }
  assert.equal(await listening(), 1);
  await element(page, (one) => {
    one.theme = 'dark';
  });
  assert.equal(await listening(), 0);
  await element(page, (one) => {
    one.theme = 'auto';
  });
  assert.equal(await listening(), 1);
  assert.deepEqual(await corner(page), background.light);
  await element(page, (one) => {
    globalThis.room = one;
    one.remove();
  });
  await eventually('nobody who listens', async () => await listening() === 0);
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.evaluate(() => document.body.append(globalThis.room));
  await inState(page, 'lobby');
  assert.deepEqual(await corner(page), background.dark);
  assert.equal(await listening(), 1);
});

test('rooms of one page have themes of their own', async (t) => {
  const page = await open(t, `<parley-room media="none" theme="light"></parley-room>
    <parley-room media="none"></parley-room>`);
  await Promise.all([0, 1].map((which) => inState(page, 'lobby', which)));
  for (let turn = 0; turn < 2; turn += 1) {
    assert.deepEqual([await corner(page, 0), await corner(page, 1)], [background.light, background.dark]);
  }
  assert.deepEqual([await overlays(page, 0), await overlays(page, 1)], [lightOverlays, darkOverlays]);
  await element(page, (one) => {
    one.theme = 'light';
  }, undefined, 1);
  assert.deepEqual([await corner(page, 0), await corner(page, 1)], [background.light, background.light]);
});

test('the page\'s colors hold in both themes; what would hide dark words is lightened', async (t) => {
  const page = await open(t, `<style>parley-room { --parley-background: #fff6e5; --parley-accent: #7a1fa2; }</style>
    <parley-room media="none" theme="light"></parley-room>`);
  await inState(page, 'lobby');
  assert.deepEqual(await corner(page), [0xff, 0xf6, 0xe5]);
  await element(page, (one) => one.style.setProperty('--parley-background', '#102030'));
  await eventually('a background that was lightened', async () => Math.min(...await corner(page)) > 0xb0);
  await element(page, (one) => {
    one.theme = 'dark';
  });
  assert.deepEqual(await corner(page), [0x10, 0x20, 0x30]);
});

test('what stands in place of a room that cannot start is in its theme, too', async (t) => {
  const page = await open(t, '<parley-room media="none" signal="none" theme="light"></parley-room>');
  await inState(page, 'failed');
  const message = () => element(page, (one) => {
    const { backgroundColor, color } = getComputedStyle(one.shadowRoot.querySelector('.message'));
    return [backgroundColor, color];
  });
  assert.deepEqual(await message(), [lightOverlays.backgroundColor, lightOverlays.color]);
  await element(page, (one) => {
    one.theme = 'dark';
  });
  assert.deepEqual(await message(), [darkOverlays.backgroundColor, darkOverlays.color]);
});

test('people who ask for more contrast get it in both themes', async (t) => {
  const page = await open(t, '<parley-room media="none" theme="light"></parley-room>');
  await inState(page, 'lobby');
  await page.emulateMedia({ contrast: 'more' });
  await eventually('white', async () => (await corner(page)).every((part) => part === 0xff));
  assert.equal((await overlays(page)).color, 'rgb(0, 0, 0)');
  await element(page, (one) => {
    one.theme = 'dark';
  });
  assert.deepEqual(await corner(page), [0, 0, 0]);
  assert.equal((await overlays(page)).color, 'rgb(255, 255, 255)');
});

/** Runs in the page before all else: keeps in which color what people write is painted. */
function watchInk() {
  globalThis.inks = [];
  const { fillText } = OffscreenCanvasRenderingContext2D.prototype;
  OffscreenCanvasRenderingContext2D.prototype.fillText = function (text, ...place) {
    globalThis.inks.push([text, this.fillStyle]);
    fillText.call(this, text, ...place);
  };
}

test('what people write is painted in the color it is seen in, so that emoji keep theirs', async () => {
  const ana = await site.come('Ana', { setUp: watchInk });
  const ben = await site.come('Ben');
  await Promise.all([ana, ben].map((room) => room.connected(1)));
  await ana.press('Chat');
  await ben.element(({ engine }) => engine.sendChat('tea 🍵'));
  const inked = (color) => eventually(`words in ${color}`, () => {
    return ana.page.evaluate((ink) => globalThis.inks.some(([text, one]) => text === 'tea 🍵' && one === ink), color);
  });
  await inked('#f2f5f8');
  await ana.element((one) => {
    one.theme = 'light';
  });
  await inked('#161e27');
  await ana.keep('chat-light-small');
});

/** What axe-core finds wrong with the page as it is now. */
async function violations(room) {
  await room.page.evaluate(await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8'));
  return room.page.evaluate(async () => (await globalThis.axe.run(document)).violations.map(({ id }) => id));
}

const ofPage = (room) => room.page.evaluate(() => ({
  page: getComputedStyle(document.body).backgroundColor,
  scheme: document.querySelector('meta[name="color-scheme"]').content,
  bar: document.querySelector('meta[name="theme-color"]').content,
}));
const dark = { page: rgb(background.dark), scheme: 'dark', bar: '#0e1216' };
const light = { page: rgb(background.light), scheme: 'light', bar: '#f2f4f7' };

test('the site is dark, or as ?theme= says, with its page and its bar', async () => {
  for (const [query, expected] of [['', dark], ['&theme=dark', dark], ['&theme=light', light]]) {
    const room = await RoomPage.open(site.browser, `${site.server.url}?media=none${query}`);
    assert.deepEqual(await ofPage(room), expected);
    assert.deepEqual(await corner(room.page), expected === light ? background.light : background.dark);
    assert.deepEqual(room.troubles, []);
    await room.close();
  }
  const room = await RoomPage.open(site.browser, `${site.server.url}?media=none&theme=auto`, { colorScheme: 'light' });
  assert.deepEqual(await ofPage(room), light);
  await room.page.emulateMedia({ colorScheme: 'dark' });
  await eventually('a dark page', async () => (await ofPage(room)).bar === dark.bar);
  assert.deepEqual(await ofPage(room), dark);
  assert.deepEqual(await corner(room.page), background.dark);
  await room.close();
});

test('the page is in its theme before its modules are there', async () => {
  const context = await site.browser.newContext();
  const page = await context.newPage();
  await page.route('**/page.js', () => {});  // Never answered.
  await page.goto(`${site.server.url}?theme=light`, { waitUntil: 'commit' });
  await page.getByText('Loading').waitFor();
  assert.equal(await page.evaluate(() => getComputedStyle(document.body).backgroundColor), light.page);
  await context.close();
});

test('a light room of two, on a desk and on a phone, with its panels; axe-core finds nothing', async () => {
  const url = `${site.server.url}?room=th-two&media=av&theme=light&join=1`;
  const ana = await RoomPage.open(site.browser, `${url}&name=Ana`, { viewport: desktop });
  const ben = await RoomPage.open(site.browser, `${url}&name=Ben`, { viewport: phone, hasTouch: true });
  await Promise.all([ana, ben].map((room) => room.connected(1)));
  for (const panel of ['Chat', 'People']) {
    await ana.press(panel);
    assert.deepEqual(await violations(ana), []);
    await ana.keep(`${panel.toLowerCase()}-light-desktop`);
  }
  await ben.keep('room-light-phone', phone);
  assert.deepEqual(await violations(ben), []);
  await ben.press('Leave');
  await ben.phase('lobby');
  await ben.keep('lobby-light-phone', phone);
  assert.deepEqual(await violations(ben), []);
  for (const room of [ana, ben]) assert.deepEqual(room.troubles, []);
});
