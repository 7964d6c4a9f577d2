// Examples on the engine without a look: installed from the tarball, and their people meet.

import assert from 'node:assert/strict';
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { build, install } from './support/example.mjs';
import { Meeting, shows, videosPlay } from './support/meeting.mjs';

const meeting = Meeting.forThisFile();

/** Fills the fields of a form by their names, and sends it. */
async function submit(page, form, values) {
  for (const [name, value] of Object.entries(values)) await page.locator(`${form} [name=${name}]`).fill(value);
  await page.locator(form).evaluate((element) => element.requestSubmit());
}

test('own-look: built by Vite, two people see each other in the page\'s own elements', async () => {
  const folder = await install('own-look');
  await build(folder);
  await meeting.serve(`${folder}/dist`);
  const pages = [await meeting.come(), await meeting.come()];
  for (const page of pages) await videosPlay(page, 2);
  assert.deepEqual(await pages[0].evaluate(() => globalThis.compiled), { streaming: 1, whole: 0 });
  await pages[0].getByRole('button', { name: 'Stop video' }).click();
  await shows(pages[0], 'Start video');
  await pages[0].getByRole('button', { name: 'Leave' }).click();
  await videosPlay(pages[1], 1);
});

test('own-look: webpack follows the same script without any configuration', async () => {
  const folder = await install('own-look');
  await build(folder, ['webpack', '--mode', 'none', '--entry', './main.js', '--output-path', './dist']);
  const html = readFileSync(join(folder, 'index.html'), 'utf8').replace('type="module"', 'defer');
  writeFileSync(join(folder, 'dist/index.html'), html);
  copyFileSync(join(folder, 'styles.css'), join(folder, 'dist/styles.css'));
  await meeting.serve(`${folder}/dist`);
  const pages = [await meeting.come(), await meeting.come()];
  for (const page of pages) await videosPlay(page, 2);
});

test('two-people-data: one calls the other by name, and both write', async () => {
  await meeting.serve(await install('two-people-data'));
  const [ana, ben] = [await meeting.come(), await meeting.come()];
  await submit(ana, '#call', { me: 'ana' });
  await submit(ben, '#call', { me: 'ben', whom: 'ana' });
  for (const [page, other] of [[ana, 'ben'], [ben, 'ana']]) await shows(page, `${other}: connected`);
  await submit(ben, '#chat', { text: 'Hello' });
  await shows(ana, 'ben: Hello');
  await submit(ana, '#chat', { text: 'Hello back' });
  await shows(ben, 'ana: Hello back');
});

test('two-people-media: one calls the other by name, and both see each other', async () => {
  await meeting.serve(await install('two-people-media'));
  const [ana, ben] = [await meeting.come(), await meeting.come()];
  await submit(ana, '#call', { me: 'ana' });
  await submit(ben, '#call', { me: 'ben', whom: 'ana' });
  for (const page of [ana, ben]) await videosPlay(page, 2);
  await ben.getByRole('button', { name: 'Hang up' }).click();
  await shows(ana, 'Nobody is here yet');
});

test('room-data: one calls a second and a third into a room, where all read what each writes', async () => {
  await meeting.serve(await install('room-data'));
  const pages = [await meeting.come(), await meeting.come(), await meeting.come()];
  const names = ['ana', 'ben', 'cem'];
  for (const [index, page] of pages.entries()) await submit(page, '#enter', { me: names[index] });
  const [ana, ...others] = pages;
  for (const [index, page] of others.entries()) {
    await page.waitForFunction(() => document.querySelector('output').value !== '', undefined, { polling: 100 });
    await submit(ana, '#invite', { whom: names[index + 1] });
    await page.getByRole('button', { name: 'Accept' }).click();
    await shows(page, 'ana');
  }
  for (const [index, page] of pages.entries()) {
    const rest = names.filter((name) => name !== names[index]);
    for (const name of rest) await shows(page, name);
    await submit(page, '#chat', { text: `from ${names[index]}` });
  }
  for (const page of pages) for (const name of names) await shows(page, `${name}: from ${name}`);
});

test('room-media: three people see each other', async () => {
  await meeting.serve(await install('room-media'));
  const pages = [await meeting.come(), await meeting.come(), await meeting.come()];
  for (const [index, page] of pages.entries()) await submit(page, 'form', { room: 'media', name: `person ${index}` });
  for (const page of pages) await videosPlay(page, 3);
});
