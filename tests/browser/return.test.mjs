// What happens while the server is lost: the call goes on, others come and go, and afterwards all know of it.

import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { startBreakableProxy } from './support/breakable-proxy.mjs';
import { RoomPage, eventually, launchBrowser } from './support/browser.mjs';
import { isFree, startServer } from './support/server.mjs';

let folder;
let options;
let server;
let browser;

before(async () => {
  folder = mkdtempSync(join(tmpdir(), 'parley-'));
  const keyFile = join(folder, 'key');
  writeFileSync(keyFile, randomBytes(32));
  options = ['--resume-key-file', keyFile];
  server = await startServer(options);
  browser = await launchBrowser();
});

after(async () => {
  await browser?.close();
  await server?.stop();
  rmSync(folder, { recursive: true, force: true });
});

const portOf = (url) => Number(new URL(url).port);

/** Two in a room, of whom Ana's way to the server can be broken; what there is of their call to compare with later. */
async function openPair(t, room, { media = 'av', site = server.url } = {}) {
  const proxy = await startBreakableProxy(portOf(site));
  const address = (name) => `${site}?room=${room}&name=${name}&media=${media}&join=1`;
  const ana = await RoomPage.open(browser, `${address('Ana')}&signal=${proxy.url}`);
  const ben = await RoomPage.open(browser, address('Ben'));
  const pages = [ana, ben];
  t.after(async () => {
    await Promise.all(pages.map((page) => page.close()));
    proxy.close();
  });
  await Promise.all([ana.connected(1), ben.connected(1)]);
  const self = (await ana.snapshot()).self;
  const sendsVideo = media.includes('v');
  const call = await eventually('frames', async () => {
    const { frames } = await ben.received(self);
    return (frames > 0 || !sendsVideo) && { frames };
  });
  return {
    ana, ben, proxy,
    async enter(name) {
      const page = await RoomPage.open(browser, address(name));
      pages.push(page);
      return page;
    },
    async breakForAna() {
      proxy.break();
      await ana.signaling('reconnecting');
    },
    async mendForAna() {
      proxy.mend();
      await ana.signaling('open');
    },
    /** The same member over the same connection: a new one would count its frames from nothing. */
    async expectTheSameCall() {
      assert.equal((await ana.snapshot()).self, self);
      const seen = await ben.received(self);
      assert.ok(seen.frames >= call.frames, `${seen.frames} frames after ${call.frames}`);
      if (sendsVideo) await eventually('more frames', async () => (await ben.received(self)).frames > seen.frames);
      for (const page of pages) assert.deepEqual(page.troubles, []);
    },
  };
}

const memberNamed = async (page, name) => (await page.snapshot()).members.find((member) => member.name === name);

test('while the server is lost the call goes on, and coming back is unnoticed', async (t) => {
  const room = await openPair(t, 'lost');
  await room.breakForAna();
  await room.ana.keep('reconnecting-desktop');
  await room.expectTheSameCall();
  assert.equal((await room.ben.snapshot()).members.length, 1);
  await room.mendForAna();
  await room.expectTheSameCall();
});

test('another who joined meanwhile is met afterwards', async (t) => {
  const room = await openPair(t, 'joined');
  await room.breakForAna();
  const cem = await room.enter('Cem');
  await eventually('Cem to be with Ben', async () => (await memberNamed(room.ben, 'Cem'))?.link === 'connected');
  await room.mendForAna();
  await Promise.all([room.ana, room.ben, cem].map((page) => page.connected(2)));
  await room.expectTheSameCall();
});

test('another who left meanwhile is gone afterwards', async (t) => {
  const room = await openPair(t, 'left');
  const cem = await room.enter('Cem');
  await Promise.all([room.ana, room.ben, cem].map((page) => page.connected(2)));
  await room.breakForAna();
  await cem.press('Leave');
  await room.ben.connected(1);
  await room.mendForAna();
  await room.ana.connected(1);
  await room.expectTheSameCall();
});

