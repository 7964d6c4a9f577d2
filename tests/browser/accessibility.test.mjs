// For everybody: what axe-core finds on each screen, the keyboard alone, narrow pages, input methods, forced colors.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { after, before, test } from 'node:test';
import { RoomPage, eventually, launchBrowser } from './support/browser.mjs';
import { startServer } from './support/server.mjs';

/** The narrowest phone that screens are made for. */
const narrow = { width: 320, height: 568 };

let server;
let browser;
let axe;
let rooms = 0;

before(async () => {
  axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
  server = await startServer();
  browser = await launchBrowser();
});

after(async () => {
  await browser?.close();
  await server?.stop();
});

/** What is wrong with the page as it is now, in words; all rules of axe-core, those of good practice too. */
async function violations(room) {
  await room.page.evaluate(axe);
  return room.page.evaluate(async () => {
    const { violations } = await globalThis.axe.run(document, { resultTypes: ['violations'] });
    return violations.flatMap(({ id, help, nodes }) => nodes.map(({ target, html }) => {
      return `${id} (${help}): ${target.flat().join(' ')}: ${html.slice(0, 160)}`;
    }));
  });
}

async function isAccessible(room, screen) {
  assert.deepEqual(await violations(room), [], screen);
}

/** Two in a room, the first of whom is its host. */
async function two(options = {}) {
  rooms += 1;
  const enter = (name) => {
    return RoomPage.open(browser, `${server.url}?room=open-to-all-${rooms}&name=${name}&media=a&join=1`, options);
  };
  const ana = await enter('Ana');
  await ana.phase('in-room');
  const ben = await enter('Ben');
  await Promise.all([ana, ben].map((room) => room.connected(1)));
  return [ana, ben];
}

async function close(...all) {
  for (const room of all) assert.deepEqual(room.troubles, []);
  await Promise.all(all.map((room) => room.close()));
}

/** What has the focus, and whether it is to be seen there. */
const focus = (room) => room.element(({ shadowRoot }) => {
  const { activeElement } = shadowRoot;
  return { id: activeElement?.dataset.id ?? '', visible: activeElement?.matches(':focus-visible') ?? false };
});

/** Presses the key until that control has the focus, which must be on some control, and seen, all the way. */
async function tabTo(room, id, key = 'Tab') {
  for (let presses = 0; presses < 40; presses += 1) {
    await room.page.keyboard.press(key);
    const now = await focus(room);
    assert.ok(now.id !== '' && now.visible, `the focus is lost on the way to ${id}: ${JSON.stringify(now)}`);
    if (now.id === id) return;
  }
  assert.fail(`${key} does not reach ${id}`);
}

const comesTo = (room, id) => eventually(`the focus on ${id}`, async () => (await focus(room)).id === id);

const node = (room, id) => room.page.locator(`[data-id="${id}"]`);

/** Boxes of all that can be operated and is not scrolled out of sight. */
const boxes = (room) => room.element(({ shadowRoot }) => {
  return [...shadowRoot.querySelectorAll('button, input')].map((element) => {
    const { left, top, right, bottom } = element.getBoundingClientRect();
    return { id: element.dataset.id, left, top, right, bottom };
  }).filter(({ left, right }) => right > left);
});

test('axe-core finds nothing in the lobby, with a list of devices, and with an error', async () => {
  const [ana, ben] = await two();
  await ben.press('Leave');
  await ben.phase('lobby');
  await isAccessible(ben, 'lobby');
  await node(ben, 'microphone-choice').press('Enter');
  await node(ben, 'device-list').waitFor({ state: 'attached' });
  await isAccessible(ben, 'list of devices');
  await ben.page.keyboard.press('Escape');
  await ben.press('Join');
  await Promise.all([ana, ben].map((room) => room.connected(1)));
  const { id } = (await ana.snapshot()).members[0];
  await ana.element(({ engine }, member) => engine.removeMember(member), id);
  await ben.page.getByRole('alert').waitFor({ state: 'attached' });
  await isAccessible(ben, 'error');
  await close(ana, ben);
});

