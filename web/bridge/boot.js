// Boots one engine of a loaded module and joins it to its host.

import { Host } from './host.js';

/** @typedef {import('./host.js').HostSettings} HostSettings */
/** @typedef {import('../core.js').WasmModule} WasmModule */

/**
 * What the WebAssembly side reads: every key is there.
 *
 * @typedef {object} EngineOptions
 * @property {string} signalUrl ws: or wss:
 * @property {string} dialect
 * @property {string} token empty for none
 * @property {string[]} calls ids of people to call
 * @property {string} room empty for one made up
 * @property {string} name empty for none yet
 * @property {string} pageUrl without query and fragment
 * @property {boolean} audio
 * @property {boolean} video
 * @property {boolean} joinAtOnce
 * @property {{url: string, username: string, credential: string}[]} iceServers
 */

/**
 * The caller owns both parts: close the host first, then delete the engine.
 *
 * @param {WasmModule} module
 * @param {EngineOptions} options
 * @param {HostSettings} settings
 * @returns {{engine: Record<string, Function>, host: Host}}
 */
export function bootEngine(module, options, settings) {
  const host = new Host(settings);
  const [seedHigh, seedLow] = crypto.getRandomValues(new Uint32Array(2));
  try {
    const engine = new module.Engine(options, seedHigh, seedLow, host.orders);
    host.attach(engine);
    return { engine, host };
  } catch (error) {
    host.close();
    throw error;
  }
}
