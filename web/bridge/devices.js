// Which devices there are: the browser's list, whenever the core asks for it or it changes.

/** @typedef {import('./answer.js').Emit} Emit */

export class Devices {
  /** @type {Emit} */
  #emit;
  /** The latest listing: an earlier one that ends after it tells nothing. */
  #latest = 0;
  /** From the first listing on. @type {AbortController | undefined} */
  #listening;

  /** @param {Emit} emit */
  constructor(emit) {
    this.#emit = emit;
  }

  /** Asks the person nothing. Tells of the devices now and, from now on, whenever they change. */
  list() {
    const devices = globalThis.navigator?.mediaDevices;
    if (!devices?.enumerateDevices) return;
    if (!this.#listening) {
      this.#listening = new AbortController();
      devices.addEventListener?.('devicechange', () => this.list(), { signal: this.#listening.signal });
    }
    this.#latest += 1;
    const listing = this.#latest;
    // A page that may not know its devices has none to choose from.
    devices.enumerateDevices().catch(() => []).then((found) => {
      if (listing === this.#latest && this.#listening) this.#emit('devicesListed', found.filter(canChoose).map(plain));
    });
  }

  stop() {
    this.#listening?.abort();
    this.#listening = undefined;
  }
}

/** Not every browser lets a page choose where sound comes out. @param {MediaDeviceInfo} device */
function canChoose({ kind }) {
  return kind !== 'audiooutput' || 'setSinkId' in (globalThis.HTMLMediaElement?.prototype ?? {});
}

/** @param {MediaDeviceInfo} device */
function plain({ kind, deviceId, label }) {
  return { kind, deviceId, label };
}
