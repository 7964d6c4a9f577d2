// What a canvas is made of besides the module's code: fetched once for all canvases of a page.

/**
 * @typedef {object} Assets
 * @property {WebAssembly.Module} program
 * @property {(settings: object) => Promise<object>} instantiate
 * @property {{regular: Uint8Array, medium: Uint8Array, icons: Uint8Array}} fonts
 * @property {{tileVertex: string, tileFragment: string}} shaders
 */

/** The family under which the page's text engine knows the site's own font. */
export const fontFamily = 'Parley Inter';

const base = new URL('../', import.meta.url);

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
    compile('parley.wasm'),
    import(new URL('parley.mjs', base).href),
    fetchBytes('fonts/inter-regular.ttf'),
    fetchBytes('fonts/inter-medium.ttf'),
    fetchBytes('fonts/lucide.ttf'),
    fetchFile('shaders/tile.vert').then((response) => response.text()),
    fetchFile('shaders/tile.frag').then((response) => response.text()),
  ]);
  await Promise.all([addFont(regular, '400'), addFont(medium, '500')]);
  return { program, instantiate, fonts: { regular, medium, icons }, shaders: { tileVertex, tileFragment } };
}

/** @param {string} path */
async function fetchFile(path) {
  const response = await fetch(new URL(path, base));
  if (!response.ok) throw new Error(`${path} could not be loaded (${response.status})`);
  return response;
}

/** @param {string} path */
async function fetchBytes(path) {
  return new Uint8Array(await (await fetchFile(path)).arrayBuffer());
}

/**
 * Servers that do not know WebAssembly's type make streaming fail.
 *
 * @param {string} path
 */
async function compile(path) {
  const response = await fetchFile(path);
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
