// Records the room: the canvas that it is drawn on, and the mixture of its sounds.

import { answer } from './answer.js';
import { openRecordingFile } from './recording-file.js';
import { SoundMixer } from './sound-mixer.js';

/** @typedef {import('./answer.js').Emit} Emit */

/** What browsers can write, the first that this one can: VP8 costs least where it has to be done in software. */
const formats = [
  { type: 'video/webm', codecs: 'vp8,opus', extension: '.webm' },
  { type: 'video/mp4', codecs: 'avc1.42E01E,mp4a.40.2', extension: '.mp4' },
];

/** In bits for each second: some 20 MB for each minute. */
const videoRate = 2_500_000;
const audioRate = 128_000;

/** Milliseconds: what is lost at most where the machine stops. */
const partLength = 1000;

/** @returns {{type: string, codecs: string, extension: string} | undefined} */
function usableFormat() {
  return formats.find(({ type, codecs }) => MediaRecorder.isTypeSupported(`${type};codecs="${codecs}"`));
}

/** @param {HTMLCanvasElement} [canvas] */
export function canRecord(canvas) {
  return Boolean(canvas?.captureStream && globalThis.MediaRecorder && globalThis.AudioContext && usableFormat());
}

/**
 * @typedef {object} Running
 * @property {MediaRecorder} recorder
 * @property {SoundMixer} mixer
 * @property {import('./recording-file.js').RecordingFile} file
 * @property {Promise<void>} written all parts that came
 * @property {Promise<void>} stopped
 * @property {number} bytes
 * @property {boolean} isBroken
 * @property {Promise<void>} [finished]
 */

export class RoomRecorder {
  /** @type {Emit} */
  #emit;
  #canvas;
  #findTrack;
  /** Handles of what is heard. @type {number[]} */
  #sound = [];
  /** @type {Running | undefined} */
  #running;
  #closed = false;
  /** Closing the page while a file is not whole would lose it: the browser asks the person first. */
  #askBeforeLeaving = (event) => event.preventDefault();

  /**
   * @param {Emit} emit
   * @param {HTMLCanvasElement | undefined} canvas
   * @param {(handle: number) => MediaStreamTrack | undefined} findTrack
   */
  constructor(emit, canvas, findTrack) {
    this.#emit = emit;
    this.#canvas = canvas;
    this.#findTrack = findTrack;
  }

  /**
   * To be called within a click. Answers the operation.
   *
   * @param {number} operation
   * @param {string} room what the file is called after
   * @param {number[]} sound handles of tracks
   */
  start(operation, room, sound) {
    this.#sound = sound;
    answer(this.#emit, operation, async () => {
      const format = usableFormat();
      const file = await openRecordingFile(fileName(room) + format.extension, format.type);
      if (this.#closed) throw new DOMException('The page is gone.', 'AbortError');
      this.#begin(format, file);
    }, () => this.#emit('recordingStarted', operation, this.#running.file.inMemory));
  }

  /** @param {number[]} sound handles of tracks */
  mix(sound) {
    this.#sound = sound;
    this.#running?.mixer.mix(sound.map(this.#findTrack).filter((track) => track !== undefined));
  }

  /** @param {number} operation */
  stop(operation) {
    answer(this.#emit, operation, () => this.#finish());
  }

  /** What runs is saved all the same. */
  close() {
    this.#closed = true;
    if (this.#running) void this.#finish().catch((error) => console.warn(`parley: ${error.message}`));
  }

  /**
   * @param {{type: string, codecs: string}} format
   * @param {import('./recording-file.js').RecordingFile} file
   */
  #begin({ type, codecs }, file) {
    const mixer = new SoundMixer();
    const stream = new MediaStream([...this.#canvas.captureStream().getVideoTracks(), mixer.track]);
    const recorder = new MediaRecorder(stream, {
      mimeType: `${type};codecs="${codecs}"`, videoBitsPerSecond: videoRate, audioBitsPerSecond: audioRate,
    });
    const stopped = new Promise((resolve) => recorder.addEventListener('stop', () => resolve(), { once: true }));
    const running = { recorder, mixer, file, written: Promise.resolve(), stopped, bytes: 0, isBroken: false };
    recorder.addEventListener('dataavailable', ({ data }) => this.#keep(running, data));
    recorder.addEventListener('error', (event) => this.#break(running, event.error ?? event));
    this.#running = running;
    this.mix(this.#sound);
    recorder.start(partLength);
    globalThis.addEventListener('beforeunload', this.#askBeforeLeaving);
  }

  /**
   * @param {Running} running
   * @param {Blob} part
   */
  #keep(running, part) {
    if (part.size === 0) return;
    running.bytes += part.size;
    running.written = running.written.then(() => running.file.write(part));
    running.written.catch((error) => this.#break(running, error));
    this.#emit('recordingGrew', Math.ceil(running.bytes / 1000));
  }

  /**
   * @param {Running} running
   * @param {Error} error
   */
  #break(running, error) {
    if (running.isBroken || running !== this.#running) return;
    running.isBroken = true;
    this.#emit('recordingFailed', String(error.message ?? error));
  }

  /** Once for each recording, however many ask for it. */
  async #finish() {
    const running = this.#running;
    if (!running) throw new DOMException('Nothing is recorded.', 'InvalidStateError');
    running.finished ??= this.#save(running);
    await running.finished;
  }

  /** @param {Running} running */
  async #save(running) {
    const { recorder, mixer, file } = running;
    // It stops by itself where its canvas ends.
    if (recorder.state !== 'inactive') recorder.stop();
    await running.stopped;
    this.#running = undefined;
    recorder.stream.getTracks().forEach((track) => track.stop());
    mixer.close();
    try {
      await running.written;
    } finally {
      globalThis.removeEventListener('beforeunload', this.#askBeforeLeaving);
      await file.finish();
    }
  }
}

/**
 * @param {string} room
 * @returns {string} without what file systems do not take
 */
function fileName(room) {
  const name = room.replace(/[^\p{L}\p{N} _-]+/gu, '-').slice(0, 60);
  const now = new Date();
  const local = new Date(now.getTime() - now.getTimezoneOffset() * 60_000);
  return `Parley ${name} ${local.toISOString().slice(0, 16).replace('T', ' ').replace(':', '-')}`;
}
