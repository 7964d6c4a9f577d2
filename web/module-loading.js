// The headless WebAssembly module: loaded once for all engines of a page. Its documentation: core.d.ts.

import { fetchAsset } from './asset.js';
import { checkedModule, moduleError } from './module-errors.js';
import { compileProgram, instantiateProgram } from './program.js';

/** @typedef {import('./core.js').WasmModule} WasmModule */

/**
 * Loaded modules by address, empty for our own: one instance serves all engines of a page.
 *
 * @type {Map<string, Promise<WasmModule>>}
 */
const modules = new Map();

/** For words only, where a bundler has put it elsewhere: hence not in the form that bundlers follow. */
const here = import.meta.url;
const coreModuleUrl = new URL('parley-core.mjs', here).href;

/**
 * @param {string | URL} [moduleUrl]
 * @param {string | URL} [wasmUrl]
 * @returns {Promise<WasmModule>}
 */
export function loadModule(moduleUrl = '', wasmUrl = undefined) {
  const url = String(moduleUrl);
  const known = modules.get(url);
  if (known) return known;
  const loading = load(url, wasmUrl);
  modules.set(url, loading);
  loading.catch(() => modules.delete(url));  // The network may be better next time.
  return loading;
}

/** The next engine gets another one. @param {WasmModule} module */
export function forgetModule(module) {
  for (const [url, loading] of modules) {
    void loading.then((loaded) => loaded === module && modules.delete(url), () => {});
  }
}

/**
 * @param {string} url empty for our own
 * @param {string | URL} [wasmUrl]
 * @returns {Promise<WasmModule>}
 */
async function load(url, wasmUrl) {
  const loader = url === '' ? coreModuleUrl : url;
  let wasm;
  // Asked for together: one after the other would wait for the network twice.
  const compiling = compile(url, wasmUrl);
  compiling.catch(() => {});  // It is told of once there is a loader.
  try {
    const { default: instantiate } = await importLoader(url);
    if (typeof instantiate === 'function') wasm = String(wasmUrl ?? loader.replace('.mjs', '.wasm'));
    const program = await compiling;
    return checkedModule(program ? await instantiateProgram(instantiate, program) : await instantiate({}));
  } catch (error) {
    throw await moduleError(error, loader, wasm);
  }
}

/**
 * Bundlers follow the first import, and must let the second one be.
 *
 * @param {string} url empty for our own
 */
function importLoader(url) {
  return url === '' ? import('./parley-core.mjs') : import(/* @vite-ignore */ /* webpackIgnore: true */ url);
}

/**
 * @param {string} url of the loader, empty for our own
 * @param {string | URL} [wasmUrl]
 * @returns {Promise<WebAssembly.Module | undefined>} nothing where only a loader of the page's knows where it is
 */
async function compile(url, wasmUrl) {
  if (wasmUrl !== undefined) return compileProgram(await fetchAsset(new URL(wasmUrl, baseUrl())));
  if (url !== '') return undefined;
  return compileProgram(await fetchAsset(new URL('./parley-core.wasm', import.meta.url)));
}

/** Against which a page's own addresses are, also where there is no document. */
function baseUrl() {
  return globalThis.document?.baseURI ?? globalThis.location?.href;
}
