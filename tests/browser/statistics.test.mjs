// Statistics of a call between two pages: what a browser counts is told truly, and nothing is counted unwatched.

import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { RoomPage, desktop, eventually, launchBrowser } from './support/browser.mjs';
import { EnginePage } from './support/engine-page.mjs';
import { launchFirefox } from './support/firefox.mjs';
import { startServer } from './support/server.mjs';

const hasFirefox = existsSync(process.env.PARLEY_FIREFOX ?? '/usr/bin/firefox-esr');

let server;
let chromium;
let firefox;

before(async () => {
  server = await startServer();
  [chromium, firefox] = await Promise.all([launchBrowser(), hasFirefox ? launchFirefox() : undefined]);
});

after(async () => {
  await Promise.all([chromium?.close(), firefox?.close()]);
  await server?.stop();
});

/** What is written in files and in snapshots. */
const keys = ['id', 'finding', 'rating', 'sentence', 'path', 'roundTripMs', 'bitrateSent', 'bitrateReceived',
  'lossSentPermille', 'lossReceivedPermille', 'audioSent', 'videoSent', 'audioReceived', 'videoReceived', 'history'];
const mediaKeys = ['bitrate', 'lossPermille', 'jitterMs', 'width', 'height', 'framesPerSecond', 'codec', 'limitation'];
const historyKeys = ['roundTripMs', 'lossSentPermille', 'lossReceivedPermille', 'bitrateSent', 'bitrateReceived'];

/** Counts how often a page asks, before anything of it runs. */
function countReports() {
  globalThis.reports = 0;
  const { getStats } = RTCPeerConnection.prototype;
  RTCPeerConnection.prototype.getStats = function count(...values) {
    globalThis.reports += 1;
    return getStats.apply(this, values);
  };
}

/** Until the only connection has been measured for some seconds. */
function measured(ask) {
  return eventually('statistics of one connection', async () => {
    const [one] = (await ask()).statistics ?? [];
    const known = (series) => series.filter((point) => point !== null && point > 0).length >= 4;
    const all = one && known(one.history.bitrateReceived) && known(one.history.bitrateSent);
    return all && one.videoReceived.width && one.videoReceived.framesPerSecond && one;
  });
}

/** A call between two tabs of one machine, whose cameras are 320 by 180 with 10 frames a second. */
function expectPlausible(one, browser) {
  assert.deepEqual(Object.keys(one), keys);
  for (const media of ['audioSent', 'videoSent', 'audioReceived', 'videoReceived']) {
    assert.deepEqual(Object.keys(one[media]), mediaKeys, media);
    assert.ok(one[media].bitrate > 0 && one[media].bitrate < 10_000_000, `${browser}: ${media} ${one[media].bitrate}`);
  }
  assert.deepEqual(Object.keys(one.history), historyKeys);
  const sizes = new Set(Object.values(one.history).map(({ length }) => length));
  assert.ok(sizes.size === 1 && Math.max(...sizes) <= 60, `${browser}: series of ${[...sizes]} points`);
  // Where mDNS hides the address of one side, the other sees it as reflexive.
  assert.ok(['host', 'prflx'].includes(one.path.local), `${browser}: ${JSON.stringify(one.path)}`);
  assert.ok(['host', 'prflx'].includes(one.path.remote), `${browser}: ${JSON.stringify(one.path)}`);
  assert.equal(one.path.protocol, 'udp');
  const { width, height, framesPerSecond } = one.videoReceived;
  assert.ok(Math.abs(width / height - 16 / 9) < 0.02 && width <= 320, `${browser}: ${width} by ${height}`);
  assert.ok(framesPerSecond >= 1 && framesPerSecond <= 30, `${browser}: ${framesPerSecond} frames a second`);
  assert.match(one.audioReceived.codec, /^opus$/i);
  assert.match(one.videoReceived.codec, /^(VP8|VP9|AV1|H264)$/i);
  assert.notEqual(one.sentence, '');
}

