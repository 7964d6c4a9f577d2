// Peer connections of one engine, by handle.

import { answer } from './answer.js';
import { countsOf } from './statistics.js';

/** @typedef {import('./answer.js').Emit} Emit */
/** @typedef {import('./certificates.js').Certificates} Certificates */
/** @typedef {import('./media.js').Media} Media */
/** @typedef {import('./data-channels.js').DataChannels} DataChannels */

/**
 * @typedef {object} Entry
 * @property {RTCPeerConnection} connection
 * @property {MediaStream} stream names what we send: one for all senders, so that the far side gets one stream too
 * @property {Map<string, RTCRtpTransceiver>} added by slot: those that we added, negotiated or not
 * @property {Map<'audio' | 'video' | 'screen', number>} sent the track's handle by slot
 * @property {Map<string, MediaStreamTrack>} remoteTracks by kind and mid
 * @property {AbortController} closing aborted when the core closes the connection: nothing is told after that
 */

export class PeerConnections {
  /** @type {Map<number, Entry>} */
  #entries = new Map();
  /** @type {Emit} */
  #emit;
  /** @type {Media} */
  #media;
  /** @type {DataChannels} */
  #channels;
  /** @type {Certificates | undefined} */
  #certificates;

  /**
   * @param {Emit} emit
   * @param {Media} media
   * @param {DataChannels} channels
   * @param {Certificates} [certificates] without it each connection has one of its own
   */
  constructor(emit, media, channels, certificates) {
    this.#emit = emit;
    this.#media = media;
    this.#channels = channels;
    this.#certificates = certificates;
  }

  /**
   * @param {number} handle
   * @param {RTCIceServer[]} iceServers
   * @param {number} [certificate] connections of the same number show the same one
   */
  open(handle, iceServers, certificate = 0) {
    let connection;
    try {
      connection = new RTCPeerConnection({ iceServers, certificates: this.#certificates?.of(certificate) });
    } catch (error) {
      console.warn('parley: no peer connection:', error.message);
      queueMicrotask(() => this.#emit('connectionStateChanged', handle, 'failed', 'failed'));
      return;
    }
    const entry = {
      connection,
      stream: new MediaStream(),
      added: new Map(),
      sent: new Map(),
      remoteTracks: new Map(),
      closing: new AbortController(),
    };
    this.#entries.set(handle, entry);
    this.#listen(handle, entry);
  }

  /**
   * @param {number} handle
   * @returns {RTCPeerConnection | undefined}
   */
  connection(handle) {
    return this.#entries.get(handle)?.connection;
  }

  /**
   * @param {MediaStreamTrack | undefined} track a remote one
   * @returns {RTCRtpReceiver | undefined} what it comes out of
   */
  receiverOf(track) {
    for (const { connection } of this.#entries.values()) {
      const receiver = connection.getReceivers().find((one) => one.track === track);
      if (receiver) return receiver;
    }
    return undefined;
  }

  /** @param {number} handle */
  close(handle) {
    const entry = this.#entries.get(handle);
    if (!entry) return;
    this.#entries.delete(handle);
    entry.closing.abort();
    entry.connection.close();
  }

  closeAll() {
    for (const handle of [...this.#entries.keys()]) this.close(handle);
  }

  /**
   * @param {number} handle
   * @param {'audio' | 'video' | 'screen'} slot
   * @param {number} track zero to send nothing
   * @param {boolean} create adds the transceiver where there is none
   * @param {number} [bitrateMax] bits per second; zero leaves it to the browser
   */
  async setSender(handle, slot, track, create, bitrateMax = 0) {
    const entry = this.#entries.get(handle);
    if (!entry) return;
    entry.sent.set(slot, track);
    const mediaTrack = this.#media.sent(track);
    const transceiver = findTransceiver(entry, slot);
    if (transceiver) {
      transceiver.direction = 'sendrecv';
      transceiver.sender.setStreams?.(entry.stream);
      await transceiver.sender.replaceTrack(mediaTrack);
      // The connection may have been closed meanwhile.
      if (!entry.closing.signal.aborted) await limitBitrate(transceiver.sender, bitrateMax);
    } else if (create) {
      const encoding = bitrateMax === 0 ? {} : { maxBitrate: bitrateMax };
      entry.added.set(slot, entry.connection.addTransceiver(mediaTrack ?? kindOf(slot), {
        direction: 'sendrecv', streams: [entry.stream], sendEncodings: [encoding],
      }));
    }
  }

  /**
   * Sends what the handle names now, wherever it is sent: nothing is negotiated.
   *
   * @param {number} track
   */
  resend(track) {
    for (const entry of this.#entries.values()) {
      for (const [slot, sent] of entry.sent) {
        if (sent !== track) continue;
        // A connection that was closed meanwhile sends nothing anyway.
        findTransceiver(entry, slot)?.sender.replaceTrack(this.#media.sent(track)).catch(() => {});
      }
    }
  }

  /**
   * @param {number} handle
   * @param {number} operation
   */
  setLocalDescription(handle, operation) {
    this.#operate(handle, operation, (connection) => connection.setLocalDescription(), ({ localDescription }) => {
      this.#emit('localDescriptionSet', operation, localDescription.type, localDescription.sdp);
    });
  }

  /**
   * @param {number} handle
   * @param {number} operation
   * @param {RTCSdpType} type
   * @param {string} sdp
   */
  setRemoteDescription(handle, operation, type, sdp) {
    this.#operate(handle, operation, (connection) => {
      return connection.setRemoteDescription({ type, sdp: type === 'offer' ? withFixedRole(connection, sdp) : sdp });
    });
  }

  /**
   * @param {number} handle
   * @param {number} operation
   * @param {RTCIceCandidateInit} candidate
   */
  addCandidate(handle, operation, candidate) {
    this.#operate(handle, operation, (connection) => connection.addIceCandidate(candidate));
  }

  /**
   * @param {number} handle
   * @param {number} operation
   */
  measure(handle, operation) {
    this.#operate(handle, operation, (connection) => connection.getStats(), (_, report) => {
      this.#emit('connectionMeasured', operation, countsOf(report));
    });
  }

