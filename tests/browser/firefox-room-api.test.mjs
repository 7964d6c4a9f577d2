// The main path of rooms without a look in Firefox: streams, messages, channels, the transport for tabs, leaving.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { eventually, useSmallCamera } from './support/browser.mjs';
import { launchFirefox } from './support/firefox.mjs';
import { Site } from './support/site.mjs';

const site = Site.forThisFile();

/** @type {Awaited<ReturnType<typeof launchFirefox>>} */
let firefox;

before(async () => {
  firefox = await launchFirefox();
});
after(() => firefox?.close());

/** Runs in the page: one more person, whose messages and channel are kept. */
async function enter({ name, transported, ...options }) {
  const { Room } = await import('/core.js');
  const { broadcastChannelTransport } = await import('/transports/broadcast-channel.js');
  if (transported) Object.assign(options, { transport: broadcastChannelTransport(), dialect: 'broadcast' });
  const room = await Room.join({ name, ...options });
  const person = { room, messages: [], strokes: [], channel: room.channel('sketches') };
  room.addEventListener('message', ({ text }) => person.messages.push(text));
  person.channel.addEventListener('message', ({ data }) => person.strokes.push(new Uint8Array(data)[0]));
  (globalThis.people ??= {})[name] = person;
}

async function openPage(t) {
  const page = await firefox.newPage();
  t.after(() => page.close());
  await page.evaluateOnNewDocument(useSmallCamera);
  const troubles = [];
  page.on('pageerror', (error) => troubles.push(error.message));
  await page.goto(`${site.server.url}healthz`);
  return { page, troubles };
}

/** Until both are connected, and their channels reach each other. */
function met(page) {
  return eventually('both connected', () => page.evaluate(() => {
    return Object.values(globalThis.people).every(({ room: { members }, channel }) => {
      return members.length === 1 && members[0].link === 'connected' && channel.members.length === 1;
    });
  }));
}

/** Each writes, and sends a stroke: the other has both. */
async function exchange(page) {
  await page.evaluate(() => Object.entries(globalThis.people).forEach(([name, { room, channel }], index) => {
    room.send(`from ${name}`);
    channel.send(Uint8Array.of(index + 1));
  }));
  const had = () => page.evaluate(() => Object.values(globalThis.people).map(({ messages, strokes }) => {
    return [messages.join(), strokes.join()];
  }));
  await eventually('messages and strokes', async () => (await had()).flat().every((text) => text !== ''));
  assert.deepEqual(await had(), [['from Ben', '2'], ['from Ana', '1']]);
}

test('two people meet in Firefox, see each other, write, draw and leave', async (t) => {
  const { page, troubles } = await openPage(t);
  await page.evaluate(enter, { name: 'Ana', room: 'fox' });
  await page.evaluate(enter, { name: 'Ben', room: 'fox', audio: false, video: false });
  await met(page);
  assert.ok(await page.evaluate(async () => {
    const { room } = globalThis.people.Ben;
    const video = Object.assign(document.createElement('video'), { muted: true });
    video.srcObject = room.stream(room.members[0].id);
    document.body.append(video);
    await video.play();
    const report = await room.stats(room.members[0].id);
    return video.videoWidth > 0 && [...report.values()].some(({ type }) => type === 'inbound-rtp');
  }));
  await exchange(page);
  const state = await page.evaluate(async () => {
    const { Ana, Ben } = globalThis.people;
    const left = new Promise((resolve) => Ben.room.addEventListener('member-left', resolve));
    await Ana.room.leave();
    const { member } = await left;
    return [member.name, Ana.room.state, Ana.channel.closed, Ben.room.members.length];
  });
  assert.deepEqual(state, ['Ana', 'left', true, 0]);
  assert.deepEqual(troubles, []);
});

test('two people of one browser meet in Firefox without any server', async (t) => {
  const { page, troubles } = await openPage(t);
  for (const name of ['Ana', 'Ben']) {
    await page.evaluate(enter, { name, room: 'tabs', audio: false, video: false, transported: true });
  }
  await met(page);
  await exchange(page);
  await page.evaluate(() => globalThis.people.Ana.room.leave());
  await eventually('one who is alone', () => page.evaluate(() => globalThis.people.Ben.room.members.length === 0));
  assert.deepEqual(troubles, []);
});

test('what does not let us in has the same code in Firefox', async (t) => {
  const { page } = await openPage(t);
  const codes = await page.evaluate(async () => {
    const { Room } = await import('/core.js');
    const code = (options) => Room.join({ audio: false, video: false, ...options }).catch((error) => error.code);
    return [await code({ server: 'nonsense' }), await code({ server: 'ws://127.0.0.1:1' }),
      await code({ moduleUrl: '/nowhere.mjs' })];
  });
  assert.deepEqual(codes, ['bad-option', 'server-unreachable', 'module-unreachable']);
});

test('the element is joined, heard of, left and taken out in Firefox', async (t) => {
  const { page, troubles } = await openPage(t);
  const heard = await page.evaluate(async () => {
    await import('/parley-room.js');
    const elements = ['Ana', 'Ben'].map((name) => {
      const element = document.createElement('parley-room');
      Object.assign(element, { room: 'el-fox', name, media: 'none' });
      element.style.cssText = 'display: block; width: 320px; height: 240px';
      document.body.append(element);
      return element;
    });
    const [ana, ben] = elements;
    const next = (element, type) => new Promise((resolve) => {
      element.addEventListener(type, ({ detail }) => resolve(detail), { once: true });
    });
    const [joined, message, gone] = [next(ana, 'member-joined'), next(ana, 'message'), next(ana, 'member-left')];
    await ana.join();
    await ben.join();
    const told = [(await joined).member.name];
    ben.send('hello');
    told.push((await message).text);
    ben.remove();
    told.push((await gone).member.name, ben.state, ana.framesDrawn > 0);
    ana.leave();
    return told;
  });
  assert.deepEqual(heard, ['Ben', 'hello', 'Ben', 'out', true]);
  assert.deepEqual(troubles, []);
});
