// The pages and servers that stand for the five systems work with each other: what fails elsewhere is not theirs.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { eventually, launchBrowser } from '../browser/support/browser.mjs';
import * as directCall from './servers/direct-call.mjs';
import { ForeignPage } from './support/foreign_page.mjs';
import { startSite } from './support/site.mjs';
import { systems } from './support/systems.mjs';
import { signToken } from './support/tokens.mjs';

const secret = 'known to the test only';
const token = (claims) => signToken(claims, secret);
let browser;
let site;

before(async () => {
  site = await startSite();
  browser = await launchBrowser();
});

after(async () => {
  await browser?.close();
  await site?.stop();
});

for (const { dialect, video, start, person } of systems) {
  test(`${dialect}: their clients on their server`, async () => {
    const server = await start({ secret });
    const open = (name) => {
      const parameters = { server: server.url, room: 'model', ...person(name, token) };
      if (dialect === 'direct-call' && name !== 'Ana') parameters.call = 'Ana';
      return ForeignPage.open(browser, site.url, dialect, parameters);
    };
    // A call is between two.
    const people = dialect === 'direct-call' ? ['Ana', 'Ben'] : ['Ana', 'Ben', 'Cem'];
    const pages = [];
    for (const name of people) pages.push(await open(name));
    await Promise.all(pages.map((page) => page.playing(pages.length - 1, video ? {} : { pictures: 0 })));
    for (const page of pages) assert.deepEqual(await page.troubles(), []);
    await Promise.all(pages.map((page) => page.close()));
    await server.stop();
  });
}

test('direct-call: their clients on their server, without devices', async () => {
  const server = await directCall.start();
  const open = (parameters) => {
    return ForeignPage.open(browser, site.url, 'direct-call', { server: server.url, mode: 'data', ...parameters });
  };
  const [ana, ben] = [await open({ id: 'ana' }), await open({ id: 'ben', call: 'ana' })];
  await eventually('the greeting', async () => (await ana.greetings()).some(({ text }) => text === 'Hello'));
  await eventually('its answer', async () => (await ben.greetings()).some(({ text }) => text === 'Hello back'));
  assert.deepEqual([await ana.troubles(), await ben.troubles()], [[], []]);
  await Promise.all([ana, ben].map((page) => page.close()));
  await server.stop();
});
