// Why a WebAssembly module does not start, found out once it has not.

import { ModuleError } from './errors.js';

/** The smallest module there is (WebAssembly Core Specification, 5.5.16). */
const emptyModule = Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0);

/**
 * @param {any} module
 * @returns {import('./core.js').WasmModule}
 */
export function checkedModule(module) {
  if (typeof module?.Engine !== 'function') throw new TypeError('There is no engine in it.');
  return module;
}

/**
 * @param {unknown} error what loading failed with
 * @param {string} loaderUrl
 * @param {string} [wasmUrl] where the loader looked for the other file, if it came so far
 * @returns {Promise<unknown>} the error to tell
 */
export async function moduleError(error, loaderUrl, wasmUrl) {
  if (error instanceof ModuleError) return error;
  if (forbidsWebAssembly()) return new ModuleError('module-blocked', loaderUrl, error);
  if (!(await canFetch(loaderUrl))) return new ModuleError('module-unreachable', loaderUrl, error);
  if (!wasmUrl) return new ModuleError('module-foreign', loaderUrl, error);
  const code = (await canFetch(wasmUrl)) ? 'module-foreign' : 'module-unreachable';
  return new ModuleError(code, wasmUrl, error);
}

function forbidsWebAssembly() {
  try {
    return !(new WebAssembly.Module(emptyModule) instanceof WebAssembly.Module);
  } catch {
    return true;
  }
}

/** @param {string} url */
async function canFetch(url) {
  try {
    const response = await fetch(url);
    void response.body?.cancel();
    return response.ok;
  } catch {
    return false;
  }
}
