// The main path in Firefox: the element without any tools, in a call with Chromium.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { eventually, useSmallCamera } from '../browser/support/browser.mjs';
import { launchFirefox } from '../browser/support/firefox.mjs';
import { install } from './support/example.mjs';
import { Meeting, elementsMeet } from './support/meeting.mjs';

const meeting = Meeting.forThisFile();

/** @type {Awaited<ReturnType<typeof launchFirefox>>} */
let firefox;

before(async () => {
  firefox = await launchFirefox();
});
after(() => firefox?.close());

test('plain: Firefox and Chromium meet, and nothing is against the policy', async () => {
  await meeting.serve(await install('plain'));
  const page = await firefox.newPage();
  await page.evaluateOnNewDocument(useSmallCamera);
  await page.goto(meeting.host.url);
  await elementsMeet([await meeting.come()]);
  const link = () => page.evaluate(() => document.querySelector('parley-room').snapshot?.members[0]?.link);
  await eventually('connected in Firefox', async () => await link() === 'connected');
  assert.equal(await page.evaluate(() => document.querySelector('parley-room').framesDrawn > 0), true);
  await page.close();
});
