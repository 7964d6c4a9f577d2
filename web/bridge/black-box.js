// Black box: keeps what goes into one engine and what it orders, for playing it again outside of the browser. It is
// loaded only by who asks for it; without it nothing of this runs. The format is described in tests/replay/README.md.

import { redactedLines } from './redaction.js';

/**
 * @typedef {object} Header
 * @property {string} parley what this is
 * @property {number} version
 * @property {[number, number]} seed the high and the low half
 * @property {import('./boot.js').EngineOptions} options
 */

/**
 * @typedef {object} Entry
 * @property {number} [at] when the engine took in what it was told, in milliseconds of its clock
 * @property {any[]} [tell] a fact or wish: the name of an exported function of the engine, and its values
 * @property {any[]} [order] a method of the host, and its values
 * @property {object} [state] the members of the snapshot that are not as before
 * @property {boolean} [full] nothing was kept from here on
 */

/** More than an hour of a room of four. */
const charactersMax = 16_000_000;

export class BlackBox {
  /** @type {Header} */
  #header;
  /** @type {Entry[]} */
  #entries = [];
  #characters = 0;
  #charactersMax;
  #isFull = false;
  /** @type {Record<string, Function>} */
  #engine;
  /** The members of the latest snapshot, as JSON. @type {Map<string, string>} */
  #state = new Map();

  /** @param {number} [limit] of characters that are kept */
  constructor(limit = charactersMax) {
    this.#charactersMax = limit;
  }

  /**
   * The start of the engine is the first thing that it is told.
   *
   * @param {import('./boot.js').EngineOptions} options
   * @param {[number, number]} seed
   */
  begin(options, seed) {
    this.#header = { parley: 'black box', version: 1, seed, options: structuredClone(options) };
    this.#keep({ at: 0, tell: ['start'] });
  }

  /**
   * @param {Record<string, Function>} orders of the host
   * @returns {Record<string, Function>} the same, and each is kept
   */
  watchOrders(orders) {
    return Object.fromEntries(Object.entries(orders).map(([name, execute]) => [name, (...values) => {
      this.#keep({ order: [name, ...values] });
      execute(...values);
    }]));
  }

  /**
   * @param {Record<string, Function>} engine that has started
   * @returns {Record<string, Function>} its exported functions that take facts and wishes, and each call is kept
   */
  watchFacts(engine) {
    this.#engine = engine;
    this.#settle(this.#entries[0]);
    return new Proxy({}, {
      get: (_, /** @type {string} */ name) => (...values) => {
        const entry = this.#keep({ at: Math.floor(performance.now()), tell: [name, ...values] });
        engine[name](...values);
        this.#settle(entry);
      },
    });
  }

  /** @returns {string} lines of JSON, without what is private */
  text() {
    return redactedLines(this.#header, this.#entries).join('\n') + '\n';
  }

  /** What the engine says once it has returned: the time that it has read, and what became of its snapshot. */
  #settle(entry) {
    if (this.#isFull) return;
    entry.at = this.#engine.handledAt();
    if (this.#state.get('revision') === String(this.#engine.revision())) return;
    const state = {};
    for (const [key, value] of Object.entries(this.#engine.snapshot())) {
      const json = JSON.stringify(value);
      if (this.#state.get(key) === json) continue;
      this.#state.set(key, json);
      state[key] = value;
    }
    this.#keep({ state });
  }

  /** @param {Entry} entry */
  #keep(entry) {
    if (this.#isFull) return entry;
    this.#characters += JSON.stringify(entry).length;
    this.#isFull = this.#characters > this.#charactersMax;
    this.#entries.push(this.#isFull ? { full: true } : entry);
    return entry;
  }
}
