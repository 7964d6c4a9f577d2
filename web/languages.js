// Which language people read, and its table. English is in the modules; of the others one file is loaded, when needed.

import { fetchAsset } from './asset.js';

/** The tables, each written out so that bundlers find it. English has none. @type {Record<string, () => URL>} */
const tables = {
  de: () => new URL('./languages/de.json', import.meta.url),
  es: () => new URL('./languages/es.json', import.meta.url),
  zh: () => new URL('./languages/zh.json', import.meta.url),
  ar: () => new URL('./languages/ar.json', import.meta.url),
};

const translated = Object.keys(tables);

const rightToLeft = new Set(['ar']);

/**
 * @typedef {object} LoadedLanguage
 * @property {string} tag `en`, `de`, `es`, `zh` or `ar`
 * @property {string} table what languages/*.json says, for the core; empty for English
 * @property {Record<string, string>} page what the page itself says; empty for English
 */

/** @type {LoadedLanguage} */
const english = { tag: 'en', table: '', page: {} };

/** Tables by language, so that all rooms of a page share one. @type {Map<string, Promise<LoadedLanguage>>} */
const loaded = new Map();

/**
 * The language for a wish such as `de-AT`; English for what is not known. Without a wish the first one of the browser's
 * that is known.
 *
 * @param {string | null | undefined} wanted
 * @param {readonly string[]} [browser]
 * @returns {string}
 */
export function chosenLanguage(wanted, browser = globalThis.navigator?.languages ?? []) {
  if (wanted?.trim()) return knownLanguage(wanted) ?? 'en';
  return browser.map(knownLanguage).find((tag) => tag !== undefined) ?? 'en';
}

/**
 * @param {string} tag
 * @returns {'rtl' | 'ltr'}
 */
export function directionOf(tag) {
  return rightToLeft.has(tag) ? 'rtl' : 'ltr';
}

/**
 * @param {string} tag as `chosenLanguage` returns it
 * @returns {Promise<LoadedLanguage>} English where the table cannot be had
 */
export function loadLanguage(tag) {
  if (!translated.includes(tag)) return Promise.resolve(english);
  const known = loaded.get(tag);
  if (known) return known;
  const loading = fetchLanguage(tag).catch((error) => {
    loaded.delete(tag);  // The network may be better next time.
    console.warn(`parley: the room is in English, since the table of "${tag}" cannot be had: ${error.message}`);
    return english;
  });
  loaded.set(tag, loading);
  return loading;
}

/** @param {string} tag */
async function fetchLanguage(tag) {
  const table = await (await fetchAsset(tables[tag]())).text();
  return { tag, table, page: JSON.parse(table).page ?? {} };
}

/** @param {string} wanted */
function knownLanguage(wanted) {
  const primary = wanted.trim().toLowerCase().split(/[-_]/)[0];
  return primary === 'en' || translated.includes(primary) ? primary : undefined;
}
