// What it costs a page to have us, beside other libraries: bytes until a person can begin to join, and the time until
// then. Writes the tables of web/README.md.

import { cpus, loadavg } from 'node:os';
import { pack } from '../../scripts/package.mjs';
import { launchBrowser } from '../browser/support/browser.mjs';
import { startHost } from './embed/host.mjs';
import { load, weigh } from './embed/load.mjs';
import { buildPage, othersPages, ourPages, versionOf } from './embed/pages.mjs';
import { kilobytes, markdownTable, weightRows, writeIntoReadme } from './embed/tables.mjs';

const rounds = 9;
const slowdowns = [1, 4];

/** What the headless module and its loader are meant to be at most, with gzip. */
const aimBytes = 60_000;

const median = (values) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)];

/** @typedef {{slowdown: number, isCold: boolean} & import('./embed/load.mjs').Load} Sample */

/**
 * @param {import('playwright-core').Browser} browser
 * @returns {Promise<{page: import('./embed/pages.mjs').Page, host: Awaited<ReturnType<typeof startHost>>,
 *   weights: ReturnType<typeof weigh>, samples: Sample[]}>}
 */
async function prepare(browser, [id, page]) {
  const host = await startHost(await buildPage(id, page));
  const context = await browser.newContext();
  // Not counted: the first time all is compressed.
  const { fetched } = await load(context, host.url);
  await context.close();
  return { page, host, weights: weigh(fetched, host.file), samples: [] };
}

/** All pages in turns, so that what else the machine does meets each of them. */
async function measureTimes(browser, subjects) {
  for (let round = 0; round < rounds; ++round) {
    for (const { host, samples } of subjects) {
      for (const slowdown of slowdowns) {
        const context = await browser.newContext();
        for (const isCold of [true, false]) {
          samples.push({ slowdown, isCold, ...await load(context, host.url, slowdown) });
        }
        await context.close();
      }
    }
  }
}

/**
 * @param {Sample[]} samples
 * @param {'ready' | 'afterBytes'} what
 * @returns {string} whole milliseconds: the median, and the least, which is nearest to a machine that does nothing else
 */
function typical(samples, what, slowdown, isCold) {
  const chosen = samples.filter((sample) => sample.slowdown === slowdown && sample.isCold === isCold);
  const times = chosen.map((sample) => sample[what]);
  return `${Math.round(median(times))} (${Math.round(Math.min(...times))})`;
}

function figures({ page, weights: { all }, samples }) {
  const time = (...which) => typical(samples, ...which);
  return {
    'page with': page.name,
    version: versionOf(page),
    'kB': kilobytes(all.raw),
    'gzip kB': kilobytes(all.gzip),
    'brotli kB': kilobytes(all.brotli),
    'ready ms': time('ready', 1, true),
    'slowed 4×': time('ready', 4, true),
    'from cache': time('ready', 1, false),
    'from cache, slowed 4×': time('ready', 4, false),
    'after its bytes': time('afterBytes', 1, true),
    'after its bytes, slowed 4×': time('afterBytes', 4, true),
  };
}

/** The module alone, without the scripts around it. */
function moduleAgainstAim({ host: { url, file } }) {
  const files = ['parley-core.wasm', 'parley-core.mjs'].map((name) => file(`${url}node_modules/parley/${name}`));
  const [gzip, brotli] = ['gzip', 'brotli'].map((form) => files.reduce((sum, one) => sum + one[form].length, 0));
  const outcome = gzip <= aimBytes ? 'reached' : 'not reached';
  return `The headless module with its loader, with all dialects, is ${kilobytes(gzip)} kB with gzip and `
    + `${kilobytes(brotli)} kB with brotli. The aim is ${aimBytes / 1000} kB with gzip: it is ${outcome}.`;
}

/** @param {import('playwright-core').Browser} browser */
function machine(browser) {
  const [{ model }] = cpus();
  return `Measured by \`scripts/bench embed\` in headless Chromium ${browser.version()} on ${cpus().length} cores of `
    + `${model.trim()}, without a graphics card. Medians of ${rounds} loads, in brackets the least. The machine's load `
    + `average was ${loadavg()[1].toFixed(0)} meanwhile; where that is above the number of cores, the least is nearer `
    + 'to what an idle machine needs.';
}

function writeTables(browser, subjects, rows) {
  const head = Object.keys(rows[0]);
  const table = markdownTable([head, ...rows.map((row) => head.map((column) => String(row[column])))]);
  const meanings = subjects.map(({ page }) => `${page.name}: ${page.ready}`).join('; ');
  writeIntoReadme('comparison', `${table}\n\n${machine(browser)}\n\nReady means: ${meanings}.`);
  const ours = subjects.filter(({ page }) => page.library === 'parley');
  const weights = Object.fromEntries(ours.map(({ page, weights: kinds }) => [page.name, kinds]));
  const [module] = ours.filter(({ page }) => page === ourPages.plainCore).map(moduleAgainstAim);
  writeIntoReadme('weights', `${markdownTable(weightRows(weights))}\n\n${module}`);
}

export async function measureEmbed() {
  process.env.PARLEY_TARBALL = pack();
  const browser = await launchBrowser();
  const subjects = [];
  try {
    const others = Object.fromEntries(othersPages.map((page) => [page.library, page]));
    for (const entry of Object.entries({ ...ourPages, ...others })) subjects.push(await prepare(browser, entry));
    await measureTimes(browser, subjects);
    const rows = subjects.map(figures);
    writeTables(browser, subjects, rows);
    return Object.fromEntries(rows.map(({ 'page with': name, ...rest }) => [name, rest]));
  } finally {
    await browser.close();
    await Promise.all(subjects.map(({ host }) => host.stop()));
  }
}
