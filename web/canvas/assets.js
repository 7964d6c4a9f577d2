// What a canvas is made of besides the module's code: fetched once for all canvases of a page.

import { fetchAsset } from '../asset.js';

/**
 * @typedef {object} Assets
 * @property {WebAssembly.Module} program
 * @property {(settings: object) => Promise<object>} instantiate
 * @property {{regular: Uint8Array, medium: Uint8Array, icons: Uint8Array}} fonts
 * @property {{tileVertex: string, tileFragment: string}} shaders
 */

/** The family under which the page's text engine knows the site's own font. */
export const fontFamily = 'Parley Inter';

/** @type {Promise<Assets> | undefined} */
let loading;

/**
 * @returns {Promise<Assets>} rejected when a file cannot be had; the next call tries again
 */
export function loadAssets() {
  loading ??= load();
  loading.catch(() => {
    loading = undefined;
  });
  return loading;
}

/** @returns {Promise<Assets>} */
async function load() {
  const [program, { default: instantiate }, regular, medium, icons, tileVertex, tileFragment] = await Promise.all([
    compile(new URL('../parley.wasm', import.meta.url)),
    import('../parley.mjs'),
    fetchBytes(new URL('../fonts/inter-regular.ttf', import.meta.url)),
    fetchBytes(new URL('../fonts/inter-medium.ttf', import.meta.url)),
    fetchBytes(new URL('../fonts/lucide.ttf', import.meta.url)),
    fetchText(new URL('../shaders/tile.vert', import.meta.url)),
    fetchText(new URL('../shaders/tile.frag', import.meta.url)),
  ]);
  await Promise.all([addFont(regular, '400'), addFont(medium, '500')]);
  return { program, instantiate, fonts: { regular, medium, icons }, shaders: { tileVertex, tileFragment } };
}

/** @param {URL} url */
async function fetchBytes(url) {
  return new Uint8Array(await (await fetchAsset(url)).arrayBuffer());
}

/** @param {URL} url */
async function fetchText(url) {
  return (await fetchAsset(url)).text();
}

/**
 * Servers that do not know WebAssembly's type make streaming fail.
 *
 * @param {URL} url
 */
async function compile(url) {
  const response = await fetchAsset(url);
  const isTyped = response.headers.get('content-type')?.startsWith('application/wasm');
  return isTyped ? WebAssembly.compileStreaming(response) : WebAssembly.compile(await response.arrayBuffer());
}

/**
 * For names and chat, which the browser's own text engine draws. From bytes, so that no font source must be allowed.
 *
 * @param {Uint8Array} bytes
 * @param {string} weight
 */
async function addFont(bytes, weight) {
  const face = new FontFace(fontFamily, bytes, { weight });
  document.fonts.add(await face.load());
}
