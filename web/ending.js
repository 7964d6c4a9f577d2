// Why a room was not entered, or has ended: told from what the engine logs, since its notices are words for people, in
// their language.

import { ParleyError, RefusedError } from './errors.js';

const refusal = /^the server answered with the error ([a-z-]+)$/;
const turnedAway = /^the server turned us away: /;
const gaveUp = /^gave up: /;

export class Ending {
  /** The server's latest refusal since we were let in. */
  #serverCode = '';
  /** What we gave up with. @type {{serverCode: string} | undefined} */
  #end;

  /** @param {string} line that the engine has logged */
  hear(line) {
    if (line === 'joining' || line === 'joined' || line === 'joined again') {
      this.#serverCode = '';
      this.#end = undefined;
    }
    // The error that the engine makes of it for itself follows.
    if (turnedAway.test(line)) this.#serverCode = 'unauthorized';
    this.#serverCode = refusal.exec(line)?.[1] ?? this.#serverCode;
    if (gaveUp.test(line)) this.#end = { serverCode: this.#serverCode };
  }

  /**
   * @param {{text: string} | null} notice that the engine shows now
   * @returns {ParleyError | undefined} none where the room was left by somebody's wish
   */
  error(notice) {
    if (!this.#end) return undefined;
    const text = notice?.text ?? '';
    if (this.#end.serverCode) return new RefusedError(this.#end.serverCode, text);
    return new ParleyError('server-unreachable', text || 'The server cannot be reached. Is its address right?');
  }
}