test('who muted meanwhile is seen to be muted, on either side', async (t) => {
  const room = await openPair(t, 'muted');
  await room.breakForAna();
  await room.ben.press('Mute');
  await room.ana.press('camera off');
  await room.mendForAna();
  await eventually('Ben to be muted', async () => !(await memberNamed(room.ana, 'Ben')).microphoneOn);
  await eventually('Ana without camera', async () => !(await memberNamed(room.ben, 'Ana')).cameraOn);
  await room.ana.press('camera on');
  await room.expectTheSameCall();
});

test('a camera that is turned on meanwhile is seen at once', async (t) => {
  const room = await openPair(t, 'added', { media: 'a' });
  const { self } = await room.ana.snapshot();
  await room.breakForAna();
  await room.ana.press('camera on');
  await eventually('frames of a new track', async () => (await room.ben.received(self)).frames > 0);
  await room.mendForAna();
  await eventually('Ana with camera', async () => (await memberNamed(room.ben, 'Ana')).cameraOn);
  await room.expectTheSameCall();
});

test('another who reloads meanwhile is met anew afterwards', async (t) => {
  const room = await openPair(t, 'reloads');
  await room.breakForAna();
  const before = (await room.ben.snapshot()).self;
  await room.ben.page.reload();
  await room.ben.phase('in-room');
  await room.mendForAna();
  await Promise.all([room.ana.connected(1), room.ben.connected(1)]);
  assert.notEqual((await room.ana.snapshot()).members[0].id, before);
});

test('a second loss right after the first changes nothing', async (t) => {
  const room = await openPair(t, 'twice');
  await room.breakForAna();
  await room.mendForAna();
  await room.breakForAna();
  await room.mendForAna();
  await room.expectTheSameCall();
});

test('a server that is killed and forgets everything finds the call as it was', async (t) => {
  let other = await startServer(options);
  t.after(() => other.stop());
  const room = await openPair(t, 'killed', { site: other.url });
  await other.kill();
  await Promise.all([room.ana.signaling('reconnecting'), room.ben.signaling('reconnecting')]);
  other = await startServer(options, portOf(other.url));
  await Promise.all([room.ana.signaling('open'), room.ben.signaling('open')]);
  const cem = await room.enter('Cem');
  await Promise.all([room.ana, room.ben, cem].map((page) => page.connected(2)));
  await room.expectTheSameCall();
});

/** Counts from now on, in the page, the connections that are made and the times somebody is missing. */
function watchCall(page) {
  return page.element((element) => {
    const watch = { connections: 0, absences: 0 };
    window.RTCPeerConnection = class extends RTCPeerConnection {
      constructor(...options) {
        super(...options);
        watch.connections += 1;
      }
    };
    element.addEventListener('change', () => {
      if (element.snapshot.members.length !== 1) watch.absences += 1;
    });
    window.watchedCall = watch;
  });
}

test('a server that is replaced by the next while it drains drops no call', async (t) => {
  const drains = [...options, '--drain-seconds', '3'];
  let other = await startServer(drains);
  t.after(() => other.stop());
  const room = await openPair(t, 'rolling', { site: other.url });
  const pages = [room.ana, room.ben];
  await Promise.all(pages.map(watchCall));
  const port = portOf(other.url);
  const ended = other.stop();
  await eventually('the port to be free', () => isFree(port));
  other = await startServer(drains, port);
  assert.equal(await ended, 0);
  await Promise.all(pages.map((page) => page.signaling('open')));
  await room.expectTheSameCall();
  for (const { page } of pages) {
    assert.deepEqual(await page.evaluate(() => window.watchedCall), { connections: 0, absences: 0 });
  }
  // And it is a room as before.
  const cem = await room.enter('Cem');
  await Promise.all([...pages, cem].map((page) => page.connected(2)));
  assert.ok((await room.ana.page.evaluate(() => window.watchedCall)).connections > 0, 'what is watched is counted');
  await room.ana.press('camera off');
  await eventually('Ana without camera', async () => !(await memberNamed(room.ben, 'Ana')).cameraOn);
});
