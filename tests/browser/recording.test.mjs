// Two real browsers: one records the room, the other knows it, and the file plays.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { beforeEach, test } from 'node:test';
import { desktop, eventually, phone } from './support/browser.mjs';
import { Site } from './support/site.mjs';

const site = Site.forThisFile();
let ana;
let ben;

/** Nobody could answer the browser's question for a file. */
function haveNoFiles() {
  delete globalThis.showSaveFilePicker;
}

beforeEach(async () => {
  [ana, ben] = await site.comeTogether(['Ana', 'Ben'], { parameters: 'media=av', setUp: haveNoFiles });
});

const recording = async (room) => (await room.snapshot()).recording;
const other = async (room) => (await room.snapshot()).members[0];
const status = (room, words) => room.page.getByRole('status').filter({ hasText: words }).waitFor({ state: 'attached' });

/** Plays a file in a page that has nothing to do with the room. */
async function played(path) {
  const context = await site.browser.newContext();
  const page = await context.newPage();
  const bytes = (await readFile(path)).toString('base64');
  const facts = await page.evaluate(async (base64) => {
    const data = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
    const video = document.createElement('video');
    video.muted = true;
    video.src = URL.createObjectURL(new Blob([data], { type: 'video/webm' }));
    const once = (type) => new Promise((resolve, reject) => {
      video.addEventListener(type, resolve, { once: true });
      video.addEventListener('error', () => reject(new Error(video.error?.message)), { once: true });
    });
    await once('loadedmetadata');
    if (!Number.isFinite(video.duration)) {
      // A file that was written as it came does not say at its start how long it is.
      video.currentTime = 1e9;
      await once('durationchange');
    }
    const { duration, videoWidth, videoHeight } = video;
    video.currentTime = duration / 2;
    await once('seeked');
    const canvas = Object.assign(document.createElement('canvas'), { width: 32, height: 20 });
    const context2d = canvas.getContext('2d');
    context2d.drawImage(video, 0, 0, 32, 20);
    const pixels = context2d.getImageData(0, 0, 32, 20).data;
    const colors = new Set();
    for (let at = 0; at < pixels.length; at += 4) colors.add(pixels.slice(at, at + 3).join());
    const stream = video.captureStream();
    const audioTracks = stream.getAudioTracks().length;
    const { duration: soundLength } = await new AudioContext().decodeAudioData(data.buffer);
    return { duration, videoWidth, videoHeight, colors: colors.size, audioTracks, soundLength };
  }, bytes);
  await context.close();
  return facts;
}

test('a recording is as long as it was on, has picture and sound, and the other knows of it', async () => {
  assert.equal((await recording(ana)).offered, true);
  const asked = Date.now();
  await ana.press('Record');
  await eventually('a recording', async () => (await recording(ana)).state === 'on');
  const started = Date.now();
  await eventually('the other to know', async () => (await other(ben)).recording);
  await status(ben, 'Ana is recording');
  await status(ana, 'You are recording');
  await ben.page.getByRole('group', { name: /^Ana,.*records/ }).waitFor({ state: 'attached' });
  await eventually('three seconds', async () => (await recording(ana)).seconds >= 3);
  const download = ana.page.waitForEvent('download');
  await ana.press('Stop recording');
  const seconds = (Date.now() - started) / 1000;
  const file = await download;
  assert.match(file.suggestedFilename(), /^Parley test-\d+ \d{4}-\d\d-\d\d \d\d-\d\d\.webm$/);
  await eventually('the end', async () => (await recording(ana)).state === 'off');
  // From outside all is seen late on a busy machine: it was on no shorter, and no longer than until it was off.
  const secondsMax = (Date.now() - asked) / 1000;
  await eventually('the other to know', async () => !(await other(ben)).recording);
  await status(ana, 'The recording is saved.');
  const facts = await played(await file.path());
  for (const length of [facts.duration, facts.soundLength]) {
    const fits = length > seconds * 0.8 && length < secondsMax * 1.2;
    assert.ok(fits, `${length} s instead of ${seconds} to ${secondsMax} s`);
  }
  assert.equal(facts.audioTracks, 1);
  assert.ok(facts.videoWidth >= 640 && facts.colors > 10, JSON.stringify(facts));
});

test('a key does the same, and pictures of both sides are kept', async () => {
  await ana.page.mouse.click(4, 4);
  await ana.page.keyboard.press('e');
  await eventually('a recording', async () => (await recording(ana)).state === 'on');
  await eventually('the other to know', async () => (await other(ben)).recording);
  await ana.keep('recording-own-desktop', desktop);
  await ana.keep('recording-own-phone', phone);
  await ben.keep('recording-other-desktop', desktop);
  await ben.keep('recording-other-phone', phone);
  const download = ana.page.waitForEvent('download');
  await ana.page.keyboard.press('e');
  await download;
  await eventually('the end', async () => !(await other(ben)).recording);
});

test('leaving saves what was recorded', async () => {
  await ana.press('Record');
  await eventually('a second', async () => (await recording(ana)).seconds >= 1);
  const download = ana.page.waitForEvent('download');
  await ana.press('Leave');
  const file = await download;
  assert.ok((await readFile(await file.path())).length > 10_000);
  await eventually('its end', async () => (await recording(ana)).state === 'off');
  assert.equal((await ana.snapshot()).phase, 'lobby');
});

test('an engine without a canvas does not offer it', async () => {
  const offered = await ana.page.evaluate(async () => {
    const { createEngine } = await import('./core.js');
    const engine = await createEngine({ audio: false, video: false, room: 'none' });
    engine.setRecording(true);
    const { recording: seen } = engine.snapshot;
    engine.close();
    return seen;
  });
  assert.deepEqual(offered, { offered: false, state: 'off', seconds: 0, message: '' });
});
