// Chromium and Firefox in one room: either offers, both at once, each leaves and comes back.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { RoomPage, eventually, launchBrowser } from './support/browser.mjs';
import { EnginePage } from './support/engine-page.mjs';
import { launchFirefox } from './support/firefox.mjs';
import { FirefoxRoom } from './support/firefox-room.mjs';
import { startServer } from './support/server.mjs';

let server;
let chromium;
let firefox;

before(async () => {
  server = await startServer();
  [chromium, firefox] = await Promise.all([launchBrowser(), launchFirefox()]);
});

after(async () => {
  await Promise.all([chromium?.close(), firefox?.close()]);
  await server?.stop();
});

/** What `steps` throws says where both engines stand. */
async function explained(both, steps) {
  await steps().catch(async (error) => {
    const stories = await Promise.all(both.map((engine) => engine.story()));
    throw new Error([error.message, ...stories].join('\n'), { cause: error });
  });
}

/** One engine in each browser, in the lobby of the same room; closed after the test. */
async function openPair(t, room, options = {}) {
  const pages = await Promise.all([chromium, firefox].map((browser) => EnginePage.open(browser, server.url)));
  t.after(() => Promise.all(pages.map((page) => page.close())));
  const [chrome, fox] = await Promise.all(pages.map((page, index) => {
    return page.start(['Chrome', 'Fox'][index], { room, ...options });
  }));
  return { chrome, fox, both: [chrome, fox], foxPage: pages[1] };
}

/** Until both are in the room and see and hear each other. */
function expectCall(both) {
  return explained(both, async () => {
    await Promise.all(both.map((engine) => engine.connected(1)));
    await Promise.all(both.map((engine) => engine.mediaAdvances()));
  });
}

/** How many connections there are in the page, and how the newest stands. */
function connection(engine) {
  return engine.page.evaluate(() => {
    const { connections } = globalThis.observed;
    const live = connections.filter(({ signalingState }) => signalingState !== 'closed');
    const newest = live.at(-1);
    const fragment = (description) => /a=ice-ufrag:(\S+)/.exec(description?.sdp)?.[1];
    return {
      live: live.length,
      signaling: newest?.signalingState,
      offered: newest?.currentLocalDescription.type === 'offer',
      local: fragment(newest?.currentLocalDescription),
      remote: fragment(newest?.currentRemoteDescription),
    };
  });
}

/** At the same instant in both browsers, or so many milliseconds later in Firefox: the clock is the same. */
function restartIceAtOnce(both, lag = 0) {
  const start = Date.now() + 300;
  return Promise.all(both.map((engine, index) => engine.read(async (one, start) => {
    await new Promise((resolve) => setTimeout(resolve, start - Date.now()));
    globalThis.observed.connections.at(-1).restartIce();
  }, start + index * lag)));
}

/** Until ICE was restarted on both sides since `before`, and both have the same descriptions. */
function restarted(both, before) {
  return eventually('ICE restarted on both sides', async () => {
    const [one, other] = await Promise.all(both.map(connection));
    const isNew = one.local !== before[0].local && other.local !== before[1].local;
    const isSettled = [one, other].every(({ signaling }) => signaling === 'stable');
    return isNew && isSettled && one.local === other.remote && other.local === one.remote;
  });
}

for (const [first, second] of [['chrome', 'fox'], ['fox', 'chrome']]) {
  test(`${second} joins where ${first} is, and offers; both see and hear each other`, async (t) => {
    const pair = await openPair(t, `offers-${second}`);
    await pair[first].join();
    await pair[first].connected(0);
    await pair[second].join();
    await expectCall(pair.both);
    assert.equal((await connection(pair[second])).offered, true);
    assert.equal((await connection(pair[first])).offered, false);
  });

  test(`${first} leaves and comes back, and ${second} stays`, async (t) => {
    const pair = await openPair(t, `returns-${first}`, { join: true });
    await expectCall(pair.both);
    for (let round = 0; round < 3; round += 1) {
      await pair[first].leave();
      await pair[second].connected(0);
      assert.equal((await connection(pair[second])).live, 0);
      await pair[first].join();
      await expectCall(pair.both);
      assert.equal((await connection(pair[first])).offered, true);
    }
  });

  test(`offers that cross leave one call, with ${first} giving way`, async (t) => {
    const { [first]: polite, [second]: impolite, both } = await openPair(t, `glare-${first}`, { join: true });
    await expectCall(both);
    // Ids are drawn anew with each join; the lower one gives way.
    while ((await polite.snapshot()).self > (await impolite.snapshot()).self) {
      await polite.leave();
      await impolite.connected(0);
      await polite.join();
      await Promise.all(both.map((engine) => engine.connected(1)));
    }
    const before = await Promise.all(both.map(connection));
    await Promise.all(both.map((engine) => engine.page.evaluate(() => {
      globalThis.observed.held = [];
    })));
    await restartIceAtOnce(both);
    await Promise.all(both.map((engine) => eventually('an offer under way', async () => {
      return (await connection(engine)).signaling === 'have-local-offer';
    })));
    await Promise.all(both.map((engine) => engine.page.evaluate(() => globalThis.observed.release())));

    await restarted(both, before);
    await expectCall(both);
    await explained(both, async () => {
      assert.equal((await impolite.snapshot()).counters.ignoredOffers, 1);
      assert.equal((await polite.snapshot()).counters.ignoredOffers, 0);
      for (const engine of both) assert.equal((await engine.snapshot()).counters.failedOperations, 0);
    });
  });
}

