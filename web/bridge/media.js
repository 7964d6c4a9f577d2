// Devices and media tracks of one engine: every track the core knows, local or remote, by handle.

import { answer } from './answer.js';

/** @typedef {import('./answer.js').Emit} Emit */

const audioConstraints = { echoCancellation: true, noiseSuppression: true };
const videoConstraints = { width: { ideal: 1280 }, height: { ideal: 720 }, frameRate: { ideal: 30 } };

export class Media {
  /** @type {Map<number, {track: MediaStreamTrack, local: boolean, listening: AbortController}>} */
  #tracks = new Map();
  /** Handles that a running request will fill. @type {Set<number>} */
  #awaited = new Set();
  /** @type {Emit} */
  #emit;

  /** @param {Emit} emit */
  constructor(emit) {
    this.#emit = emit;
  }

  /**
   * Asks for the kinds that have a handle, in one call, so that the person is asked once.
   *
   * @param {number} operation
   * @param {number} audio zero for none
   * @param {number} video zero for none
   * @param {string} [audioDevice] the id of the one that it has to be; any where it is empty
   * @param {string} [videoDevice]
   */
  request(operation, audio, video, audioDevice = '', videoDevice = '') {
    for (const handle of [audio, video]) if (handle !== 0) this.#awaited.add(handle);
    const settled = () => [audio, video].forEach((handle) => this.#awaited.delete(handle));
    const run = async () => {
      const devices = globalThis.navigator?.mediaDevices;
      if (!devices) throw new DOMException('Devices can only be used on a secure page (https).', 'SecurityError');
      return devices.getUserMedia({
        audio: audio !== 0 && { ...audioConstraints, ...exactly(audioDevice) },
        video: video !== 0 && { ...videoConstraints, ...exactly(videoDevice) },
      });
    };
    answer(this.#emit, operation, () => run().catch((error) => {
      settled();
      throw error;
    }), (stream) => {
      this.#keep(audio, stream.getAudioTracks());
      this.#keep(video, stream.getVideoTracks());
      settled();
      const [audioFrom, videoFrom] = [stream.getAudioTracks(), stream.getVideoTracks()].map(deviceOf);
      this.#emit('mediaGranted', operation, audioFrom, videoFrom);
    });
  }

  /**
   * Asks the person for a screen, window or tab to show, without its sound.
   *
   * @param {number} operation
   * @param {number} video
   */
  requestScreen(operation, video) {
    this.#awaited.add(video);
    const run = async () => {
      const devices = globalThis.navigator?.mediaDevices;
      if (!devices?.getDisplayMedia) throw new DOMException('This browser cannot share a screen.', 'NotSupportedError');
      return devices.getDisplayMedia({ video: { frameRate: { max: 15 } } });
    };
    answer(this.#emit, operation, () => run().catch((error) => {
      this.#awaited.delete(video);
      throw error;
    }), (stream) => {
      // Sharp text matters more than smooth motion (W3C MediaStreamTrack Content Hints).
      for (const track of stream.getVideoTracks()) track.contentHint = 'detail';
      this.#keep(video, stream.getVideoTracks());
      this.#emit('mediaGranted', operation, '', '');
    });
  }

  /**
   * Names a remote track.
   *
   * @param {number} handle
   * @param {MediaStreamTrack} track
   */
  adopt(handle, track) {
    this.#tracks.set(handle, { track, local: false, listening: new AbortController() });
  }

  /**
   * @param {number} handle zero gives nothing
   * @returns {MediaStreamTrack | undefined}
   */
  track(handle) {
    return this.#tracks.get(handle)?.track;
  }

  /**
   * @param {number} handle
   * @param {boolean} enabled
   */
  setEnabled(handle, enabled) {
    const track = this.track(handle);
    if (track) track.enabled = enabled;
  }

  /** @param {number} handle */
  release(handle) {
    this.#awaited.delete(handle);
    const entry = this.#tracks.get(handle);
    if (!entry) return;
    this.#tracks.delete(handle);
    entry.listening.abort();
    if (entry.local) entry.track.stop();
  }

  releaseAll() {
    this.#awaited.clear();
    for (const handle of [...this.#tracks.keys()]) this.release(handle);
  }

  /**
   * A grant that comes after its handle was released is given back at once: the camera's light must not stay on.
   *
   * @param {number} handle
   * @param {MediaStreamTrack[]} tracks
   */
  #keep(handle, tracks) {
    for (const track of tracks) {
      if (!this.#awaited.delete(handle)) {
        track.stop();
        continue;
      }
      const listening = new AbortController();
      this.#tracks.set(handle, { track, local: true, listening });
      track.addEventListener('ended', () => this.#emit('trackEnded', handle), { signal: listening.signal });
    }
  }
}

/** @param {string} device */
function exactly(device) {
  return device === '' ? {} : { deviceId: { exact: device } };
}

/**
 * @param {MediaStreamTrack[]} tracks
 * @returns {string} the id of the device that they come from, where the browser says
 */
function deviceOf([track]) {
  return track?.getSettings?.().deviceId ?? '';
}
