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
 * @property {string} language `en`, `de`, `es`, `zh` or `ar`
 * @property {string} languageTable JSON, as in languages/; empty for English
 * @property {boolean} audio
 * @property {boolean} video
 * @property {string} microphone id of the one chosen before; empty for none
 * @property {string} camera
 * @property {string} speaker
 * @property {boolean} canShareScreen
 * @property {boolean} canRecord the host can record the room
 * @property {boolean} joinAtOnce
 * @property {number} linkWindow in seconds
 * @property {{url: string, username: string, credential: string}[]} iceServers
 */

/** @typedef {import('./black-box.js').BlackBox} BlackBox */

/**
 * The caller owns both parts: close the host first, then delete the engine.
 *
 * @param {WasmModule} module
 * @param {EngineOptions} options
 * @param {HostSettings} settings
 * @param {BlackBox} [blackBox] records the engine from its start
 * @returns {{engine: Record<string, Function>, host: Host}}
 */
export function bootEngine(module, options, settings, blackBox) {
  const host = new Host(settings);
  const [seedHigh, seedLow] = crypto.getRandomValues(new Uint32Array(2));
  blackBox?.begin(options, [seedHigh, seedLow]);
  try {
    const engine = new module.Engine(options, seedHigh, seedLow, blackBox?.watchOrders(host.orders) ?? host.orders);
    host.attach(blackBox?.watchFacts(engine) ?? engine);
    return { engine, host };
  } catch (error) {
    host.close();
    throw error;
  }
}

/**
 * @param {boolean} [wanted]
 * @returns {Promise<BlackBox | undefined>} whoever wants none loads nothing of it
 */
export async function openBlackBox(wanted = false) {
  if (!wanted) return undefined;
  const { BlackBox } = await import('./black-box.js');
  return new BlackBox();
}