test('both restart ICE at about the same time, whoever is earlier', async (t) => {
  const { both } = await openPair(t, 'races', { join: true });
  await expectCall(both);
  for (const lag of [-20, -8, -4, -2, 0, 2, 4, 8, 20]) {
    const before = await Promise.all(both.map(connection));
    await restartIceAtOnce(both, lag);
    await restarted(both, before);
    await Promise.all(both.map((engine) => engine.connected(1)));
  }
  await expectCall(both);
});

test('both join at once, again and again', async (t) => {
  const { both } = await openPair(t, 'instant');
  for (let round = 0; round < 5; round += 1) {
    await Promise.all(both.map((engine) => engine.join()));
    await Promise.all(both.map((engine) => engine.connected(1)));
    const stands = await Promise.all(both.map(connection));
    assert.deepEqual(stands.map(({ live }) => live), [1, 1]);
    await Promise.all(both.map((engine) => engine.mediaAdvances()));
    await Promise.all(both.map((engine) => engine.leave()));
    await Promise.all(both.map((engine) => eventually('the lobby', async () => {
      return (await engine.snapshot()).phase === 'lobby';
    })));
  }
});

test('names go over the data channel where the dialect has none, in both directions', async (t) => {
  const { chrome, fox, both } = await openPair(t, 'names', { join: true, dialect: 'peer-list' });
  await expectCall(both);
  await eventually('the name of Firefox', async () => (await chrome.snapshot()).members[0].name === 'Fox');
  await eventually('the name of Chromium', async () => (await fox.snapshot()).members[0].name === 'Chrome');
  await fox.read((engine) => engine.setMicrophone(false));
  await eventually('Firefox muted', async () => !(await chrome.snapshot()).members[0].microphoneOn);
});

test('devices are turned off and on, and pictures come again', async (t) => {
  const { both } = await openPair(t, 'devices', { join: true });
  await expectCall(both);
  for (const [engine, other] of [both, [...both].reverse()]) {
    await engine.read((one) => one.setCamera(false));
    await eventually('no camera', async () => !(await other.snapshot()).members[0].cameraOn);
    await engine.read((one) => one.setCamera(true));
    await eventually('a camera', async () => (await other.snapshot()).members[0].cameraOn);
    await expectCall(both);
  }
});

test('Firefox reloads: its place is empty at once and it is met anew', async (t) => {
  const { chrome, fox, both, foxPage } = await openPair(t, 'reloads', { join: true });
  await expectCall(both);
  const { self } = await fox.snapshot();
  await foxPage.load(server.url);
  await chrome.connected(0);
  await foxPage.start('Fox', { room: 'reloads', join: true });
  await expectCall(both);
  assert.notEqual((await fox.snapshot()).self, self);
  assert.equal((await connection(chrome)).live, 1);
});

test('the rooms of both browsers show each other on their canvases', async (t) => {
  const address = (name) => `${server.url}?room=canvases&name=${name}&media=av&join=1`;
  const chrome = await RoomPage.open(chromium, address('Chrome'));
  const fox = await FirefoxRoom.open(firefox, address('Fox'));
  const rooms = [chrome, fox];
  t.after(() => Promise.all(rooms.map((room) => room.close())));
  for (const [room, name] of [[chrome, 'Fox'], [fox, 'Chrome']]) {
    await room.connected(1);
    const [{ id }] = (await room.snapshot()).members;
    await eventually(`media from ${name}`, async () => {
      const { frames, audioEnergy } = await room.received(id);
      return frames > 0 && audioEnergy > 0;
    });
    const picture = await room.pixels(await room.tile(name));
    await eventually(`a moving tile of ${name}`, async () => {
      return (await room.pixels(await room.tile(name))).checksum !== picture.checksum;
    });
  }
  // Chromium's fake camera is mostly green.
  await eventually('green pixels in Firefox', async () => {
    const { mean: [red, green, blue] } = await fox.pixels(await fox.tile('Chrome'));
    return green > red + 20 && green > blue + 20;
  });
  await fox.keep('firefox-with-chromium-desktop');
  await chrome.keep('chromium-with-firefox-desktop');
  await fox.press('Leave');
  await fox.phase('lobby');
  await chrome.connected(0);
  await fox.press('Join');
  await Promise.all(rooms.map((room) => room.connected(1)));
  for (const room of rooms) assert.deepEqual(room.troubles, []);
});
