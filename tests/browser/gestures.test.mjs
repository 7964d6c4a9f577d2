// Two real browsers in one room: hands and reactions are seen and announced, and keys alone do all of it.

import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { eventually } from './support/browser.mjs';
import { Site } from './support/site.mjs';

const site = Site.forThisFile();
let ana;
let ben;

beforeEach(async () => {
  [ana, ben] = await site.comeTogether(['Ana', 'Ben']);
});

/** Of the only other one in the room. */
const other = async (room) => (await room.snapshot()).members[0];
const status = (room, words) => room.page.getByRole('status').filter({ hasText: words }).waitFor({ state: 'attached' });
const focused = (room) => room.element(({ shadowRoot }) => {
  const { activeElement } = shadowRoot;
  return activeElement?.dataset?.id ?? activeElement?.localName;
});

async function tabTo(room, id) {
  for (let presses = 0; presses < 20; presses += 1) {
    await room.page.keyboard.press('Tab');
    if (await focused(room) === id) return;
  }
  assert.fail(`Tab does not reach ${id}`);
}

test('a raised hand is seen by the other, announced, and lowered', async () => {
  await ana.press('React');
  await ana.press('Raise hand');
  await eventually('a raised hand', async () => (await other(ben)).hand);
  const { self } = await ana.snapshot();
  assert.deepEqual((await ben.snapshot()).hands, [self]);
  await status(ben, 'Hands raised: Ana');
  await ben.page.getByRole('group', { name: /^Ana,.*hand raised, 1st in line/ }).waitFor({ state: 'attached' });
  await ben.keep('hand-desktop');
  await ana.press('Lower hand');
  await eventually('a lowered hand', async () => (await ben.snapshot()).hands.length === 0);
});

test('a reaction is seen by the other, announced, and passes', async () => {
  await ana.press('React');
  await ana.press('Heart');
  await eventually('a reaction', async () => (await other(ben)).reaction === 'heart');
  await status(ben, 'Ana: heart');
  assert.equal((await ana.snapshot()).reaction, 'heart');
  await ben.keep('reaction-desktop');
  await eventually('its end', async () => (await other(ben)).reaction === null);
});

test('who comes later sees the hand that is raised', async () => {
  await ana.element((element) => element.engine.raiseHand());
  await eventually('a raised hand', async () => (await other(ben)).hand);
  const cem = await site.come('Cem');
  await cem.connected(2);
  await eventually('the hand', async () => {
    return (await cem.snapshot()).members.some(({ name, hand }) => hand && name === 'Ana');
  });
  await cem.close();
});

test('Space held talks, as the other sees it, and a lost focus ends it', async () => {
  await ana.page.mouse.click(4, 4);
  await ana.page.keyboard.press('m');
  await eventually('a muted microphone', async () => !(await other(ben)).microphoneOn);
  await ana.page.keyboard.down('Space');
  await eventually('somebody who talks', async () => (await other(ben)).microphoneOn);
  await ana.page.keyboard.up('Space');
  await eventually('a muted microphone', async () => !(await other(ben)).microphoneOn);
  await ana.page.keyboard.down('Space');
  await eventually('somebody who talks', async () => (await other(ben)).microphoneOn);
  await ana.page.evaluate(() => window.dispatchEvent(new Event('blur')));
  await eventually('a muted microphone', async () => !(await other(ben)).microphoneOn);
  await ana.page.keyboard.up('Space');
});

test('Space on a focused button presses it, and keys elsewhere on the page are the page\'s', async () => {
  await ana.page.mouse.click(4, 4);
  await tabTo(ana, 'members');
  await ana.page.keyboard.press('Space');
  await ana.page.getByRole('list').waitFor({ state: 'attached' });
  assert.equal((await other(ben)).microphoneOn, true);
  await ana.page.evaluate(() => {
    const input = document.createElement('input');
    document.body.append(input);
    input.focus();
  });
  await ana.page.keyboard.type('m h');
  assert.equal(await ana.page.evaluate(() => document.querySelector('input').value), 'm h');
  assert.equal((await ana.snapshot()).hand, false);
});

test('layout and pin by keyboard alone', async () => {
  await ana.page.keyboard.press('Tab');
  await ana.page.keyboard.press('l');
  const layout = ana.page.getByRole('button', { name: 'Show all in a grid' });
  await layout.waitFor({ state: 'attached' });
  assert.equal(await layout.getAttribute('aria-keyshortcuts'), 'L');
  const { id } = await other(ana);
  await tabTo(ana, `pin-${id}`);
  await ana.page.keyboard.press('Enter');
  const pin = ana.page.getByRole('button', { name: 'Unpin Ben' });
  await pin.waitFor({ state: 'attached' });
  assert.equal(await pin.getAttribute('aria-pressed'), 'true');
  assert.equal(await focused(ana), `pin-${id}`);
  const [large, own] = [await ana.tile('Ben'), await ana.page.getByRole('group', { name: /you/ }).boundingBox()];
  assert.ok(large.width * large.height > 4 * own.width * own.height);
  await ana.keep('speaker-desktop');
  await ana.page.keyboard.press('Space');
  await ana.page.getByRole('button', { name: 'Pin Ben' }).waitFor({ state: 'attached' });
});

test('the strip and the list of shortcuts open by key, take the focus and give it back', async () => {
  await ana.page.mouse.click(4, 4);
  await ana.page.keyboard.press('r');
  await eventually('the focus in the strip', async () => await focused(ana) === 'hand');
  await ana.page.keyboard.press('Enter');
  await eventually('a raised hand', async () => (await other(ben)).hand);
  await ana.page.keyboard.press('Escape');
  await eventually('the focus on its control', async () => await focused(ana) === 'reactions');
  await ana.page.keyboard.press('?');
  await ana.page.getByRole('listitem').filter({ hasText: 'Hold to talk' }).waitFor({ state: 'attached' });
  await ana.keep('shortcuts-desktop');
  await ana.page.keyboard.press('Escape');
  await eventually('a closed list', async () => await ana.page.getByRole('listitem').count() === 0);
  await ana.page.keyboard.press('h');
  await eventually('a lowered hand', async () => !(await other(ben)).hand);
});

test('where the focused control goes, keys still belong to the room', async () => {
  await ana.page.mouse.click(4, 4);
  await tabTo(ana, 'own-tile-hide');
  await ana.page.keyboard.press('Enter');
  await eventually('the focus on the heading', async () => await focused(ana) === 'room-name');
  await ana.page.keyboard.press('h');
  await eventually('a raised hand', async () => (await other(ben)).hand);
});

test('full screen is the element\'s, by key and back', async () => {
  await ana.page.mouse.click(4, 4);
  await ana.page.keyboard.press('f');
  await eventually('full screen', () => ana.page.evaluate(() => {
    return document.fullscreenElement?.localName === 'parley-room';
  }));
  await ana.page.getByRole('button', { name: 'Leave full screen' }).waitFor({ state: 'attached' });
  await ana.page.keyboard.press('f');
  await eventually('a window', () => ana.page.evaluate(() => document.fullscreenElement === null));
});
