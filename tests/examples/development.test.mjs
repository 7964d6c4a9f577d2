// Vite's development server, which serves modules one by one: the example runs in it, and who has forgotten the setting
// that it needs is told which.

import assert from 'node:assert/strict';
import { after, afterEach, test } from 'node:test';
import { createServer } from 'vite';
import { eventually } from '../browser/support/browser.mjs';
import { install } from './support/example.mjs';
import { Meeting, elementsMeet, press, shows } from './support/meeting.mjs';

const meeting = Meeting.forThisFile();

/** @type {import('vite').ViteDevServer | undefined} */
let vite;

async function close() {
  await vite?.close();
  vite = undefined;
}

afterEach(close);

after(async () => {
  await close();  // Where another hook has failed, those after each test have not all run.
  process.stdin.unref?.();  // Vite listens for the end of what is typed, for which this process would wait.
});

/** @param {string} name of an example's copy @param {import('vite').InlineConfig} [config] in place of the example's */
async function develop(name, config) {
  vite = await createServer({
    root: await install('vite-react', name),
    configFile: config ? false : undefined,
    logLevel: 'error',
    server: { host: '127.0.0.1', port: 0, proxy: { '^/parley$': { target: meeting.server.url, ws: true } } },
    ...config,
  });
  await vite.listen();
  return `http://localhost:${vite.httpServer.address().port}/`;
}

test('vite-react: as it is developed, two pages meet', async () => {
  const url = await develop('vite-react-developed');
  const pages = [await meeting.come(url), await meeting.come(url)];
  for (const page of pages) await press(page, 'Join');
  await elementsMeet(pages);
  for (const page of pages) await shows(page, 'Tea with 1 others');
});

test('without the setting for Vite the error names it', async () => {
  const url = await develop('vite-react-unset', { esbuild: { jsx: 'automatic' } });
  const page = await meeting.come(url);
  await eventually('a failed room', () => page.locator('parley-room').evaluate(({ state }) => state === 'failed'));
  const told = meeting.forgiven();
  assert.ok(told.some((text) => text.includes("optimizeDeps: { exclude: ['parley'] }")), told.join('\n'));
});