  /**
   * For what is gathered from now on: by restarts of ICE, ours and the far side's.
   *
   * @param {number} handle
   * @param {RTCIceServer[]} iceServers
   */
  setIceServers(handle, iceServers) {
    const connection = this.connection(handle);
    if (!connection) return;
    try {
      // All else of a configuration that is set anew would have to be as it was (W3C WebRTC 4.4.1.6).
      connection.setConfiguration({ ...connection.getConfiguration(), iceServers });
    } catch (error) {
      console.warn('parley: a connection keeps its former ICE servers:', error.message);
    }
  }

  /** @param {number} handle */
  restartIce(handle) {
    this.connection(handle)?.restartIce();
  }

  /**
   * @param {number} handle
   * @param {'audio' | 'video'} kind
   * @param {string} mid
   * @param {number} track
   */
  adoptRemoteTrack(handle, kind, mid, track) {
    const mediaTrack = this.#entries.get(handle)?.remoteTracks.get(trackKey(kind, mid));
    if (mediaTrack) this.#media.adopt(track, mediaTrack);
  }

  /**
   * @param {number} handle
   * @param {number} operation
   * @param {(connection: RTCPeerConnection) => Promise<any>} run
   * @param {(connection: RTCPeerConnection, value: any) => void} [fulfilled]
   */
  #operate(handle, operation, run, fulfilled) {
    const entry = this.#entries.get(handle);
    const emit = (fact, ...values) => {
      if (!entry?.closing.signal.aborted) this.#emit(fact, ...values);
    };
    const done = () => emit('operationDone', operation);
    answer(emit, operation, () => {
      if (!entry) throw new DOMException('There is no such connection.', 'InvalidStateError');
      return run(entry.connection);
    }, (value) => {
      if (entry.closing.signal.aborted) return;
      (fulfilled ?? done)(entry.connection, value);
    });
  }

  /**
   * @param {number} handle
   * @param {Entry} entry
   */
  #listen(handle, { connection, remoteTracks, closing }) {
    const on = (type, listener) => connection.addEventListener(type, listener, { signal: closing.signal });
    on('negotiationneeded', () => this.#emit('negotiationNeeded', handle));
    on('icecandidate', ({ candidate }) => {
      this.#emit('candidateGathered', handle, candidate?.candidate ?? '', candidate?.sdpMid ?? '',
        candidate?.sdpMLineIndex ?? -1, candidate?.usernameFragment ?? '');
    });
    on('icecandidateerror', ({ url, errorCode }) => this.#emit('candidateError', handle, url ?? '', errorCode));
    // Where ICE goes on and DTLS does not, only one of the two states changes.
    for (const type of ['iceconnectionstatechange', 'connectionstatechange']) {
      on(type, () => {
        this.#emit('connectionStateChanged', handle, connection.connectionState, connection.iceConnectionState);
      });
    }
    on('track', ({ track, transceiver }) => {
      remoteTracks.set(trackKey(track.kind, transceiver.mid), track);
      this.#emit('remoteTrackAdded', handle, track.kind, transceiver.mid);
    });
    on('datachannel', ({ channel }) => this.#channels.announce(handle, channel));
  }
}

