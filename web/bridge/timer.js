// The one timer of an engine.

/** @typedef {import('./answer.js').Emit} Emit */

// setTimeout takes a signed 32-bit delay (HTML 8.6): a day is far below, and an early wake-up is harmless.
const delayMax = 86_400_000;

export class Timer {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timeout;
  /** @type {Emit} */
  #emit;

  /** @param {Emit} emit */
  constructor(emit) {
    this.#emit = emit;
  }

  /** @param {number} deadline of `performance.now()`; takes the place of the one asked for before */
  arm(deadline) {
    this.disarm();
    // setTimeout drops fractions: rounded up, so that the deadline has come when it fires.
    const delay = Math.min(Math.max(Math.ceil(deadline - performance.now()), 0), delayMax);
    this.#timeout = setTimeout(() => this.#emit('timeReached'), delay);
  }

  disarm() {
    clearTimeout(this.#timeout);
  }
}
