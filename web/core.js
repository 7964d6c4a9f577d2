// The engine without a look of its own: rooms for pages that draw themselves. Types and documentation: core.d.ts.

import { ownSignalUrl, withRegion } from './address.js';
import { bootEngine, openBlackBox } from './bridge/boot.js';
import { makeCertificate } from './bridge/certificates.js';
import { canRecord } from './bridge/room-recorder.js';
import { storedValue } from './bridge/storage.js';
import { chosenLanguage, loadLanguage } from './languages.js';
import { forgetModule, loadModule } from './module-loading.js';
import { NamedChannel, channelOf } from './named-channel.js';
import { statisticsDocument } from './statistics-document.js';

export * from './errors.js';
export { NamedChannel, loadModule };
export { Room } from './room.js';

/** @typedef {import('./core.js').WasmModule} WasmModule */

/** Of no host: what a page's transport is given where the page names no address. */
const pageTransportUrl = 'transport:///';

/**
 * @param {import('./core.js').EngineOptions} [options]
 * @returns {Promise<ParleyEngine>}
 */
export async function createEngine(options = {}) {
  const [module, certificate, blackBox, language] = await Promise.all([
    options.module ?? loadModule(options.moduleUrl, options.wasmUrl),
    makeCertificate(),
    openBlackBox(options.record),
    loadLanguage(chosenLanguage(options.lang)),
  ]);
  options.signal?.throwIfAborted();
  return new ParleyEngine(module, { ...options, language }, { certificate }, blackBox);
}

export class ParleyEngine extends EventTarget {
  #module;
  #engine;
  #host;
  #snapshot;
  /** @type {Map<string, MediaStream>} */
  #streams = new Map();
  #listening = new AbortController();
  #blackBox;