test('axe-core finds nothing in a room, with any of its panels', async () => {
  const [ana, ben] = await two();
  await isAccessible(ana, 'room of two');
  await ben.element(({ engine }) => engine.sendChat('See https://example.org/'));
  await ana.page.mouse.click(4, 4);
  const panels = [['c', 'chat-text'], ['p', 'members-close'], ['i', 'statistics-close'], ['g', 'devices-close'],
    ['?', 'shortcuts-close']];
  for (const [key, id] of panels) {
    // A text field keeps its keys.
    await ana.page.mouse.click(4, 4);
    await ana.page.keyboard.press(key);
    await node(ana, id).waitFor({ state: 'attached' });
    await isAccessible(ana, id);
    if (key === 'p') {
      await ana.page.getByRole('button', { name: 'What to do about Ben' }).press('Enter');
      await ana.page.getByRole('button', { name: 'Remove Ben' }).waitFor({ state: 'attached' });
      await isAccessible(ana, 'menu of a person');
    }
  }
  await ana.page.keyboard.press('Escape');
  await ana.press('React');
  await isAccessible(ana, 'reactions');
  await close(ana, ben);
});

test('from opening the page to leaving the room by keyboard alone', async () => {
  const room = await RoomPage.open(browser, `${server.url}?room=by-key&media=a`);
  const { keyboard } = room.page;
  await tabTo(room, 'name');
  await keyboard.type('Ana');
  await tabTo(room, 'join');
  await keyboard.press('Enter');
  await room.phase('in-room');
  await comesTo(room, 'room-name');
  await tabTo(room, 'microphone');
  await keyboard.press('Enter');
  await eventually('silence', async () => (await room.snapshot()).microphone.state === 'off');
  await tabTo(room, 'chat');
  await keyboard.press('Enter');
  await node(room, 'chat-text').waitFor({ state: 'attached' });
  await tabTo(room, 'chat-text', 'Shift+Tab');
  await keyboard.type('Anybody here?');
  await keyboard.press('Enter');
  await eventually('the message', async () => (await room.snapshot()).chat[0]?.text === 'Anybody here?');
  await tabTo(room, 'chat-close', 'Shift+Tab');
  await keyboard.press('Enter');
  await comesTo(room, 'chat');
  await tabTo(room, 'members', 'Shift+Tab');
  await keyboard.press('Enter');
  await tabTo(room, 'members-close', 'Shift+Tab');
  await keyboard.press('Enter');
  await comesTo(room, 'members');
  await keyboard.press('p');
  await tabTo(room, 'members-close', 'Shift+Tab');
  await keyboard.press('Escape');
  await comesTo(room, 'members');
  await tabTo(room, 'leave');
  await keyboard.press('Enter');
  await room.phase('lobby');
  // Where one came from.
  await comesTo(room, 'join');
  await close(room);
});

test('the focus comes back to what opened the list of shortcuts', async () => {
  const room = await RoomPage.open(browser, `${server.url}?room=back&media=none&join=1`,
    { viewport: { width: 900, height: 600 } });
  await room.phase('in-room');
  await tabTo(room, 'shortcuts');
  await room.page.keyboard.press('Enter');
  await tabTo(room, 'shortcuts-close');
  await room.page.keyboard.press('Enter');
  await comesTo(room, 'shortcuts');
  await close(room);
});

test('in 320 pixels nothing is outside and nothing overlaps', async () => {
  const [ana, ben] = await two({ viewport: narrow });
  await ben.press('Leave');
  await ben.phase('lobby');
  await ben.press('Join');
  await Promise.all([ana, ben].map((room) => room.connected(1)));
  const fits = async (room, screen) => {
    const all = await boxes(room);
    assert.ok(all.length > 3, screen);
    for (const one of all) {
      const isInside = one.left >= -0.5 && one.top >= -0.5 && one.right <= narrow.width + 0.5 &&
        one.bottom <= narrow.height + 0.5;
      assert.ok(isInside, `${screen}: ${JSON.stringify(one)}`);
      for (const other of all) {
        const apart = one.right <= other.left + 0.5 || other.right <= one.left + 0.5 ||
          one.bottom <= other.top + 0.5 || other.bottom <= one.top + 0.5;
        assert.ok(apart || one === other, `${screen}: ${one.id} and ${other.id}`);
      }
    }
    const width = await room.page.evaluate(() => document.documentElement.scrollWidth);
    assert.equal(width, narrow.width, screen);
  };
  await fits(ana, 'room');
  for (const control of ['chat', 'members']) {
    await node(ana, control).press('Enter');
    await node(ana, `${control}-close`).waitFor({ state: 'attached' });
    await fits(ana, control);
  }
  await ben.press('Leave');
  await ben.phase('lobby');
  await fits(ben, 'lobby');
  await close(ana, ben);
});

