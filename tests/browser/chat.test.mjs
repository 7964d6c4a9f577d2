// People write to each other: on the screen, by keyboard alone, while the server is gone, and for those who come later.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { RoomPage, desktop, eventually, phone } from './support/browser.mjs';
import { startServer } from './support/server.mjs';
import { Site } from './support/site.mjs';

const site = Site.forThisFile();

const enter = (room, name, url = site.server.url) => {
  return RoomPage.open(site.browser, `${url}?room=${room}&name=${name}&media=none&join=1`);
};

const field = (room) => room.page.getByRole('textbox', { name: 'Message' });
/** The control of the bar, whatever it says of unread messages. */
const control = (room) => room.page.locator('[data-id="chat"]');
const conversation = async (room) => (await room.snapshot()).chat.map(({ name, text }) => `${name}: ${text}`);

/** Until the room's chat is these messages. */
const reads = (room, ...messages) => eventually(`the messages ${messages.join(', ')}`, async () => {
  const seen = await conversation(room);
  return seen.length === messages.length && messages.every((message, index) => seen[index] === message);
});

/** As a person does: the field, the text, Enter. */
async function write(room, text) {
  await field(room).fill(text);
  await field(room).press('Enter');
}

async function close(...rooms) {
  for (const room of rooms) assert.deepEqual(room.troubles, []);
  await Promise.all(rooms.map((room) => room.close()));
}

test('two write to each other, and who comes later has read it all', async () => {
  const ana = await enter('talk', 'Ana');
  const ben = await enter('talk', 'Ben');
  await Promise.all([ana.connected(1), ben.connected(1)]);
  await ana.press('Chat');
  await write(ana, 'Hello Ben');
  await eventually('an empty field', async () => await field(ana).inputValue() === '');
  await reads(ben, 'Ana: Hello Ben');
  await eventually('a count of unread messages', async () => {
    return await control(ben).textContent() === 'Chat, 1 unread';
  });
  // Heard while the panel is closed.
  await ben.page.getByRole('status').filter({ hasText: 'Ana: Hello Ben' }).waitFor({ state: 'attached' });
  await control(ben).press('Enter');
  await eventually('nothing unread', async () => (await ben.snapshot()).unread === 0);
  await ben.page.getByRole('listitem').filter({ hasText: 'Ana: Hello Ben' }).waitFor({ state: 'attached' });
  await write(ben, 'Hello Ana');
  await reads(ana, 'Ana: Hello Ben', 'Ben: Hello Ana');
  assert.equal((await ana.snapshot()).unread, 0);

  const cem = await enter('talk', 'Cem');
  await Promise.all([ana, ben, cem].map((room) => room.connected(2)));
  await reads(cem, 'Ana: Hello Ben', 'Ben: Hello Ana');
  await ben.press('Leave');
  await Promise.all([ana.connected(1), cem.connected(1)]);
  const dee = await enter('talk', 'Dee');
  await dee.connected(2);
  await reads(dee, 'Ana: Hello Ben', 'Ben: Hello Ana');
  assert.deepEqual((await dee.snapshot()).chat.map(({ told }) => told), [false, true]);
  await ana.keep('chat-desktop', desktop);
  await ana.keep('chat-phone', phone);
  await close(ana, ben, cem, dee);
});

test('links are real ones, which open elsewhere and tell nothing', async () => {
  const ana = await enter('links', 'Ana');
  const ben = await enter('links', 'Ben');
  await Promise.all([ana.connected(1), ben.connected(1)]);
  await ana.press('Chat');
  await ben.press('Chat');
  await write(ana, `See ${site.server.url}healthz, <b>not</b> javascript:alert(1)`);
  const link = ben.page.getByRole('link');
  await link.waitFor({ state: 'attached' });
  assert.equal(await link.count(), 1);
  assert.equal(await link.getAttribute('href'), `${site.server.url}healthz`);
  assert.equal(await link.getAttribute('target'), '_blank');
  assert.equal(await link.getAttribute('rel'), 'noopener noreferrer');
  assert.equal(await ben.page.locator('b').count(), 0);
  const box = await eventually('a link that lies still', async () => {
    const [first, second] = [await link.boundingBox(), await link.boundingBox()];
    return first.width > 20 && first.x === second.x && first.y === second.y && first;
  });
  const opened = ben.page.context().waitForEvent('page');
  await ben.page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
  const page = await opened;
  await page.waitForURL('**/healthz');
  assert.equal(await page.evaluate(() => globalThis.opener), null);
  await close(ana, ben);
});

test('everything can be done with the keyboard alone', async () => {
  const ana = await enter('keys', 'Ana');
  const ben = await enter('keys', 'Ben');
  await Promise.all([ana.connected(1), ben.connected(1)]);
  const { keyboard } = ana.page;
  const focused = () => ana.element((element) => element.shadowRoot.activeElement?.dataset.id ?? '');
  const tabTo = async (id, key = 'Tab') => {
    for (let presses = 0; presses < 30 && await focused() !== id; ++presses) await keyboard.press(key);
    assert.equal(await focused(), id);
  };
  await tabTo('chat');
  await keyboard.press('Enter');
  await field(ana).waitFor({ state: 'attached' });
  await tabTo('chat-text', 'Shift+Tab');
  await keyboard.type('One');
  await keyboard.press('Enter');
  assert.equal(await focused(), 'chat-text');
  await keyboard.type('Two');
  await tabTo('chat-send');
  await keyboard.press('Enter');
  await reads(ben, 'Ana: One', 'Ana: Two');
  await eventually('an empty field', async () => await field(ana).inputValue() === '');
  await tabTo('chat-close', 'Shift+Tab');
  await keyboard.press('Enter');
  await field(ana).waitFor({ state: 'detached' });
  await close(ana, ben);
});

test('what is written while the server is gone arrives', async () => {
  const lost = await startServer();
  const ana = await enter('alone', 'Ana', lost.url);
  const ben = await enter('alone', 'Ben', lost.url);
  await Promise.all([ana.connected(1), ben.connected(1)]);
  await ana.press('Chat');
  await lost.kill();
  await Promise.all([ana.signaling('reconnecting'), ben.signaling('reconnecting')]);
  await write(ana, 'Can you read this?');
  await reads(ben, 'Ana: Can you read this?');
  await ben.press('Chat');
  await write(ben, 'Yes');
  await reads(ana, 'Ana: Can you read this?', 'Ben: Yes');
  await close(ana, ben);
});

test('a page without our look writes and reads by the engine', async () => {
  const ana = await enter('engine', 'Ana');
  const ben = await enter('engine', 'Ben');
  await Promise.all([ana.connected(1), ben.connected(1)]);
  await ana.element((element) => element.engine.sendChat('  from a script '));
  await reads(ben, 'Ana: from a script');
  const [message] = (await ben.snapshot()).chat;
  const { self } = await ana.snapshot();
  assert.deepEqual(message,
    { sequence: 1, author: self, name: 'Ana', text: 'from a script', own: false, told: false, overServer: false });
  assert.equal((await ben.snapshot()).unread, 1);
  await ben.element((element) => element.engine.readChat());
  await eventually('nothing unread', async () => (await ben.snapshot()).unread === 0);
  await close(ana, ben);
});
