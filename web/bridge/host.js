// Host: the object whose methods the WebAssembly side calls to have its orders executed. Each method takes integers and
// strings, never throws, and never answers before it has returned: answers are exported functions of the engine.

import { AudioOutput } from './audio-output.js';
import { Certificates } from './certificates.js';
import { DataChannels } from './data-channels.js';
import { Devices } from './devices.js';
import { Files } from './files.js';
import { LentTracks } from './lent-tracks.js';
import { Media } from './media.js';
import { NamedChannels } from './named-channels.js';
import { Notifications } from './notifications.js';
import { PeerConnections } from './peer-connections.js';
import { Ringing } from './ringing.js';
import { RoomRecorder } from './room-recorder.js';
import { Sockets } from './sockets.js';
import { SoundLevels } from './sound-levels.js';
import { copyText, storeValue } from './storage.js';
import { Timer } from './timer.js';

/**
 * @typedef {object} HostSettings
 * @property {() => void} snapshotChanged called once in a microtask after the engine changed
 * @property {(error: Error) => void} failed called when the engine broke (a trap); it is closed by then
 * @property {RTCCertificate} [certificate] of our ends in the first room
 * @property {import('../core.js').Transport} [transport] in place of WebSockets
 * @property {HTMLCanvasElement} [canvas] what a recording shows
 * @property {Element} [audioContainer] where audio elements are put; in no document by default
 * @property {Partial<Record<'audio' | 'video', MediaStreamTrack>>} [lent] the page's own tracks in place of devices
 * @property {(line: string) => void} [log] takes lines for developers; the console by default
 */

export class Host {
  /** @type {Record<string, Function> | undefined} */
  #engine;
  /** @type {HostSettings} */
  #settings;
  #changePending = false;
  #listening = new AbortController();

