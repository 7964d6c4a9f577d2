// Six systems in one room on our server: each sees and hears the five others.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { RoomPage, desktop, eventually, launchBrowser } from '../browser/support/browser.mjs';
import { ForeignPage } from './support/foreign_page.mjs';
import { receives } from './support/meeting.mjs';
import { startOurServer } from './support/our_server.mjs';
import { startSite } from './support/site.mjs';
import { systems } from './support/systems.mjs';

const room = 'six';
const people = systems.map((system, index) => ({ ...system, name: ['Ben', 'Cem', 'Dora', 'Emil', 'Fee'][index] }));
const cameras = people.filter(({ video }) => video).length;
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

/** The fake camera is mostly green and moves all the time; whoever has none is shown without. */
async function showsTile(ours, name, video) {
  const box = await ours.tile(name);
  const seen = () => ours.pixels(box);
  const isGreen = ({ mean: [red, green, blue] }) => green > red + 20 && green > blue + 20;
  if (!video) return assert.ok(!isGreen(await seen()), `${name} is shown with a camera`);
  const first = await eventually(`the camera in the tile of ${name}`, async () => {
    const picture = await seen();
    return isGreen(picture) && picture;
  });
  return eventually(`a moving tile of ${name}`, async () => (await seen()).checksum !== first.checksum);
}

test('six systems in one room: each sees and hears the five others', async () => {
  const ours = await RoomPage.open(browser, `${server.page}?room=${room}&name=Ana&media=av&join=1`);
  await ours.phase('in-room');
  const theirs = [];
  for (const { dialect, person, name } of people) {
    const parameters = { server: server.url, room, ...person(name, server.token) };
    theirs.push(await ForeignPage.open(browser, site.url, dialect, parameters));
  }
  await ours.connected(5);
  const { members } = await ours.snapshot();
  // Where a system has no names, the id stands in for one.
  for (const [index, { name }] of members.entries()) assert.match(name, new RegExp(`\\b${people[index].name}$`));
  await Promise.all([
    ...members.map(({ id }, index) => receives(ours, id, { video: people[index].video })),
    // Everybody with a camera, and ours, less the page itself.
    ...theirs.map((page, index) => page.playing(5, { pictures: people[index].video ? cameras : 0 })),
  ]);
  await showsTile(ours, 'Ana', true);
  for (const [index, { name }] of members.entries()) await showsTile(ours, name, people[index].video);
  await ours.keep('six-in-one-room-desktop', desktop);
  assert.deepEqual(ours.troubles, []);
  for (const page of theirs) assert.deepEqual(await page.troubles(), []);
  await Promise.all([ours, ...theirs].map((page) => page.close()));
});
