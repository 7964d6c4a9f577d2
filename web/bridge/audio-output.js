// Plays sound: one audio element for each track that the core wants heard, all through the same speaker.

import { answer } from './answer.js';
import { playTestSound } from './test-sound.js';

/** @typedef {import('./answer.js').Emit} Emit */

export class AudioOutput {
  /** @type {Map<number, HTMLAudioElement>} */
  #elements = new Map();
  /** Handles of tracks that the browser refused to play before the person touched the page. @type {Set<number>} */
  #blocked = new Set();
  /** Where sound comes out: the id of a device, empty for the browser's own choice. */
  #speaker = '';
  /** The newest choice: one that is answered after it was made void counts no more. */
  #choices = 0;
  /** @type {Emit} */
  #emit;
  /** @type {Element | undefined} */
  #container;

  /**
   * @param {Emit} emit
   * @param {Element} [container] where the elements are put; by default they are in no document, which plays as well
   */
  constructor(emit, container) {
    this.#emit = emit;
    this.#container = container;
  }

  /**
   * @param {number} handle
   * @param {MediaStreamTrack | undefined} track
   */
  play(handle, track) {
    if (!track) return;
    this.stop(handle);
    const element = this.#elementFor(track);
    this.#container?.append(element);
    this.#elements.set(handle, element);
    void this.#start(handle, element);
  }

  /**
   * All sound comes out there from now on, what is played later as well. Answers the operation.
   *
   * @param {number} operation
   * @param {string} device empty for the browser's own choice
   */
  choose(operation, device) {
    this.#choices += 1;
    const choice = this.#choices;
    answer(this.#emit, operation, async () => {
      // The one that is not there is found out before anything has changed.
      await document.createElement('audio').setSinkId(device);
      if (choice !== this.#choices) return;
      this.#speaker = device;
      await Promise.all([...this.#elements.values()].map((element) => element.setSinkId(device)));
    });
  }

  /** To be called within a click. */
  async test() {
    await playTestSound((track) => this.playHere(track));
  }

  /**
   * Plays a track of ours where all sound comes out.
   *
   * @param {MediaStreamTrack} track
   * @returns {() => void} ends it
   */
  playHere(track) {
    const element = this.#elementFor(track);
    void element.play().catch(() => {});
    return () => {
      element.pause();
      element.srcObject = null;
    };
  }

  /** Starts all blocked sound; to be called within a click. */
  resume() {
    for (const handle of [...this.#blocked]) void this.#start(handle, this.#elements.get(handle));
  }

  /** @param {number} handle */
  stop(handle) {
    const element = this.#elements.get(handle);
    if (!element) return;
    this.#elements.delete(handle);
    element.pause();
    element.srcObject = null;
    element.remove();
    this.#unblock(handle);
  }

  stopAll() {
    for (const handle of [...this.#elements.keys()]) this.stop(handle);
  }

  /** @param {MediaStreamTrack} track */
  #elementFor(track) {
    const element = document.createElement('audio');
    element.hidden = true;
    element.srcObject = new MediaStream([track]);
    // Where the device has just gone, the browser's own choice is heard until the core has heard of it.
    if (this.#speaker !== '') void element.setSinkId(this.#speaker).catch(() => {});
    return element;
  }

  /**
   * @param {number} handle
   * @param {HTMLAudioElement} element
   */
  async #start(handle, element) {
    try {
      await element.play();
    } catch (error) {
      if (error.name === 'NotAllowedError' && this.#elements.get(handle) === element) this.#block(handle);
      return;
    }
    if (this.#elements.get(handle) === element) this.#unblock(handle);
  }

  /** @param {number} handle */
  #block(handle) {
    if (this.#blocked.has(handle)) return;
    this.#blocked.add(handle);
    if (this.#blocked.size === 1) this.#emit('audioBlocked');
  }

  /** @param {number} handle */
  #unblock(handle) {
    if (this.#blocked.delete(handle) && this.#blocked.size === 0) queueMicrotask(() => this.#emit('audioUnblocked'));
  }
}
