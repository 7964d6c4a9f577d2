// The one timer of an engine.

/** @typedef {import('./answer.js').Emit} Emit */

export class Timer {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timeout;
  /** @type {Emit} */
  #emit;

  /** @param {Emit} emit */
  constructor(emit) {
    this.#emit = emit;
  }

  /** @param {number} delay in milliseconds, zero or more; takes the place of the delay asked for before */
  arm(delay) {
    this.disarm();
    this.#timeout = setTimeout(() => this.#emit('timeReached'), delay);
  }

  disarm() {
    clearTimeout(this.#timeout);
  }
}
