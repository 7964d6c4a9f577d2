// Black boxes of real browsers: what they keep plays again outside of the browser, and tells nobody's secrets.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { startBreakableProxy } from './support/breakable-proxy.mjs';
import { RoomPage, eventually, launchBrowser } from './support/browser.mjs';
import { startServer } from './support/server.mjs';

const keptRecording = join(dirname(fileURLToPath(import.meta.url)), '../recordings/chromium.jsonl');

let folder;
let browser;
let server;

before(async () => {
  folder = mkdtempSync(join(tmpdir(), 'parley-'));
  const keyFile = join(folder, 'key');
  writeFileSync(keyFile, randomBytes(32));
  server = await startServer(['--resume-key-file', keyFile]);
  browser = await launchBrowser();
});

after(async () => {
  await browser?.close();
  await server?.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** Plays a recording with the native player, which says what differs. @param {string} recording */
function replay(recording) {
  const program = process.env.PARLEY_REPLAY;
  assert.ok(program, 'PARLEY_REPLAY is not set; run scripts/test --label browser');
  const file = join(folder, 'recording.jsonl');
  writeFileSync(file, recording);
  const { status, stdout, stderr } = spawnSync(program, [file], { encoding: 'utf8' });
  assert.equal(status, 0, `${stdout}${stderr}`);
  return stdout;
}

/** @param {RoomPage} page */
const recordingOf = (page) => page.element((element) => element.engine.recording());

const shown = (page, name) => async () => (await page.snapshot()).members.find((member) => member.name === name);

test('a call of three with mute, a lost server and a leave plays again to the same orders and states', async () => {
  const proxy = await startBreakableProxy(Number(new URL(server.url).port));
  const address = (name) => `${server.url}?room=Secret Garden&name=${name}`;
  // This one goes through the lobby, by hand.
  const zora = await RoomPage.open(browser, `${address('Zora Quill')}&signal=${proxy.url}&record=1`);
  await zora.press('Join');
  await zora.phase('in-room');
  const ben = await RoomPage.open(browser, `${address('Benedikt')}&join=1&media=a`);
  const cem = await RoomPage.open(browser, `${address('Cemile')}&join=1&record=1`);
  const pages = [zora, ben, cem];
  await Promise.all(pages.map((page) => page.connected(2)));
  await zora.element((element) => element.engine.watchStatistics());
  await eventually('statistics of both', async () => {
    const { statistics } = await zora.snapshot();
    return statistics.length === 2 && statistics.every(({ bitrateReceived }) => bitrateReceived > 0);
  });
  await zora.element((element) => element.engine.watchStatistics(false));
  await zora.press('Mute');
  await ben.press('camera on');
  await eventually('Zora to be muted', async () => !(await shown(ben, 'Zora Quill')()).microphoneOn);
  await eventually('Ben with camera', async () => (await shown(zora, 'Benedikt')()).cameraOn);
  proxy.break();
  await zora.signaling('reconnecting');
  await zora.press('Unmute');
  await ben.press('Leave');
  await cem.connected(1);
  proxy.mend();
  await zora.signaling('open');
  await zora.connected(1);
  await eventually('Zora to be heard', async () => (await shown(cem, 'Zora Quill')()).microphoneOn);
  await zora.press('Leave');
  await zora.phase('lobby');
  const recordings = await Promise.all([zora, cem].map(recordingOf));
  await Promise.all(pages.map((page) => page.close()));
  proxy.close();

  for (const recording of recordings) {
    expectNoSecrets(recording, ['Zora', 'Quill', 'Benedikt', 'Cemile', 'Secret', 'Garden', '127.0.0.1', 'localhost']);
    assert.match(replay(recording), /: the same \d+ orders and \d+ states /);
  }
  assert.match(recordings[0], /"signaling":"reconnecting"/);
  if (process.env.PARLEY_KEEP_RECORDING) writeFileSync(keptRecording, recordings[0]);
});

for (const dialect of ['room-event', 'peer-list', 'voice-room', 'direct-call']) {
  test(`what a call by ${dialect} was plays again, too`, async () => {
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.goto(`${server.url}healthz`);
    const start = (name, options) => page.evaluate(async ([name, options]) => {
      const { createEngine } = await import('/core.js');
      globalThis.engines ??= [];
      engines.push(await createEngine({ name, record: true, join: true, video: false, ...options }));
    }, [name, { dialect, room: 'Secret Garden', ...options }]);
    const members = (index) => page.evaluate((index) => engines[index].snapshot.members, index);
    const connected = (index) => eventually(`engine ${index} connected`, async () => {
      const others = await members(index);
      return others.length === 1 && others[0].link === 'connected';
    });
    await start('Zora Quill', {});
    await eventually('Zora in the room', () => page.evaluate(() => engines[0].snapshot.phase === 'in-room'));
    await start('Benedikt', { calls: ['Zora Quill'] });
    await Promise.all([connected(0), connected(1)]);
    await page.evaluate(() => engines[0].setMicrophone(false));
    await eventually('Zora to be muted', async () => !(await members(1))[0].microphoneOn);
    await page.evaluate(() => {
      engines[0].watchStatistics();
      engines[0].raiseHand();
      engines[0].react('heart');
    });
    await eventually('what Zora shows', async () => {
      const [{ hand, reaction }] = await members(1);
      return hand && reaction === 'heart';
    });
    await eventually('statistics', () => page.evaluate(() => engines[0].snapshot.statistics?.[0]?.path.local));
    const recordings = await page.evaluate(() => engines.map((engine) => {
      engine.close();
      return engine.recording();
    }));
    await context.close();
    for (const recording of recordings) {
      expectNoSecrets(recording, ['Zora', 'Quill', 'Benedikt', 'Secret', 'Garden', 'localhost']);
      replay(recording);
    }
  });
}

/**
 * @param {string} recording
 * @param {string[]} secrets that the test put in; others are known by their form
 */
function expectNoSecrets(recording, secrets) {
  for (const secret of secrets) {
    const line = recording.split('\n').find((text) => text.includes(secret));
    assert.equal(line, undefined, `the recording tells ${secret}`);
  }
  assert.doesNotMatch(recording, /a=ice-|sha-256|\d+\.\d+\.\d+\.\d+|[\da-f]{8}-[\da-f]{4}-|\.local/);
}
