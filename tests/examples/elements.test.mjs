// Examples with the element: installed from the tarball, built as their readers build them, and two pages meet.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { build, install } from './support/example.mjs';
import { Meeting, elementsMeet, press, shows } from './support/meeting.mjs';

const meeting = Meeting.forThisFile();

/** A room of a bundled page in another language: its table is found as well. */
async function elementInGerman(page) {
  await page.evaluate(() => {
    const room = document.createElement('parley-room');
    room.lang = 'de';
    document.querySelector('main').replaceChildren(room);
  });
  await page.getByRole('button', { name: 'Beitreten' }).first().waitFor({ state: 'attached' });
}

test('plain: two pages without any tools meet, and the module is compiled while it comes in', async () => {
  await meeting.serve(await install('plain'));
  const pages = [await meeting.come(), await meeting.come()];
  await elementsMeet(pages);
  assert.deepEqual(await pages[0].evaluate(() => globalThis.compiled), { streaming: 1, whole: 0 });
});

test('voice-only: nobody is asked for a camera, and the page tells who is there', async () => {
  await meeting.serve(await install('voice-only'));
  const pages = [await meeting.come(), await meeting.come()];
  await elementsMeet(pages);
  const camera = await pages[0].locator('parley-room').evaluate(({ snapshot }) => snapshot.camera);
  assert.deepEqual([camera.state, camera.track], ['off', 0]);
  await shows(pages[0], 'Here: you, ');
});

for (const framework of ['vite-react', 'vite-vue']) {
  test(`${framework}: built without configuration for the package, two pages meet`, async () => {
    const folder = await install(framework);
    await build(folder);
    await meeting.serve(`${folder}/dist`);
    const pages = [await meeting.come(), await meeting.come()];
    for (const page of pages) await press(page, 'Join');
    await elementsMeet(pages);
    for (const page of pages) await shows(page, 'Tea with 1 others');
    await elementInGerman(pages[0]);
  });
}

test('webpack: built without any configuration, the room is loaded when it is asked for', async () => {
  const folder = await install('webpack');
  await build(folder);
  await meeting.serve(folder);
  const pages = [await meeting.come(), await meeting.come()];
  for (const page of pages) {
    await page.getByRole('button', { name: 'Open the room' }).click();
    await press(page, 'Join');
  }
  await elementsMeet(pages);
});
