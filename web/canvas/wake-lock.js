// Keeps the screen on while there is something to look at. The browser lets go of it whenever the page is hidden.

export class WakeLock {
  #wanted = false;
  /** @type {WakeLockSentinel | undefined} */
  #held;
  #asking = false;

  /** @param {AbortSignal} signal ends it */
  constructor(signal) {
    document.addEventListener('visibilitychange', () => void this.#follow(), { signal });
    signal.addEventListener('abort', () => this.want(false), { once: true });
  }

  /** @param {boolean} wanted */
  want(wanted) {
    if (wanted === this.#wanted) return;
    this.#wanted = wanted;
    void this.#follow();
  }

  async #follow() {
    if (!this.#wanted) {
      const held = this.#held;
      this.#held = undefined;
      await held?.release().catch(() => {});
      return;
    }
    const isHeld = this.#held !== undefined && !this.#held.released;
    if (isHeld || this.#asking || document.visibilityState !== 'visible' || !navigator.wakeLock) return;
    this.#asking = true;
    try {
      this.#held = await navigator.wakeLock.request('screen');
    } catch (error) {
      console.warn(`parley: the screen may go dark: ${error.message}`);  // Low on power, or not allowed here.
    }
    this.#asking = false;
    if (!this.#wanted) void this.#follow();
  }
}

/**
 * @param {import('../snapshot.js').Snapshot} snapshot
 * @returns {boolean} whether pictures come or go in a room
 */
export function showsVideo({ phase, camera, screen, members }) {
  if (phase !== 'in-room') return false;
  return camera.state === 'on' || screen.state === 'on' || members.some(({ video, screen: shown }) => video || shown);
}
