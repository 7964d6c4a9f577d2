// Devices and media tracks of one engine: every track the core knows, local or remote, by handle.

import { answer } from './answer.js';
import { LentTracks } from './lent-tracks.js';

/** @typedef {import('./answer.js').Emit} Emit */

const audioConstraints = { echoCancellation: true, noiseSuppression: true };
const videoConstraints = { width: { ideal: 1280 }, height: { ideal: 720 }, frameRate: { ideal: 30 } };

/**
 * @typedef {object} TrackEntry
 * @property {MediaStreamTrack} track
 * @property {'device' | 'page' | 'remote'} origin
 * @property {boolean} muted whether nothing of it is sent: of tracks of the page, whose `enabled` is not ours
 * @property {AbortController} listening
 */

export class Media {
  /** @type {Map<number, TrackEntry>} */
  #tracks = new Map();
  /** @type {LentTracks} */
  #lent;
  /** Handles that a running request will fill. @type {Set<number>} */
  #awaited = new Set();
  /** @type {Emit} */
  #emit;

  /**
   * @param {Emit} emit
   * @param {LentTracks} [lent] what the page gives in place of devices
   */
  constructor(emit, lent = new LentTracks()) {
    this.#emit = emit;
    this.#lent = lent;
  }

  /**
   * Asks for the kinds that have a handle, in one call, so that the person is asked once. For what the page lends
   * nobody is asked.
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
      const lacking = this.#lent.lacking([
        ...(audio !== 0 ? [/** @type {const} */ ('audio')] : []),
        ...(video !== 0 ? [/** @type {const} */ ('video')] : []),
      ]);
      if (lacking.length === 0) return undefined;
      const devices = globalThis.navigator?.mediaDevices;
      if (!devices) throw new DOMException('Devices can only be used on a secure page (https).', 'SecurityError');
      return devices.getUserMedia({
        audio: lacking.includes('audio') && { ...audioConstraints, ...exactly(audioDevice) },
        video: lacking.includes('video') && { ...videoConstraints, ...exactly(videoDevice) },
      });
    };
    answer(this.#emit, operation, () => run().catch((error) => {
      settled();
      throw error;
    }), (stream) => {
      const granted = [stream?.getAudioTracks() ?? [], stream?.getVideoTracks() ?? []];
      this.#keep(audio, 'audio', granted[0]);
      this.#keep(video, 'video', granted[1]);
      settled();
      const [audioFrom, videoFrom] = granted.map(deviceOf);
      this.#emit('mediaGranted', operation, audioFrom, videoFrom);
    });
  }

  /**
   * Asks the person for a screen, window or tab to show, without its sound; nobody where the page lends one.
   *
   * @param {number} operation
   * @param {number} video
   */
  requestScreen(operation, video) {
    this.#awaited.add(video);
    const run = async () => {
      if (this.#lent.lacking(['screen']).length === 0) return undefined;
      const devices = globalThis.navigator?.mediaDevices;
      if (!devices?.getDisplayMedia) throw new DOMException('This browser cannot share a screen.', 'NotSupportedError');
      return devices.getDisplayMedia({ video: { frameRate: { max: 15 } } });
    };
    answer(this.#emit, operation, () => run().catch((error) => {
      this.#awaited.delete(video);
      throw error;
    }), (stream) => {
      const granted = stream?.getVideoTracks() ?? [];
      // Sharp text matters more than smooth motion (W3C MediaStreamTrack Content Hints).
      for (const track of granted) track.contentHint = 'detail';
      this.#keep(video, 'screen', granted);
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
    this.#enter(handle, track, 'remote');
  }

  /**
   * From now on the page's track answers requests for this kind, and takes the place of the one that `handle` names;
   * without one, devices are asked again, and what the handle names has ended.
   *
   * @param {import('./lent-tracks.js').LentKind} kind
   * @param {MediaStreamTrack | undefined} track
   * @param {number} handle zero where the kind is not on
   */
  lend(kind, track, handle) {
    this.#lent.set(kind, track);
    const entry = this.#tracks.get(handle);
    if (!track) {
      if (entry) this.#emit('trackEnded', handle);
      return;
    }
    if (!entry) return;
    const muted = entry.muted || (entry.origin === 'device' && !entry.track.enabled);
    this.#letGo(entry);
    this.#enter(handle, track, 'page', muted);
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
   * @returns {MediaStreamTrack | null} what connections send of it
   */
  sent(handle) {
    const entry = this.#tracks.get(handle);
    return entry && !entry.muted ? entry.track : null;
  }

  /**
   * @param {number} handle
   * @param {boolean} enabled
   * @returns {boolean} whether connections have to send another track now
   */
  setEnabled(handle, enabled) {
    const entry = this.#tracks.get(handle);
    if (entry?.origin === 'page') {
      entry.muted = !enabled;
      return true;
    }
    if (entry) entry.track.enabled = enabled;
    return false;
  }

  /** @param {number} handle */
  release(handle) {
    this.#awaited.delete(handle);
    const entry = this.#tracks.get(handle);
    if (!entry) return;
    this.#tracks.delete(handle);
    this.#letGo(entry);
  }

  releaseAll() {
    this.#awaited.clear();
    for (const handle of [...this.#tracks.keys()]) this.release(handle);
  }

  /** @param {TrackEntry} entry */
  #letGo(entry) {
    entry.listening.abort();
    if (entry.origin === 'device') entry.track.stop();
  }

  /**
   * A grant that comes after its handle was released is given back at once: the camera's light must not stay on. So is
   * one that comes after the page has lent a track.
   *
   * @param {number} handle
   * @param {import('./lent-tracks.js').LentKind} kind
   * @param {MediaStreamTrack[]} tracks
   */
  #keep(handle, kind, tracks) {
    const lent = handle === 0 ? undefined : this.#lent.get(kind);
    if (lent && this.#awaited.delete(handle)) this.#enter(handle, lent, 'page');
    for (const track of tracks) {
      if (lent || !this.#awaited.delete(handle)) track.stop();
      else this.#enter(handle, track, 'device');
    }
  }

  /**
   * @param {number} handle
   * @param {MediaStreamTrack} track
   * @param {TrackEntry['origin']} origin
   * @param {boolean} [muted]
   */
  #enter(handle, track, origin, muted = false) {
    const listening = new AbortController();
    this.#tracks.set(handle, { track, origin, muted, listening });
    if (origin === 'remote') return;
    track.addEventListener('ended', () => this.#emit('trackEnded', handle), { signal: listening.signal });
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
