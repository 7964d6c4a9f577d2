// The engine without a look of its own, in real pages under the server's own policy.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { eventually } from './support/browser.mjs';
import { Site } from './support/site.mjs';

const site = Site.forThisFile();

/** A page of the site without anything of ours in it, under the server's policy. */
async function openPage() {
  const context = await site.browser.newContext();
  const page = await context.newPage();
  page.troubles = [];
  page.on('pageerror', (error) => page.troubles.push(error.message));
  page.on('console', (message) => {
    if (/Content Security Policy/.test(message.text())) page.troubles.push(message.text());
  });
  const response = await page.goto(`${site.server.url}healthz`);
  assert.match(response.headers()['content-security-policy'], /script-src 'self' 'wasm-unsafe-eval'/);
  return page;
}

/** Starts an engine in the page, where it is then known as `engines[name]`. */
async function start(page, name, options) {
  await page.evaluate(async ([name, options]) => {
    const { createEngine } = await import('/core.js');
    globalThis.engines ??= {};
    globalThis.engines[name] = await createEngine({ name, ...options });
  }, [name, options]);
}

function read(page, name, reader) {
  return page.evaluate(`(${reader})(engines[${JSON.stringify(name)}])`);
}

async function connected(page, name, count) {
  let members = [];
  const all = async () => {
    ({ members } = await read(page, name, (engine) => engine.snapshot));
    return members.length === count && members.every(({ link, video }) => link === 'connected' && video !== 0);
  };
  await eventually(`${count} connected`, all).catch((error) => {
    throw new Error(`${name} sees ${JSON.stringify(members)}`, { cause: error });
  });
}

/** Frames that a video element showed of each other member so far. */
function framesShown(page, name) {
  return read(page, name, async (engine) => {
    const shown = await Promise.all(engine.snapshot.members.map(async ({ id }) => {
      const video = document.createElement('video');
      video.muted = true;
      video.srcObject = engine.stream(id);
      await video.play();
      await new Promise((resolve) => video.requestVideoFrameCallback(() => video.requestVideoFrameCallback(resolve)));
      return video.getVideoPlaybackQuality().totalVideoFrames;
    }));
    return shown;
  });
}

test('three engines, two of them in one page and one module, see each other', async () => {
  const [first, second] = [await openPage(), await openPage()];
  await start(first, 'Ana', { room: 'headless', join: true });
  await start(first, 'Ben', { room: 'headless', join: true });
  await start(second, 'Cem', { room: 'headless', join: true });
  const pages = [[first, 'Ana'], [first, 'Ben'], [second, 'Cem']];
  for (const [page, name] of pages) await connected(page, name, 2);
  for (const [page, name] of pages) {
    const frames = await framesShown(page, name);
    assert.ok(frames.length === 2 && frames.every((count) => count > 0), `${name} saw ${frames}`);
  }
  assert.equal(await first.evaluate(() => engines.Ana.module === engines.Ben.module), true);
  assert.deepEqual([...first.troubles, ...second.troubles], []);

  await first.evaluate(() => engines.Ben.close());
  await connected(second, 'Cem', 1);
  await connected(first, 'Ana', 1);
  await Promise.all([first, second].map((page) => page.context().close()));
});

test('closing an engine gives devices back and leaves nothing connected', async () => {
  const page = await openPage();
  await page.evaluate(() => {
    globalThis.opened = [];
    const Original = RTCPeerConnection;
    globalThis.RTCPeerConnection = class extends Original {
      constructor(...values) {
        super(...values);
        opened.push(this);
      }
    };
  });
  await start(page, 'Ana', { room: 'closing', join: true });
  await start(page, 'Ben', { room: 'closing', join: true });
  await connected(page, 'Ana', 1);
  await connected(page, 'Ben', 1);
  const left = await page.evaluate(() => {
    const tracks = Object.values(engines).flatMap((engine) => engine.stream().getTracks());
    for (const engine of Object.values(engines)) engine.close();
    return {
      tracks: tracks.map(({ readyState }) => readyState),
      connections: opened.map(({ connectionState }) => connectionState),
    };
  });
  assert.deepEqual(left.tracks, ['ended', 'ended', 'ended', 'ended']);
  assert.equal(left.connections.length, 2);
  assert.ok(left.connections.every((state) => state === 'closed'), String(left.connections));
  await page.context().close();
});

test('refused devices are told, and the person joins without', async () => {
  const page = await openPage();
  await page.evaluate(() => {
    navigator.mediaDevices.getUserMedia = async () => {
      throw new DOMException('Permission denied', 'NotAllowedError');
    };
  });
  await start(page, 'Ana', { room: 'refusing', join: true });
  const snapshot = await eventually('in the room', async () => {
    const now = await read(page, 'Ana', (engine) => engine.snapshot);
    return now.phase === 'in-room' && now;
  });
  assert.deepEqual([snapshot.microphone.state, snapshot.camera.state], ['refused', 'refused']);
  assert.notEqual(snapshot.camera.message, '');
  await page.context().close();
});

test('a page that goes away leaves the room at once', async () => {
  const [staying, going] = [await openPage(), await openPage()];
  await start(staying, 'Ana', { room: 'going', join: true });
  await start(going, 'Ben', { room: 'going', join: true });
  await connected(staying, 'Ana', 1);
  await going.goto('about:blank');
  await connected(staying, 'Ana', 0);
  await Promise.all([staying, going].map((page) => page.context().close()));
});
