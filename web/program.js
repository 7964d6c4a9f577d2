// A module's WebAssembly: compiled while it comes in, beside its loader, and put into an instance of that loader.

/**
 * Servers that do not know WebAssembly's type make streaming fail.
 *
 * @param {Response} response
 * @returns {Promise<WebAssembly.Module>}
 */
export async function compileProgram(response) {
  const isTyped = response.headers.get('content-type')?.startsWith('application/wasm');
  return isTyped ? WebAssembly.compileStreaming(response) : WebAssembly.compile(await response.arrayBuffer());
}

/**
 * @param {(settings: object) => Promise<any>} instantiate what Emscripten's loader exports
 * @param {WebAssembly.Module} program
 * @param {object} [settings] further ones of the loader
 * @returns {Promise<any>} the module
 */
export function instantiateProgram(instantiate, program, settings = {}) {
  return new Promise((resolve, reject) => {
    instantiate({
      ...settings,
      instantiateWasm: (imports, done) => {
        WebAssembly.instantiate(program, imports).then((instance) => done(instance, program)).catch(reject);
        return {};
      },
    }).then(resolve, reject);
  });
}
