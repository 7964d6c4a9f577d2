// The chats that servers have themselves: a person of ours writes with people whose clients know no other.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { RoomPage, eventually, launchBrowser } from '../browser/support/browser.mjs';
import * as roomEvent from './servers/room-event.mjs';
import * as voiceRoom from './servers/voice-room.mjs';
import { startOurServer } from './support/our_server.mjs';
import { PlainClient } from './support/plain_client.mjs';
import { SocketIoClient } from './support/socket_io_client.mjs';

let ours;
let browser;

before(async () => {
  ours = await startOurServer();
  browser = await launchBrowser();
});

after(async () => {
  await browser?.close();
  await ours?.stop();
});

async function come(room, name, dialect, url) {
  const query = new URLSearchParams({ room, name, media: 'none', join: '1', dialect });
  query.set('signal', url.replace(/^http/, 'ws'));
  const page = await RoomPage.open(browser, `${ours.page}?${query}`);
  await page.phase('in-room');
  return page;
}

const write = (page, text) => page.element((element, words) => element.engine.sendChat(words), text);

const reads = (page, expected) =>
  eventually(`the chat ${expected}`, async () => {
    const { chat } = await page.snapshot();
    return JSON.stringify(chat.map(({ name, text }) => `${name}: ${text}`)) === JSON.stringify(expected);
  });

async function enterVoiceRoom(url, room, username) {
  const client = await SocketIoClient.connect(url);
  client.emit('joinRoom', { room, username });
  await client.next('roomUsers');
  return client;
}

const said = async (client) => {
  const { text, sender } = await client.next('newMessage');
  return `${sender.username}: ${text}`;
};

test('room-event: writing and reading in the chat of their server', async () => {
  const theirs = await roomEvent.start();
  const ana = await come('chat', 'Ana', 'room-event', theirs.url);
  const ben = await PlainClient.open(`${theirs.url}/room/chat/chat/websocket`);
  await write(ana, 'Grüße 👋');
  assert.equal(await ben.next('text'), 'Ana: Grüße 👋');
  ben.send('hello there');
  await reads(ana, ['Ana: Grüße 👋', 'Guest: hello there']);
  await ben.close();
  await ana.close();
  await theirs.stop();
});

test('voice-room: writing and reading in the chat of their server', async () => {
  const theirs = await voiceRoom.start();
  const ben = await enterVoiceRoom(theirs.url, 'chat', 'Ben');
  const ana = await come('chat', 'Ana', 'voice-room', theirs.url);
  await write(ana, 'Grüße 👋');
  // This server names people by how they have signed in, and we have not.
  assert.equal(await said(ben), 'Guest: Grüße 👋');
  ben.emit('sendMessage', { room: 'chat', message: 'I am not in voice' });
  await reads(ana, ['Ana: Grüße 👋', 'Guest: I am not in voice']);
  ben.close();
  await ana.close();
  await theirs.stop();
});

test('two of ours in the chat of room-event read each message once', async () => {
  const theirs = await roomEvent.start();
  const ana = await come('both', 'Ana', 'room-event', theirs.url);
  const ben = await come('both', 'Ben', 'room-event', theirs.url);
  await Promise.all([ana, ben].map((page) => page.connected(1)));
  const cem = await PlainClient.open(`${theirs.url}/room/both/chat/websocket`);
  await write(ana, 'one');
  await reads(ben, ['Ana: one']);
  await write(ben, 'two');
  await reads(ana, ['Ana: one', 'Ben: two']);
  // Whoever has read this has read all that the server brought before.
  cem.send('three');
  await Promise.all([ana, ben].map((page) => reads(page, ['Ana: one', 'Ben: two', 'Guest: three'])));
  assert.deepEqual([await cem.next('text'), await cem.next('text')], ['Ana: one', 'Ben: two']);
  await cem.close();
  await Promise.all([ana.close(), ben.close()]);
  await theirs.stop();
});

test('on our server people of three dialects write to each other', async () => {
  const ana = await come('all', 'Ana', 'parley', ours.url);
  const ben = await come('all', 'Ben', 'voice-room', ours.url);
  await Promise.all([ana, ben].map((page) => page.connected(1)));
  const cem = await enterVoiceRoom(ours.url, 'all', 'Cem');
  const dee = await PlainClient.open(`${ours.url}/room/all/chat/websocket`);
  await write(ana, 'one');
  assert.equal(await said(cem), 'Ana: one');
  assert.equal(await dee.next('text'), 'Ana: one');
  cem.emit('sendMessage', { room: 'all', message: 'two' });
  assert.equal(await dee.next('text'), 'Cem: two');
  dee.send('three');
  await Promise.all([ana, ben].map((page) => reads(page, ['Ana: one', 'Cem: two', 'Guest: three'])));
  cem.close();
  await dee.close();
  await Promise.all([ana.close(), ben.close()]);
});