  /** @param {HostSettings} settings */
  constructor(settings) {
    this.#settings = settings;
    const emit = (fact, ...values) => this.tell(fact, ...values);
    this.emit = emit;
    this.sockets = new Sockets(emit, settings.transport);
    this.devices = new Devices(emit);
    this.media = new Media(emit, new LentTracks(settings.lent));
    this.files = new Files(emit);
    this.channels = new DataChannels(emit, (...piece) => this.files.take(...piece));
    this.namedChannels = new NamedChannels(this.channels);
    this.connections = new PeerConnections(emit, this.media, this.channels, new Certificates(settings.certificate));
    this.audioOutput = new AudioOutput(emit, settings.audioContainer);
    this.ringing = new Ringing((track) => this.audioOutput.playHere(track));
    this.notifications = new Notifications();
    this.soundLevels = new SoundLevels(emit);
    this.recorder = new RoomRecorder(emit, settings.canvas, (handle) => this.media.track(handle));
    this.timer = new Timer(emit);
    /** What is handed to the engine. */
    this.orders = guarded(this.#makeOrders());
  }

  /**
   * From now on facts reach the engine.
   *
   * @param {Record<string, Function>} engine
   */
  attach(engine) {
    this.#engine = engine;
    const { signal } = this.#listening;
    globalThis.addEventListener?.('online', () => this.emit('networkChanged', true), { signal });
    globalThis.addEventListener?.('offline', () => this.emit('networkChanged', false), { signal });
    globalThis.document?.addEventListener?.('visibilitychange', () => {
      this.emit(document.hidden ? 'pageHidden' : 'pageShown');
    }, { signal });
  }

  /**
   * Calls an exported function of the engine; nothing once closed.
   *
   * @param {string} name
   * @param {...(number | string | boolean | object)} values
   */
  tell(name, ...values) {
    if (!this.#engine) return;
    try {
      this.#engine[name](...values);
    } catch (error) {
      this.close();
      this.#settings.failed(error);
    }
  }

  /**
   * The page's own track from now on, as in `Media.lend`; sent where a device's was, without a negotiation.
   *
   * @param {'audio' | 'video' | 'screen'} kind
   * @param {MediaStreamTrack | undefined} track
   * @param {number} handle of the track that is in use for this kind; zero for none
   */
  lendTrack(kind, track, handle) {
    this.media.lend(kind, track, handle);
    if (track && handle !== 0) this.connections.resend(handle);
  }

  /** Stops, closes and forgets everything. Nothing is told to the engine any more. */
  close() {
    this.#engine = undefined;
    this.#listening.abort();
    this.recorder.close();
    this.timer.disarm();
    this.devices.stop();
    this.soundLevels.unwatchAll();
    this.ringing.stop();
    this.notifications.close();
    this.audioOutput.stopAll();
    this.files.closeAll();
    this.channels.closeAll();
    this.connections.closeAll();
    this.sockets.closeAll();
    this.media.releaseAll();
  }

  /** @returns {Record<string, Function>} */
  #makeOrders() {
    const { sockets, devices, media, channels, connections, audioOutput, soundLevels, recorder, timer, emit } = this;
    return {
      openSocket: (handle, url, subprotocol) => sockets.open(handle, url, subprotocol),
      sendFrame: (handle, text) => sockets.send(handle, text),
      closeSocket: (handle, code, reason) => sockets.close(handle, code, reason),

      requestMedia: (operation, audio, video, audioDevice, videoDevice) => {
        media.request(operation, audio, video, audioDevice, videoDevice);
      },
      requestScreen: (operation, video) => media.requestScreen(operation, video),
      setTrackEnabled: (track, enabled) => media.setEnabled(track, enabled) && connections.resend(track),
      releaseTrack: (track) => {
        soundLevels.unwatch(track);
        audioOutput.stop(track);
        media.release(track);
      },
      listDevices: () => devices.list(),
      measureSound: (track) => soundLevels.measure(track, media.track(track)),
      playAudio: (track) => {
        audioOutput.play(track, media.track(track));
        soundLevels.watch(track, connections.receiverOf(media.track(track)));
      },
      resumeAudio: () => audioOutput.resume(),
      chooseSpeaker: (operation, device) => audioOutput.choose(operation, device),
      playTestSound: () => audioOutput.test(),

      openPeerConnection: (handle, iceServers, certificate) => connections.open(handle, iceServers, certificate),
      closePeerConnection: (handle) => connections.close(handle),
      setSender: (handle, slot, track, create, bitrateMax) => {
        return connections.setSender(handle, slot, track, create, bitrateMax);
      },
      setLocalDescription: (handle, operation) => connections.setLocalDescription(handle, operation),
      setRemoteDescription: (handle, operation, type, sdp) => {
        connections.setRemoteDescription(handle, operation, type, sdp);
      },
      addCandidate: (handle, operation, candidate, sdpMid, sdpMLineIndex, usernameFragment) => {
        connections.addCandidate(handle, operation, {
          candidate,
          sdpMid: sdpMid || null,
          sdpMLineIndex: sdpMLineIndex < 0 ? null : sdpMLineIndex,
          usernameFragment: usernameFragment || null,
        });
      },
      measureConnection: (handle, operation) => connections.measure(handle, operation),
      restartIce: (handle) => connections.restartIce(handle),
      setIceServers: (handle, iceServers) => connections.setIceServers(handle, iceServers),
      adoptRemoteTrack: (handle, kind, mid, track) => connections.adoptRemoteTrack(handle, kind, mid, track),

      openDataChannel: (connection, handle, label) => {
        channels.open(connections.connection(connection), handle, label);
      },
      adoptDataChannel: (connection, handle, label) => channels.adopt(connection, handle, label),
      sendOnDataChannel: (handle, text) => channels.send(handle, text),
      closeDataChannel: (handle) => channels.close(handle),

      ...namedChannelOrders(this.namedChannels, connections),
      ...fileOrders(this.files, channels),
      ...callOrders(this.ringing, this.notifications),
      armTimer: (deadline) => timer.arm(deadline),
      disarmTimer: () => timer.disarm(),
      copyText: (operation, text) => copyText(emit, operation, text),
      storeValue: (key, value) => storeValue(key, value),
      startRecording: (operation, name, sound) => recorder.start(operation, name, sound),
      mixSound: (sound) => recorder.mix(sound),
      stopRecording: (operation) => recorder.stop(operation),
      log: (line) => (this.#settings.log ?? consoleInfo)(line),
      snapshotChanged: () => this.#announceChange(),
    };
  }

  /** Listeners of the page run outside the engine's stack, and once however often it changed until then. */
  #announceChange() {
    if (this.#changePending) return;
    this.#changePending = true;
    queueMicrotask(() => {
      this.#changePending = false;
      if (this.#engine) this.#settings.snapshotChanged();
    });
  }
}

/** @param {string} line */
function consoleInfo(line) {
  console.info(`parley: ${line}`);
}

/**
 * @param {NamedChannels} namedChannels
 * @param {PeerConnections} connections
 * @returns {Record<string, Function>}
 */
function namedChannelOrders(namedChannels, connections) {
  return {
    openNamedChannel: (connection, handle, label, member, name, ordered, maxRetransmits, maxPacketLifeTime) => {
      const init = { ordered };
      if (maxRetransmits >= 0) init.maxRetransmits = maxRetransmits;
      if (maxPacketLifeTime >= 0) init.maxPacketLifeTime = maxPacketLifeTime;
      namedChannels.open(connections.connection(connection), handle, label, member, name, init);
    },
    adoptNamedChannel: (connection, handle, label, member, name) => {
      namedChannels.adopt(connection, handle, label, member, name);
    },
  };
}

/**
 * @param {Files} files
 * @param {DataChannels} channels
 * @returns {Record<string, Function>}
 */
function fileOrders(files, channels) {
  return {
    sendFileChunk: (operation, channel, source, file, chunk, offset, bytes) => {
      files.sending.send(channels.channel(channel), { operation, source, file, chunk, offset, bytes });
    },
    forgetFileSource: (source) => files.sending.forget(source),
    openFileSink: (operation, file, name, mime, bytes) => files.open(operation, file, name, mime, bytes),
    expectFileChunk: (connection, number, file, chunk, bytes) => {
      files.expect(connection, number, file, chunk, bytes);
    },
    forgetFileChunk: (file, chunk) => files.forgetChunk(file, chunk),
    writeFileChunk: (operation, file, chunk, offset) => files.write(operation, file, chunk, offset),
    closeFileSink: (operation, file) => files.close(operation, file),
    discardFileSink: (file) => files.discard(file),
  };
}

/**
 * @param {Ringing} ringing
 * @param {Notifications} notifications
 * @returns {Record<string, Function>}
 */
function callOrders(ringing, notifications) {
  return {
    ring: (on) => (on ? ringing.start() : ringing.stop()),
    askForNotifications: () => notifications.ask(),
    showNotification: (title, text) => notifications.show(title, text),
    closeNotification: () => notifications.close(),
  };
}

/**
 * An exception must not run through WebAssembly frames: orders that fail without having an operation number to answer
 * with are only written to the console.
 *
 * @param {Record<string, Function>} orders
 * @returns {Record<string, Function>}
 */
function guarded(orders) {
  const report = (name, error) => console.warn(`parley: ${name}: ${error.message}`);
  return Object.fromEntries(Object.entries(orders).map(([name, execute]) => [name, (...values) => {
    try {
      execute(...values)?.catch?.((error) => report(name, error));
    } catch (error) {
      report(name, error);
    }
  }]));
}
