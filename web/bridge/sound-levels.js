// Reads how loud remote tracks are and tells the core when that changes, in steps that a screen can show as they come.

/** @typedef {import('./answer.js').Emit} Emit */

/** Milliseconds between two readings. */
const readingInterval = 200;

/** Milliseconds after which a source that delivered nothing new counts as silent. */
const silentAfter = 500;

/** From these levels on, in dBov (decibels below overload), a sound is of step 1, 2, 3 and 4. */
const thresholds = [-50, -40, -30, -20];

/** Decibels by which a sound must lie below its step to leave it, so that a steady one does not flicker between two. */
const hysteresis = 3;

/** Decibels that a sound falls by at most from one reading to the next: pauses between syllables are no silence. */
const fallMax = 6;

/**
 * @typedef {object} Entry
 * @property {RTCRtpReceiver} receiver
 * @property {number} delivered the newest source's timestamp, on the browser's clock; infinite until it was read once,
 *   since what was there before may be old
 * @property {number} heardAt when that timestamp was seen to grow, on ours
 * @property {number} loudness in dBov, falling slowly
 * @property {number} step the one that the core knows
 */

export class SoundLevels {
  /** @type {Map<number, Entry>} */
  #entries = new Map();
  /** @type {ReturnType<typeof setInterval> | undefined} */
  #timer;
  /** Listens while there is a track. @type {AbortController | undefined} */
  #listening;
  /** @type {Emit} */
  #emit;

  /** @param {Emit} emit */
  constructor(emit) {
    this.#emit = emit;
  }

  /**
   * @param {number} handle of a remote audio track
   * @param {RTCRtpReceiver | undefined} receiver what the track comes out of
   */
  watch(handle, receiver) {
    if (!receiver) return;
    this.#entries.set(handle, { receiver, delivered: Infinity, heardAt: -Infinity, loudness: -Infinity, step: 0 });
    if (!this.#listening) this.#listen();
    this.#runWhileVisible();
  }

  /** @param {number} handle */
  unwatch(handle) {
    this.#entries.delete(handle);
    if (this.#entries.size === 0) this.unwatchAll();
  }

  unwatchAll() {
    this.#entries.clear();
    this.#listening?.abort();
    this.#listening = undefined;
    this.#stop();
  }

  #listen() {
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    globalThis.document?.addEventListener?.('visibilitychange', () => this.#runWhileVisible(), { signal });
  }

  /** What nobody sees is not read, and what is not read is shown as silence. */
  #runWhileVisible() {
    if (!globalThis.document?.hidden) {
      this.#timer ??= setInterval(() => this.#readAll(), readingInterval);
      return;
    }
    this.#stop();
    for (const [handle, entry] of this.#entries) {
      Object.assign(entry, { delivered: Infinity, loudness: -Infinity });
      this.#show(handle, entry, 0);
    }
  }

  #stop() {
    clearInterval(this.#timer);
    this.#timer = undefined;
  }

  #readAll() {
    const now = performance.now();
    for (const [handle, entry] of this.#entries) {
      entry.loudness = Math.max(loudnessOf(entry, now), entry.loudness - fallMax);
      this.#show(handle, entry, stepOf(entry));
    }
  }

  /**
   * @param {number} handle
   * @param {Entry} entry
   * @param {number} step
   */
  #show(handle, entry, step) {
    if (entry.step === step) return;
    entry.step = step;
    this.#emit('soundLevelChanged', handle, step);
  }
}

/**
 * Browsers do not agree on the clock of a source's timestamp: it only says whether something came since the last
 * reading.
 *
 * @param {Entry} entry remembers what was read
 * @param {number} now
 * @returns {number} in dBov
 */
function loudnessOf(entry, now) {
  const sources = entry.receiver.getSynchronizationSources();
  const newest = sources.reduce((best, source) => (best?.timestamp >= source.timestamp ? best : source), undefined);
  const delivered = newest?.timestamp ?? -Infinity;
  if (delivered > entry.delivered) entry.heardAt = now;
  entry.delivered = delivered;
  const isSilent = !newest || now - entry.heardAt > silentAfter;
  return isSilent ? -Infinity : 20 * Math.log10(newest.audioLevel ?? 0);
}

/**
 * Up at once, down with hysteresis.
 *
 * @param {Entry} entry
 * @returns {number} 0 to 4
 */
function stepOf({ loudness, step }) {
  const reached = thresholds.filter((threshold) => loudness >= threshold).length;
  const held = thresholds.filter((threshold) => loudness >= threshold - hysteresis).length;
  return Math.max(reached, Math.min(step, held));
}