test('Enter that ends a composition sends nothing', async () => {
  const room = await RoomPage.open(browser, `${server.url}?room=ime&name=Ana&media=none&join=1`);
  await room.phase('in-room');
  const cdp = await room.page.context().newCDPSession(room.page);
  await room.page.mouse.click(4, 4);
  await room.page.keyboard.press('c');
  await comesTo(room, 'chat-text');
  await cdp.send('Input.imeSetComposition', { text: 'に', selectionStart: 1, selectionEnd: 1 });
  await cdp.send('Input.imeSetComposition', { text: 'にほん', selectionStart: 3, selectionEnd: 3 });
  await room.page.keyboard.press('Enter');
  await cdp.send('Input.insertText', { text: '日本' });
  await eventually('the chosen words', async () => await node(room, 'chat-text').inputValue() === '日本');
  assert.deepEqual((await room.snapshot()).chat, []);
  await room.page.keyboard.press('Enter');
  await eventually('the message', async () => (await room.snapshot()).chat[0]?.text === '日本');
  // As Safari tells it: after the composition, with the code of input methods.
  await node(room, 'chat-text').fill('語');
  await node(room, 'chat-text').evaluate((field) => {
    field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', keyCode: 229, bubbles: true, composed: true }));
  });
  await room.page.keyboard.press('Enter');
  await eventually('one more message', async () => (await room.snapshot()).chat.length > 1);
  assert.deepEqual((await room.snapshot()).chat.map(({ text }) => text), ['日本', '語']);
  await close(room);
});

test('nothing turns by itself for who wishes less motion', async (t) => {
  // Takes the connection and never says a word: one joins forever.
  const silent = createServer();
  await new Promise((resolve) => silent.listen(0, '127.0.0.1', resolve));
  t.after(() => silent.close());
  const signal = `ws://127.0.0.1:${silent.address().port}/`;
  const room = await RoomPage.open(browser, `${server.url}?room=still&media=none&join=1&signal=${signal}`);
  await room.phase('joining');
  const drawn = () => room.element(({ framesDrawn }) => framesDrawn);
  const before = await drawn();
  await eventually('a spinner that turns', async () => await drawn() > before + 10);
  await room.page.emulateMedia({ reducedMotion: 'reduce' });
  // Rest is the absence of frames: it can only be waited for.
  await eventually('rest', async () => {
    const then = await drawn();
    await new Promise((resolve) => setTimeout(resolve, 500));
    return await drawn() === then;
  });
  await close(room);
});

const fieldColors = (room) => node(room, 'name').evaluate((field) => {
  const { color, backgroundColor } = getComputedStyle(field);
  return { color, backgroundColor };
});

test('fields keep the colors of the canvas around them where colors are forced', async () => {
  const room = await RoomPage.open(browser, `${server.url}?room=forced&name=Ana&media=none`);
  const usual = await fieldColors(room);
  await room.page.emulateMedia({ forcedColors: 'active' });
  assert.equal(await room.page.evaluate(() => matchMedia('(forced-colors: active)').matches), true);
  assert.deepEqual(await fieldColors(room), usual);
  await close(room);
});

test('who wishes more contrast gets stronger colors on the canvas and in its fields', async () => {
  const room = await RoomPage.open(browser, `${server.url}?room=contrast&name=Ana&media=none`);
  const corner = { x: 2, y: 2, width: 4, height: 4 };
  assert.notDeepEqual((await room.pixels(corner)).mean, [0, 0, 0]);
  await room.page.emulateMedia({ contrast: 'more' });
  await eventually('a black background', async () => (await room.pixels(corner)).mean.every((value) => value === 0));
  assert.equal((await fieldColors(room)).color, 'rgb(255, 255, 255)');
  await room.keep('high-contrast-lobby-desktop');
  await room.press('Join');
  await room.phase('in-room');
  await room.keep('high-contrast-room-desktop');
  await room.page.emulateMedia({ contrast: 'no-preference' });
  await eventually('the usual one', async () => (await room.pixels(corner)).mean.some((value) => value > 0));
  await close(room);
});
