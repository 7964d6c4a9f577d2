// One instance of the canvas module: GLFW knows one window, so each canvas has its own.

import { instantiateProgram } from '../program.js';
import { forgetAssets } from './assets.js';
import { ModuleError } from './room-error.js';

/**
 * @param {import('./assets.js').Assets} assets
 * @param {HTMLCanvasElement} canvas
 * @returns {Promise<object>} the module, with the classes `Engine` and `CanvasRoom`; rejected with a `ModuleError`
 */
export async function instantiateModule(assets, canvas) {
  try {
    // Compiled once for all canvases.
    const module = await instantiateProgram(assets.instantiate, assets.program, { canvas });
    if (module.Engine && module.CanvasRoom) return module;
    throw new Error('it has no room');
  } catch (error) {
    forgetAssets(assets);
    throw new ModuleError('module-foreign', assets.source, error);
  }
}