  /**
   * @param {WasmModule} module
   * @param {import('./core.js').EngineOptions & {language?: import('./languages.js').LoadedLanguage}} options
   * @param {{certificate?: RTCCertificate, canvas?: HTMLCanvasElement}} means as in HostSettings
   * @param {import('./bridge/black-box.js').BlackBox} [blackBox]
   */
  constructor(module, options, means, blackBox) {
    super();
    this.#module = module;
    this.#blackBox = blackBox;
    const { engine, host } = bootEngine(module, completeOptions(options, canRecord(means.canvas)), {
      ...means,
      snapshotChanged: () => this.#changed(),
      failed: (error) => this.#failed(error),
      audioContainer: options.audioContainer,
      lent: { audio: trackOf(options.audio), video: trackOf(options.video) },
      log: options.log,
      transport: options.transport,
    }, blackBox);
    this.#engine = engine;
    this.#host = host;
    // Others see at once that a closed tab is gone, instead of waiting for its connections to time out.
    globalThis.addEventListener?.('pagehide', () => this.leave(), { signal: this.#listening.signal });
  }

  get module() {
    return this.#module;
  }

  get binding() {
    return this.#engine;
  }

  get snapshot() {
    if (this.#engine && this.#snapshot?.revision !== this.#engine.revision()) this.#snapshot = this.#engine.snapshot();
    return this.#snapshot;
  }

  setDisplayName(name) {
    this.#host.tell('setDisplayName', String(name));
  }

  setRoom(room) {
    this.#host.tell('setRoom', String(room));
  }

  setToken(token) {
    this.#host.tell('setToken', String(token));
  }

  setMicrophone(on) {
    this.#host.tell('setMicrophone', Boolean(on));
  }

  setCamera(on) {
    this.#host.tell('setCamera', Boolean(on));
  }

  lendTrack(kind, track) {
    if (!this.#engine) return;
    const { microphone, camera, screen } = this.snapshot;
    this.#host.lendTrack(kind, track ?? undefined, { audio: microphone, video: camera, screen }[kind].track);
    for (const [memberId, stream] of this.#streams) this.#updateStream(memberId, stream);
  }

  chooseDevice(kind, deviceId) {
    this.#host.tell('chooseDevice', String(kind), String(deviceId));
  }

  playTestSound() {
    this.#host.tell('playTestSound');
  }

  join() {
    this.#host.tell('join');
  }

  leave() {
    this.#host.tell('leave');
  }

  copyLink() {
    this.#host.tell('copyLink');
  }

  allowAudio() {
    this.#host.tell('allowAudio');
  }

  dismissNotice() {
    this.#host.tell('dismissNotice');
  }

  raiseHand(raised = true) {
    this.#host.tell('raiseHand', Boolean(raised));
  }

  shareScreen(on = true) {
    this.#host.tell('shareScreen', Boolean(on));
  }

  react(reaction) {
    this.#host.tell('react', String(reaction));
  }

  sendChat(text) {
    this.#host.tell('sendChat', String(text));
  }

  readChat() {
    this.#host.tell('readChat');
  }

  watchStatistics(on = true, watcher = 'page') {
    this.#host.tell('watchStatistics', Boolean(on), String(watcher));
  }

  exportStatistics() {
    return statisticsDocument(this.snapshot, new Date());
  }

  setRecording(on) {
    this.#host.tell('setRecording', Boolean(on));
  }

  offerFile(file, { to = '' } = {}) {
    if (!this.#engine) return;
    const source = this.#host.files.sending.keep(file);
    this.#host.tell('offerFile', source, String(file.name), file.size, String(file.type), String(to));
  }

  acceptFile(id) {
    this.#host.tell('acceptFile', Number(id) >>> 0);
  }

  refuseFile(id) {
    this.cancelFile(id);
  }

  cancelFile(id) {
    this.#host.tell('cancelFile', Number(id) >>> 0);
  }

  receivedFile(id) {
    return this.#host.files.blob(Number(id));
  }

  channel(name, options) {
    const channel = channelOf(this.#host, name, options);
    if (!this.#engine) channel.close();
    return channel;
  }

  lockRoom(locked = true) {
    this.#host.tell('lockRoom', Boolean(locked));
  }

  answerKnock(id, admits) {
    this.#host.tell('answerKnock', String(id), Boolean(admits));
  }

  askMember(id, what) {
    this.#host.tell('askMember', String(id), String(what));
  }

  removeMember(id) {
    this.#host.tell('removeMember', String(id));
  }

  makeHost(id) {
    this.#host.tell('makeHost', String(id));
  }

  setReachable(callsign) {
    this.#host.tell('setReachable', String(callsign));
  }

  invite(callsign) {
    this.#host.tell('invite', String(callsign));
  }

  cancelInvitation(callsign) {
    this.#host.tell('cancelInvitation', String(callsign));
  }

  answerInvitation(answer) {
    this.#host.tell('answerInvitation', String(answer));
  }

  track(handle) {
    return this.#host.media.track(handle);
  }

  stream(memberId = '') {
    let stream = this.#streams.get(memberId);
    if (!stream) {
      stream = new MediaStream();
      this.#streams.set(memberId, stream);
    }
    this.#updateStream(memberId, stream);
    return stream;
  }

  async statistics(memberId) {
    const member = this.snapshot.members.find(({ id }) => id === memberId);
    return this.#host.connections.connection(member?.connection ?? 0)?.getStats();
  }

  recording() {
    return this.#blackBox?.text() ?? '';
  }

  close() {
    if (!this.#engine) return;
    this.#snapshot = this.snapshot;
    this.leave();
    this.#release();
  }

  #release() {
    const engine = this.#engine;
    this.#engine = undefined;
    this.#listening.abort();
    this.#host.namedChannels.closeAll();
    this.#host.close();
    for (const stream of this.#streams.values()) stream.getTracks().forEach((track) => stream.removeTrack(track));
    this.#streams.clear();
    engine?.delete();
  }

  #changed() {
    if (this.snapshot.phase !== 'in-room') this.#host.namedChannels.forgetKept();
    const present = new Set(['', this.snapshot.self, ...this.snapshot.members.map(({ id }) => id)]);
    for (const [memberId, stream] of this.#streams) {
      this.#updateStream(memberId, stream);
      if (!present.has(memberId)) this.#streams.delete(memberId);
    }
    this.dispatchEvent(new Event('change'));
  }

  /** @param {Error} error */
  #failed(error) {
    forgetModule(this.#module);
    this.#engine = undefined;  // A trapped engine cannot be deleted any more.
    this.#release();
    this.dispatchEvent(Object.assign(new Event('error'), { error }));
  }

  /**
   * @param {string} memberId
   * @param {MediaStream} stream
   */
  #updateStream(memberId, stream) {
    const { self, microphone, camera, members } = this.snapshot;
    const own = memberId === '' || memberId === self;
    const member = members.find(({ id }) => id === memberId);
    const handles = own ? [microphone.track, camera.track] : [member?.audio ?? 0, member?.video ?? 0];
    const wanted = handles.map((handle) => this.track(handle)).filter((track) => track !== undefined);
    for (const track of stream.getTracks()) if (!wanted.includes(track)) stream.removeTrack(track);
    for (const track of wanted) stream.addTrack(track);
  }
}

/** @param {boolean | MediaStreamTrack | null} [media] */
function trackOf(media) {
  return typeof media === 'object' && media !== null ? media : undefined;
}

/**
 * @param {import('./core.js').EngineOptions & {language?: import('./languages.js').LoadedLanguage}} options
 * @param {boolean} canRecord
 * @returns {import('./bridge/boot.js').EngineOptions}
 */
function completeOptions(options, canRecord) {
  const page = globalThis.location;
  return {
    signalUrl: withRegion(
      String(options.signalUrl ?? (options.transport ? pageTransportUrl : page ? ownSignalUrl(page) : '')),
      options.region,
    ),
    dialect: String(options.dialect ?? 'parley'),
    room: String(options.room ?? ''),
    token: String(options.token ?? ''),
    calls: (options.calls ?? []).map(String),
    name: String(options.name || storedValue('name')),
    pageUrl: String(options.pageUrl ?? (page ? page.origin + page.pathname : '')),
    language: options.language?.tag ?? 'en',
    languageTable: options.language?.table ?? '',
    audio: Boolean(options.audio ?? true),
    video: Boolean(options.video ?? true),
    microphone: storedValue('microphone'),
    camera: storedValue('camera'),
    speaker: storedValue('speaker'),
    canShareScreen: typeof globalThis.navigator?.mediaDevices?.getDisplayMedia === 'function',
    canRecord,
    joinAtOnce: options.join ?? false,
    linkWindow: Math.min(Math.max(Math.round(options.linkWindow ?? 300) || 300, 1), 86_400),
    iceServers: (options.iceServers ?? []).flatMap(({ urls, username = '', credential = '' }) => {
      return [urls].flat().map((url) => ({ url: String(url), username, credential }));
    }),
  };
}