/** @param {EnginePage} page */
const reports = (page) => page.page.evaluate(() => globalThis.reports);

for (const other of ['chromium', 'firefox']) {
  test(`an engine measures its call with ${other}, and no longer than it is watched`, {
    skip: other === 'firefox' && !hasFirefox && 'there is no Firefox',
  }, async (t) => {
    const browsers = [chromium, { chromium, firefox }[other]];
    const pages = await Promise.all(browsers.map((browser) => EnginePage.open(browser, server.url)));
    t.after(() => Promise.all(pages.map((page) => page.close())));
    await Promise.all(pages.map((page) => page.page.evaluate(countReports)));
    const names = ['Ana', 'Ben'];
    const both = await Promise.all(pages.map((page, index) => {
      return page.start(names[index], { room: `statistics-${other}`, join: true });
    }));
    await Promise.all(both.map((engine) => engine.connected(1)));
    assert.deepEqual(await Promise.all(both.map(async (engine) => (await engine.snapshot()).statistics)), [null, null]);
    assert.deepEqual(await Promise.all(pages.map(reports)), [0, 0]);

    await Promise.all(both.map((engine) => engine.read((one) => one.watchStatistics())));
    for (const [index, engine] of both.entries()) {
      expectPlausible(await measured(() => engine.snapshot()), `${other}, ${names[index]}`);
      const kept = await engine.read((one) => one.exportStatistics());
      assert.deepEqual(Object.keys(kept), ['parley', 'version', 'at', 'room', 'secondsBetweenPoints', 'members']);
      assert.deepEqual(Object.keys(kept.members[0]), [...keys, 'name']);
      assert.equal(kept.members[0].name, names[1 - index]);
    }
    await Promise.all(both.map((engine) => engine.read((one) => one.watchStatistics(false))));
    assert.equal((await both[0].snapshot()).statistics, null);
    const before = await Promise.all(pages.map(reports));
    // More than the second after which the next measurement would come.
    const mediaGoesOn = () => Promise.all(both.map((engine) => engine.read(() => {
      return new Promise((resolve) => setTimeout(resolve, 1500));
    })));
    await mediaGoesOn();
    assert.deepEqual(await Promise.all(pages.map(reports)), before);
  });
}

test('the panel shows the sentence, measures while it is open, and saves a file', async (t) => {
  const [ana, ben] = await Promise.all([
    RoomPage.open(chromium, `${server.url}?room=statistics-panel&name=Ana`, { viewport: desktop }),
    RoomPage.open(chromium, `${server.url}?room=statistics-panel&name=Ben`),
  ]);
  t.after(() => Promise.all([ana, ben].map((room) => room.page.context().close())));
  for (const room of [ana, ben]) await room.press('Join');
  await ana.connected(1);
  await ana.press('People');
  await ana.press('Statistics of connections');
  const one = await measured(() => ana.snapshot());
  expectPlausible(one, 'panel');
  const item = ana.page.getByRole('listitem').filter({ hasText: /^Ben: / });
  await eventually('the sentence in the mirror', async () => {
    const { statistics: [now] } = await ana.snapshot();
    return (await item.textContent()).startsWith(`Ben: ${now.sentence}`);
  });
  await ana.keep('statistics');
  const downloading = ana.page.waitForEvent('download');
  await ana.press('Save statistics as a file');
  const download = await downloading;
  assert.equal(download.suggestedFilename(), 'parley-statistics.json');
  const saved = JSON.parse(readFileSync(await download.path(), 'utf8'));
  assert.equal(saved.parley, 'statistics');
  assert.deepEqual(Object.keys(saved.members[0]), [...keys, 'name']);
  await ana.press('Close statistics');
  await eventually('nobody watching', async () => (await ana.snapshot()).statistics === null);
  assert.deepEqual([...ana.troubles, ...ben.troubles], []);
});
