// The client of each of the five systems, in a browser, meets ours on our server.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { RoomPage, eventually, launchBrowser } from '../browser/support/browser.mjs';
import { ForeignPage } from './support/foreign_page.mjs';
import { meet } from './support/meeting.mjs';
import { startOurServer } from './support/our_server.mjs';
import { startSite } from './support/site.mjs';
import { systems } from './support/systems.mjs';

let server;
let site;
let browser;

before(async () => {
  server = await startOurServer();
  site = await startSite();
  browser = await launchBrowser();
});

after(async () => {
  await browser?.close();
  await Promise.all([server?.stop(), site?.stop()]);
});

function openOurs(room, media = 'av') {
  return RoomPage.open(browser, `${server.page}?room=${room}&name=Ana&media=${media}&join=1`);
}

function openTheirs({ dialect, person }, room, more = {}) {
  const parameters = { server: server.url, room, ...person('Ben', server.token), ...more };
  return ForeignPage.open(browser, site.url, dialect, parameters);
}

for (const system of systems) {
  const { dialect, video } = system;

  test(`${dialect}: their client on our server`, async () => {
    const ours = await openOurs(dialect);
    await ours.phase('in-room');
    const theirs = await openTheirs(system, dialect);
    await meet(ours, theirs, { video });
    await theirs.close();
    await ours.connected(0);
    await ours.close();
  });

  test(`${dialect}: their client on our server, there before ours`, async () => {
    const room = `${dialect}-first`;
    const theirs = await openTheirs(system, room);
    const ours = await openOurs(room);
    await meet(ours, theirs, { video });
    await Promise.all([ours, theirs].map((page) => page.close()));
  });
}

test('direct-call: their client on our server, without devices, is greeted', async () => {
  const system = systems.find(({ dialect }) => dialect === 'direct-call');
  const ours = await openOurs('greeting', 'none');
  await ours.phase('in-room');
  const theirs = await openTheirs(system, 'greeting', { mode: 'data' });
  await ours.connected(1);
  await eventually('a greeting', async () => (await theirs.greetings()).length > 0);
  assert.deepEqual([ours.troubles, await theirs.troubles()], [[], []]);
  await Promise.all([ours, theirs].map((page) => page.close()));
});
