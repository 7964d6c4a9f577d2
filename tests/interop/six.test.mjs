// Six systems in one room on our server: each sees and hears the five others.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { RoomPage, desktop, launchBrowser } from '../browser/support/browser.mjs';
import { ForeignPage } from './support/foreign_page.mjs';
import { receives } from './support/meeting.mjs';
import { startOurServer } from './support/our_server.mjs';
import { startSite } from './support/site.mjs';
import { systems } from './support/systems.mjs';

const room = 'six';
const names = ['Ben', 'Cem', 'Dora', 'Emil', 'Fee'];
let server;
let site;
let browser;

before(async () => {
  [server, site, browser] = await Promise.all([startOurServer(), startSite(), launchBrowser()]);
});

after(async () => {
  await browser?.close();
  await Promise.all([server?.stop(), site?.stop()]);
});

test('six systems in one room: each sees and hears the five others', async () => {
  const ours = await RoomPage.open(browser, `${server.page}?room=${room}&name=Ana&media=av&join=1`);
  await ours.phase('in-room');
  const theirs = [];
  for (const [index, { dialect, person }] of systems.entries()) {
    const parameters = { server: server.url, room, ...person(names[index], server.token) };
    theirs.push(await ForeignPage.open(browser, site.url, dialect, parameters));
  }
  await ours.connected(5);
  const { members } = await ours.snapshot();
  await Promise.all([
    ...members.map(({ id, name }) => receives(ours, id, { video: name !== 'Dora' })),
    ...theirs.map((page, index) => page.playing(5, { video: systems[index].video })),
  ]);
  await ours.keep('six-in-one-room-desktop', desktop);
  assert.deepEqual(ours.troubles, []);
  for (const page of theirs) assert.deepEqual(await page.troubles(), []);
  await Promise.all([ours, ...theirs].map((page) => page.close()));
});
