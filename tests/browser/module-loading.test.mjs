// How the headless module comes into a page: its files together, compiled while they come in where the host's types
// allow it.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Site } from './support/site.mjs';

const site = Site.forThisFile();

/** Runs in the page: which of the browser's functions compiled, and that there is an engine. */
async function makeEngine(options) {
  const used = [];
  for (const name of ['compileStreaming', 'instantiateStreaming', 'compile']) {
    const original = WebAssembly[name];
    WebAssembly[name] = (...values) => {
      used.push(name);
      return original.apply(WebAssembly, values);
    };
  }
  const { createEngine } = await import('./core.js');
  const engine = await createEngine({ audio: false, video: false, ...options });
  const { phase } = engine.snapshot;
  engine.close();
  return { used, phase };
}

/** @param {(page: import('playwright-core').Page) => Promise<void>} prepare */
async function compiledBy(prepare, options) {
  const page = await site.browser.newPage();
  await prepare(page);
  await page.goto(`${site.server.url}healthz`);
  const made = await page.evaluate(makeEngine, options);
  await page.close();
  assert.equal(made.phase, 'lobby');
  return made.used;
}

test('the program is asked for before its loader has come, and compiled while it comes in', async () => {
  const used = await compiledBy(async (page) => {
    const asked = page.waitForRequest('**/parley-core.wasm');
    await page.route('**/parley-core.mjs', async (route) => {
      await asked;
      await route.continue();
    });
  });
  assert.deepEqual(used, ['compileStreaming']);
});

test('a host that does not know WebAssembly\'s type has it compiled as a whole', async () => {
  const used = await compiledBy((page) => page.route('**/parley-core.wasm', async (route) => {
    await route.fulfill({ response: await route.fetch(), contentType: 'application/octet-stream' });
  }));
  assert.deepEqual(used, ['compile']);
});

test('a loader of the page\'s own finds its program itself, or where the page says', async () => {
  const moduleUrl = new URL('parley-core.mjs?own', site.server.url).href;
  assert.deepEqual(await compiledBy(async () => {}, { moduleUrl }), ['instantiateStreaming']);
  const used = await compiledBy(async () => {}, { moduleUrl, wasmUrl: 'parley-core.wasm' });
  assert.deepEqual(used, ['compileStreaming']);
});
