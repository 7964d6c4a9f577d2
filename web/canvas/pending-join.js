// A call of join() that is not answered yet: it is when the room is joined, or it turns out that it will not be.

import { errorOf } from '../ending.js';
import { ParleyError } from './room-error.js';

export class PendingJoin {
  /** @type {{resolve: () => void, reject: (error: ParleyError) => void} | undefined} */
  #waiting;
  #hasBegun = false;

  get isWaiting() {
    return this.#waiting !== undefined;
  }

  /** @returns {Promise<void>} */
  begin() {
    this.#hasBegun = false;
    return new Promise((resolve, reject) => {
      this.#waiting = { resolve, reject };
    });
  }

  /** @param {import('../snapshot.js').Snapshot} snapshot */
  follow({ phase, ending }) {
    if (phase === 'joining') this.#hasBegun = true;
    if (phase === 'in-room') {
      const waiting = this.#waiting;
      this.#waiting = undefined;
      waiting?.resolve();
    } else if (phase === 'lobby' && this.#hasBegun) {
      this.fail(errorOf(ending) ?? new ParleyError('left', 'The room was left before it was joined.'));
    }
  }

  /** @param {ParleyError} error */
  fail(error) {
    const waiting = this.#waiting;
    this.#waiting = undefined;
    waiting?.reject(error);
  }
}
