// One instance of the canvas module: GLFW knows one window, so each canvas has its own.

/**
 * @param {import('./assets.js').Assets} assets
 * @param {HTMLCanvasElement} canvas
 * @returns {Promise<object>} the module, with the classes `Engine` and `CanvasRoom`
 */
export function instantiateModule({ program, instantiate }, canvas) {
  return new Promise((resolve, reject) => {
    instantiate({
      canvas,
      // Compiled once for all canvases.
      instantiateWasm: (imports, done) => {
        WebAssembly.instantiate(program, imports).then((instance) => done(instance, program)).catch(reject);
        return {};
      },
    }).then(resolve, reject);
  });
}
