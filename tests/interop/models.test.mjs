// The pages and servers that stand for the five systems work with each other: what fails elsewhere is not theirs.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { eventually, launchBrowser } from '../browser/support/browser.mjs';
import * as callRoom from './servers/call-room.mjs';
import * as directCall from './servers/direct-call.mjs';
import * as peerList from './servers/peer-list.mjs';
import * as roomEvent from './servers/room-event.mjs';
import * as voiceRoom from './servers/voice-room.mjs';
import { ForeignPage } from './support/foreign_page.mjs';
import { startSite } from './support/site.mjs';
import { signToken } from './support/tokens.mjs';

const secret = 'known to the test only';
let browser;
let site;

before(async () => {
  site = await startSite();
  browser = await launchBrowser();
});

after(async () => {
  await browser?.close();
  await site?.stop();
});

async function meet(system, start, people, { video = true } = {}) {
  const server = await start({ secret });
  const pages = [];
  for (const parameters of people) {
    pages.push(await ForeignPage.open(browser, site.url, system, { server: server.url, room: 'model', ...parameters }));
  }
  await Promise.all(pages.map((page) => page.playing(people.length - 1, { video })));
  for (const page of pages) assert.deepEqual(await page.troubles(), []);
  await Promise.all(pages.map((page) => page.close()));
  await server.stop();
}

test('room-event: their clients on their server', () => {
  return meet('room-event', roomEvent.start, [{ name: 'Ana' }, { name: 'Ben' }, { name: 'Cem' }]);
});

test('peer-list: their clients on their server', () => {
  return meet('peer-list', peerList.start, [{ id: 'ana' }, { id: 'ben' }, { id: 'cem' }]);
});

test('voice-room: their clients on their server', () => {
  return meet('voice-room', voiceRoom.start, [{ name: 'Ana' }, { name: 'Ben' }, { name: 'Cem' }], { video: false });
});

test('call-room: their clients on their server', () => {
  const people = ['Ana', 'Ben', 'Cem'].map((name) => ({ token: signToken({ sub: name.toLowerCase(), name }, secret) }));
  return meet('call-room', callRoom.start, people);
});

test('direct-call: their clients on their server', () => {
  return meet('direct-call', directCall.start, [{ id: 'ana' }, { id: 'ben', call: 'ana' }]);
});

test('direct-call: their clients on their server, without devices', async () => {
  const server = await directCall.start();
  const open = (parameters) => {
    return ForeignPage.open(browser, site.url, 'direct-call', { server: server.url, mode: 'data', ...parameters });
  };
  const [ana, ben] = [await open({ id: 'ana' }), await open({ id: 'ben', call: 'ana' })];
  await eventually('the greeting', async () => (await ana.greetings()).some(({ text }) => text === 'Hello'));
  await eventually('its answer', async () => (await ben.greetings()).some(({ text }) => text === 'Hello back'));
  assert.deepEqual([await ana.troubles(), await ben.troubles()], [[], []]);
  await Promise.all([ana, ben].map((page) => page.close()));
  await server.stop();
});
