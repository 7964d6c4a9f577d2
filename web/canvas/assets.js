// What a canvas is made of besides the module's code: fetched once for all canvases of a page.

import { fetchAsset } from '../asset.js';
import { compileProgram } from '../program.js';
import { ModuleError } from './room-error.js';

/**
 * @typedef {object} Assets
 * @property {string} base the folder that it all came from; empty for ours
 * @property {string} source where the program came from
 * @property {WebAssembly.Module} program
 * @property {(settings: object) => Promise<object>} instantiate
 * @property {{regular: Uint8Array, medium: Uint8Array, icons: Uint8Array}} fonts
 * @property {{tileVertex: string, tileFragment: string}} shaders
 */

/**
 * Where each file lies.
 *
 * @typedef {object} Places
 * @property {URL} program
 * @property {() => Promise<{default: any}>} script
 * @property {URL} regular
 * @property {URL} medium
 * @property {URL} icons
 * @property {URL} tileVertex
 * @property {URL} tileFragment
 */

/** The family under which the page's text engine knows the site's own font. */
export const fontFamily = 'Parley Inter';

/**
 * Ours, written out so that bundlers follow them.
 *
 * @type {Places}
 */
const ownPlaces = {
  program: new URL('../parley.wasm', import.meta.url),
  script: () => import('../parley.mjs'),
  regular: new URL('../fonts/inter-regular.ttf', import.meta.url),
  medium: new URL('../fonts/inter-medium.ttf', import.meta.url),
  icons: new URL('../fonts/lucide.ttf', import.meta.url),
  tileVertex: new URL('../shaders/tile.vert', import.meta.url),
  tileFragment: new URL('../shaders/tile.frag', import.meta.url),
};

/** By folder, empty for ours. @type {Map<string, Promise<Assets>>} */
const loaded = new Map();

/** Weights of the font that the page has. @type {Set<string>} */
const fontsAdded = new Set();

/**
 * @param {string} [folder] against the page's address; that of parley-room.js by default
 * @returns {Promise<Assets>} rejected with a `ModuleError` when a file cannot be had; the next call tries again
 */
export function loadAssets(folder) {
  const base = folder === undefined ? '' : new URL(folder.replace(/\/?$/, '/'), document.baseURI).href;
  const known = loaded.get(base);
  if (known) return known;
  const loading = load(base, base === '' ? ownPlaces : placesIn(base));
  loaded.set(base, loading);
  loading.catch(() => loaded.delete(base));
  return loading;
}

/** What turned out to be of no use is fetched anew the next time. @param {Assets} assets */
export function forgetAssets({ base }) {
  loaded.delete(base);
}

/** @param {string} base ends in a slash @returns {Places} */
function placesIn(base) {
  const script = new URL('parley.mjs', base).href;
  return {
    program: new URL('parley.wasm', base),
    script: () => import(/* @vite-ignore */ /* webpackIgnore: true */ script),
    regular: new URL('fonts/inter-regular.ttf', base),
    medium: new URL('fonts/inter-medium.ttf', base),
    icons: new URL('fonts/lucide.ttf', base),
    tileVertex: new URL('shaders/tile.vert', base),
    tileFragment: new URL('shaders/tile.frag', base),
  };
}

/** @param {string} base @param {Places} places @returns {Promise<Assets>} */
async function load(base, places) {
  const [program, { default: instantiate }, regular, medium, icons, tileVertex, tileFragment] = await Promise.all([
    compile(places.program),
    importScript(places),
    fetchBytes(places.regular),
    fetchBytes(places.medium),
    fetchBytes(places.icons),
    fetchText(places.tileVertex),
    fetchText(places.tileFragment),
  ]);
  await Promise.all([addFont(regular, '400', places.regular), addFont(medium, '500', places.medium)]);
  const fonts = { regular, medium, icons };
  return { base, source: places.program.href, program, instantiate, fonts, shaders: { tileVertex, tileFragment } };
}

/** @param {URL} url */
async function fetchFile(url) {
  return fetchAsset(url).catch((error) => {
    throw new ModuleError('module-unreachable', url.href, error);
  });
}

/** @param {URL} url */
async function fetchBytes(url) {
  return new Uint8Array(await (await fetchFile(url)).arrayBuffer());
}

/** @param {URL} url */
async function fetchText(url) {
  return (await fetchFile(url)).text();
}

/** @param {Places} places */
async function importScript({ script, program }) {
  const url = program.href.replace('.wasm', '.mjs');
  const module = await script().catch((error) => {
    throw new ModuleError(error instanceof SyntaxError ? 'module-foreign' : 'module-unreachable', url, error);
  });
  if (typeof module.default !== 'function') throw new ModuleError('module-foreign', url);
  return module;
}

/** @param {URL} url */
async function compile(url) {
  const response = await fetchFile(url);
  try {
    return await compileProgram(response);
  } catch (error) {
    const isBlocked = /unsafe-eval|Content Security Policy/.test(error.message);
    throw new ModuleError(isBlocked ? 'module-blocked' : 'module-foreign', url.href, error);
  }
}

/**
 * For names and chat, which the browser's own text engine draws. From bytes, so that no font source must be allowed.
 *
 * @param {Uint8Array} bytes
 * @param {string} weight
 * @param {URL} url
 */
async function addFont(bytes, weight, url) {
  if (fontsAdded.has(weight)) return;
  const face = await new FontFace(fontFamily, bytes, { weight }).load().catch((error) => {
    throw new ModuleError('module-foreign', url.href, error);
  });
  if (fontsAdded.has(weight)) return;
  fontsAdded.add(weight);
  document.fonts.add(face);
}
