// What a canvas is made of besides the module's code: fetched once for all canvases of a page.

import { ModuleError } from './room-error.js';

/**
 * @typedef {object} Assets
 * @property {string} base the folder that it all came from
 * @property {WebAssembly.Module} program
 * @property {(settings: object) => Promise<object>} instantiate
 * @property {{regular: Uint8Array, medium: Uint8Array, icons: Uint8Array}} fonts
 * @property {{tileVertex: string, tileFragment: string}} shaders
 */

/** The family under which the page's text engine knows the site's own font. */
export const fontFamily = 'Parley Inter';

const ownBase = new URL('../', import.meta.url).href;

/** By folder. @type {Map<string, Promise<Assets>>} */
const loaded = new Map();

/** Weights of the font that the page has. @type {Set<string>} */
const fontsAdded = new Set();

/**
 * @param {string} [folder] against the page's address; that of parley-room.js by default
 * @returns {Promise<Assets>} rejected with a `ModuleError` when a file cannot be had; the next call tries again
 */
export function loadAssets(folder) {
  const base = folder === undefined ? ownBase : new URL(folder.replace(/\/?$/, '/'), document.baseURI).href;
  const known = loaded.get(base);
  if (known) return known;
  const loading = load(base);
  loaded.set(base, loading);
  loading.catch(() => loaded.delete(base));
  return loading;
}

/** What turned out to be of no use is fetched anew the next time. @param {Assets} assets */
export function forgetAssets({ base }) {
  loaded.delete(base);
}

/** @param {string} base @returns {Promise<Assets>} */
async function load(base) {
  const [program, { default: instantiate }, regular, medium, icons, tileVertex, tileFragment] = await Promise.all([
    compile(new URL('parley.wasm', base)),
    importModule(new URL('parley.mjs', base)),
    fetchBytes(new URL('fonts/inter-regular.ttf', base)),
    fetchBytes(new URL('fonts/inter-medium.ttf', base)),
    fetchBytes(new URL('fonts/lucide.ttf', base)),
    fetchFile(new URL('shaders/tile.vert', base)).then((response) => response.text()),
    fetchFile(new URL('shaders/tile.frag', base)).then((response) => response.text()),
  ]);
  await Promise.all([addFont(regular, '400', base), addFont(medium, '500', base)]);
  return { base, program, instantiate, fonts: { regular, medium, icons }, shaders: { tileVertex, tileFragment } };
}

/** @param {URL} url */
async function fetchFile(url) {
  const response = await fetch(url).catch((error) => {
    throw new ModuleError('module-unreachable', url.href, error);
  });
  if (!response.ok) throw new ModuleError('module-unreachable', url.href, new Error(`status ${response.status}`));
  return response;
}

/** @param {URL} url */
async function fetchBytes(url) {
  return new Uint8Array(await (await fetchFile(url)).arrayBuffer());
}

/** @param {URL} url */
async function importModule(url) {
  const module = await import(url.href).catch((error) => {
    throw new ModuleError(error instanceof SyntaxError ? 'module-foreign' : 'module-unreachable', url.href, error);
  });
  if (typeof module.default !== 'function') throw new ModuleError('module-foreign', url.href);
  return module;
}

/**
 * Servers that do not know WebAssembly's type make streaming fail.
 *
 * @param {URL} url
 */
async function compile(url) {
  const response = await fetchFile(url);
  const isTyped = response.headers.get('content-type')?.startsWith('application/wasm');
  try {
    return await (isTyped ? WebAssembly.compileStreaming(response) : WebAssembly.compile(await response.arrayBuffer()));
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
 * @param {string} base
 */
async function addFont(bytes, weight, base) {
  if (fontsAdded.has(weight)) return;
  const face = await new FontFace(fontFamily, bytes, { weight }).load().catch((error) => {
    throw new ModuleError('module-foreign', `${base}fonts/`, error);
  });
  if (fontsAdded.has(weight)) return;
  fontsAdded.add(weight);
  document.fonts.add(face);
}
