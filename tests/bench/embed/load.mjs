// Loads a page once and tells when it was ready, and what it had fetched by then.

import { extname } from 'node:path';

const patience = 60_000;

/**
 * @typedef {object} Load
 * @property {number} ready milliseconds since the browser began to ask for the page's script
 * @property {number} afterBytes milliseconds since the last byte was there of all that was fetched
 * @property {string[]} fetched addresses
 */

/** Runs in the page. */
function untilReady() {
  return new Promise((resolve) => {
    new PerformanceObserver((list) => {
      const [mark] = list.getEntriesByName('ready');
      if (!mark) return;
      const files = performance.getEntriesByType('resource')
        .filter(({ startTime, responseStatus }) => startTime < mark.startTime && responseStatus === 200);
      const scripts = files.filter(({ initiatorType }) => initiatorType === 'script');
      resolve({
        ready: mark.startTime - Math.min(...scripts.map(({ startTime }) => startTime)),
        afterBytes: mark.startTime - Math.max(...files.map(({ responseEnd }) => responseEnd)),
        fetched: files.map(({ name }) => name),
      });
    }).observe({ type: 'mark', buffered: true });
  });
}

/**
 * In a tab of its own, whose process is there before the page is asked for.
 *
 * @param {import('playwright-core').BrowserContext} context
 * @param {string} url of a host as in host.mjs
 * @param {number} slowdown the main thread is so many times slower
 * @returns {Promise<Load>}
 */
export async function load(context, url, slowdown = 1) {
  const page = await context.newPage();
  page.setDefaultTimeout(patience);
  await page.goto(`${url}empty`);
  const devtools = await context.newCDPSession(page);
  if (slowdown !== 1) await devtools.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
  await page.goto(url, { waitUntil: 'commit' });
  const result = await Promise.race([
    page.evaluate(untilReady),
    new Promise((_, reject) => page.once('pageerror', reject)),
  ]);
  await page.close();
  return result;
}

/** In which order they are told. */
const order = ['scripts', 'WebAssembly', 'fonts', 'shaders', 'all'];

const kinds = { '.js': 'scripts', '.mjs': 'scripts', '.wasm': 'WebAssembly', '.ttf': 'fonts' };

/**
 * @typedef {object} Weight in bytes
 * @property {number} files
 * @property {number} raw
 * @property {number} gzip
 * @property {number} brotli
 */

/**
 * @param {string[]} fetched
 * @param {(url: string) => {raw: Buffer, gzip: Buffer, brotli: Buffer}} file
 * @returns {Record<string, Weight>} by kind of file, and `all`
 */
export function weigh(fetched, file) {
  const weights = {};
  for (const url of fetched) {
    const forms = file(url);
    for (const kind of [kinds[extname(new URL(url).pathname)] ?? 'shaders', 'all']) {
      weights[kind] ??= { files: 0, raw: 0, gzip: 0, brotli: 0 };
      weights[kind].files += 1;
      for (const form of ['raw', 'gzip', 'brotli']) weights[kind][form] += forms[form].length;
    }
  }
  return Object.fromEntries(order.filter((kind) => weights[kind]).map((kind) => [kind, weights[kind]]));
}
