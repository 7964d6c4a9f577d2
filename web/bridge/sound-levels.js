// Reads how loud remote tracks and our own microphone are and tells the core when that changes, in steps that a screen
// can show as they come.

import { MicrophoneSound } from './microphone-sound.js';
import { ReceiverSound } from './receiver-sound.js';

/** @typedef {import('./answer.js').Emit} Emit */

/** Milliseconds between two readings. */
const readingInterval = 200;

/** From these levels on, in dBov (decibels below overload), a sound is of step 1, 2, 3 and 4. */
const thresholds = [-50, -40, -30, -20];

/** Decibels by which a sound must lie below its step to leave it, so that a steady one does not flicker between two. */
const hysteresis = 3;

/** Decibels that a sound falls by at most from one reading to the next: pauses between syllables are no silence. */
const fallMax = 6;

/**
 * @typedef {object} Entry
 * @property {ReceiverSound | MicrophoneSound} sound
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
  /** The local track that is measured; zero for none. */
  #measured = 0;
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
    if (receiver) this.#add(handle, new ReceiverSound(receiver));
  }

  /**
   * One local track at a time.
   *
   * @param {number} handle zero for none
   * @param {MediaStreamTrack | undefined} track
   */
  measure(handle, track) {
    this.unwatch(this.#measured);
    this.#measured = track ? handle : 0;
    if (track) this.#add(handle, new MicrophoneSound(track));
  }

  /** @param {number} handle */
  unwatch(handle) {
    this.#entries.get(handle)?.sound.close();
    this.#entries.delete(handle);
    if (this.#entries.size === 0) this.unwatchAll();
  }

  unwatchAll() {
    for (const { sound } of this.#entries.values()) sound.close();
    this.#entries.clear();
    this.#listening?.abort();
    this.#listening = undefined;
    this.#stop();
  }

  /**
   * @param {number} handle
   * @param {ReceiverSound | MicrophoneSound} sound
   */
  #add(handle, sound) {
    this.#entries.get(handle)?.sound.close();
    this.#entries.set(handle, { sound, loudness: -Infinity, step: 0 });
    if (!this.#listening) this.#listen();
    this.#runWhileVisible();
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
      entry.sound.forget();
      entry.loudness = -Infinity;
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
      entry.loudness = Math.max(entry.sound.read(now), entry.loudness - fallMax);
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