/** @param {string} slot */
function kindOf(slot) {
  return slot === 'audio' ? 'audio' : 'video';
}

/**
 * The first video that was negotiated is the camera's, unless we added it for the screen (browsers list them in the
 * order in which they were made, not in that of the sections); the screen's is ours, or else the second.
 *
 * @param {Entry} entry
 * @param {'audio' | 'video' | 'screen'} slot
 * @returns {RTCRtpTransceiver | undefined}
 */
function findNegotiated({ connection, added }, slot) {
  const negotiated = connection.getTransceivers().filter(({ receiver, direction, mid }) => {
    return receiver.track.kind === kindOf(slot) && direction !== 'stopped' && mid !== null;
  });
  const ownScreen = negotiated.find((one) => one === added.get('screen'));
  const camera = negotiated.find((one) => one !== ownScreen);
  return slot === 'screen' ? ownScreen ?? negotiated.find((one) => one !== camera) : camera;
}

/**
 * A transceiver that we added counts where none was negotiated. An offer of the far side never takes it up (RFC 8829,
 * 5.10), and where that offer has brought another, ours is stopped: sections without a use would be offered, and tracks
 * sent where nobody looks for them.
 *
 * @param {Entry} entry
 * @param {'audio' | 'video' | 'screen'} slot
 * @returns {RTCRtpTransceiver | undefined}
 */
function findTransceiver(entry, slot) {
  const negotiated = findNegotiated(entry, slot);
  const own = entry.added.get(slot);
  if (!negotiated) return own;
  if (own && own.mid === null) {
    own.stop?.();
    entry.added.delete(slot);
  }
  return negotiated;
}

/**
 * @param {RTCRtpSender} sender
 * @param {number} bitrateMax bits per second; zero for no limit
 */
async function limitBitrate(sender, bitrateMax) {
  const parameters = sender.getParameters?.();
  const [encoding] = parameters?.encodings ?? [];
  if (!encoding || (encoding.maxBitrate ?? 0) === bitrateMax) return;
  if (bitrateMax === 0) delete encoding.maxBitrate;
  else encoding.maxBitrate = bitrateMax;
  await sender.setParameters(parameters);
}

/**
 * A later offer leaves the roles of DTLS open, but those of a connection stay (RFC 8842, 5.3). Firefox answers it as
 * the client even where it has been the server if it was about to restart ICE itself, and Chromium rejects that
 * answer: hence the offer says which role is the far side's.
 *
 * @param {RTCPeerConnection} connection
 * @param {string} sdp of an offer
 */
function withFixedRole({ currentLocalDescription: local, currentRemoteDescription: remote }, sdp) {
  const roleIn = (description) => /^a=setup:(active|passive)/m.exec(description?.sdp ?? '')?.[1];
  const opposite = { active: 'passive', passive: 'active' };
  // Only an answer says it for certain.
  const role = remote?.type === 'answer' ? roleIn(remote) : opposite[roleIn(local)];
  return role ? sdp.replace(/^a=setup:actpass/gm, `a=setup:${role}`) : sdp;
}

/**
 * @param {string} kind
 * @param {string | null} mid
 */
function trackKey(kind, mid) {
  return `${kind}/${mid ?? ''}`;
}
