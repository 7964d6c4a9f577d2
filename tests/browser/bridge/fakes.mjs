// Stand-ins for the browser's objects, enough to drive the JavaScript half of the bridge without a browser.
import { afterEach, beforeEach } from 'node:test';

/** Collects the facts told to the core, and waits for one. */
export class Facts {
  all = [];
  #waiting = [];

  emit = (...fact) => {
    this.all.push(fact);
    this.#waiting.splice(0).forEach((check) => check());
  };

  named(name) {
    return this.all.filter(([fact]) => fact === name);
  }

  /** @returns {Promise<unknown[]>} the first fact of that name, now or later */
  async next(name) {
    while (this.named(name).length === 0) await new Promise((resolve) => this.#waiting.push(resolve));
    return this.named(name)[0];
  }
}

/** Lets everything that is already settled run. */
export function settle() {
  return new Promise((resolve) => setImmediate(resolve));
}

export class FakeWebSocket extends EventTarget {
  /** @type {FakeWebSocket} */
  static latest;
  sent = [];
  closedWith;

  constructor(url, subprotocol) {
    super();
    if (!url.startsWith('ws')) throw new DOMException('The URL is invalid.', 'SyntaxError');
    Object.assign(this, { url, subprotocol });
    FakeWebSocket.latest = this;
  }

  send(text) {
    this.sent.push(text);
  }

  close(code, reason) {
    if (code !== undefined && code !== 1000 && code < 3000) throw new DOMException('Bad code', 'InvalidAccessError');
    this.closedWith = [code, reason];
  }

  fire(type, values = {}) {
    this.dispatchEvent(Object.assign(new Event(type), values));
  }
}

export class FakeTrack extends EventTarget {
  enabled = true;
  stopped = false;

  /**
   * @param {string} kind
   * @param {string} [deviceId]
   */
  constructor(kind, deviceId) {
    super();
    this.kind = kind;
    this.deviceId = deviceId;
  }

  getSettings() {
    return { deviceId: this.deviceId };
  }

  stop() {
    this.stopped = true;
  }
}

export class FakeStream {
  constructor(tracks = []) {
    this.tracks = tracks;
  }

  getAudioTracks() {
    return this.tracks.filter(({ kind }) => kind === 'audio');
  }

  getVideoTracks() {
    return this.tracks.filter(({ kind }) => kind === 'video');
  }
}

/** Enough of Web Audio to measure a track and to play notes; a test sets what is heard. */
export class FakeAudioContext {
  /** @type {FakeAudioContext[]} */
  static all = [];
  currentTime = 0;
  state = 'suspended';
  /** Of each sample that is read. */
  static amplitude = 0;

  constructor() {
    FakeAudioContext.all.push(this);
  }

  async resume() {
    this.state = 'running';
  }

  async close() {
    this.state = 'closed';
  }
}

/** Any node: it is connected to others, and sounds until it ends at once. */
export class FakeAudioNode extends EventTarget {
  gain = { setValueAtTime() {}, linearRampToValueAtTime() {} };
  stream = new FakeStream([new FakeTrack('audio')]);

  constructor(context, settings) {
    super();
    Object.assign(this, settings, { gain: this.gain });
  }

  connect(other) {
    return other;
  }

  start() {}

  stop() {
    queueMicrotask(() => this.dispatchEvent(new Event('ended')));
  }

  getFloatTimeDomainData(samples) {
    samples.fill(FakeAudioContext.amplitude);
  }
}

/** Puts the fakes of Web Audio in place. @param {(name: string, value: unknown) => void} replace */
export function useFakeAudio(replace) {
  FakeAudioContext.all = [];
  FakeAudioContext.amplitude = 0;
  replace('AudioContext', FakeAudioContext);
  for (const name of ['AnalyserNode', 'GainNode', 'OscillatorNode', 'MediaStreamAudioSourceNode',
    'MediaStreamAudioDestinationNode']) replace(name, FakeAudioNode);
}

export class FakeChannel extends EventTarget {
  readyState = 'connecting';
  sent = [];

  constructor(label) {
    super();
    this.label = label;
  }

  send(text) {
    this.sent.push(text);
  }

  close() {
    this.readyState = 'closed';
  }

  fire(type, values = {}) {
    this.dispatchEvent(Object.assign(new Event(type), values));
  }
}

/** A receiver whose sources a test sets. */
export class FakeReceiver {
  sources = [];
  /** How often it was read. */
  readings = 0;

  getSynchronizationSources() {
    this.readings += 1;
    return this.sources;
  }
}

/** Time that passes only when told to: takes the place of `performance` and of intervals. */
export class FakeClock {
  #time = 0;
  #last = 0;
  /** @type {Map<number, {run: () => void, interval: number, due: number}>} */
  #intervals = new Map();

  now = () => this.#time;

  setInterval = (run, interval) => {
    this.#last += 1;
    this.#intervals.set(this.#last, { run, interval, due: this.#time + interval });
    return this.#last;
  };

  clearInterval = (id) => void this.#intervals.delete(id);

  /** How many intervals are running. */
  get running() {
    return this.#intervals.size;
  }

  /**
   * @param {number} duration
   * @param {() => void} [before] runs before each turn of an interval
   */
  pass(duration, before = () => {}) {
    const end = this.#time + duration;
    for (;;) {
      const [next] = [...this.#intervals.values()].sort((one, other) => one.due - other.due);
      if (!next || next.due > end) break;
      this.#time = next.due;
      next.due += next.interval;
      before();
      next.run();
    }
    this.#time = end;
  }
}

export class FakePeerConnection extends EventTarget {
  /** @type {FakePeerConnection} */
  static latest;
  connectionState = 'new';
  localDescription = null;
  closed = false;
  transceivers = [];
  candidates = [];
  /** Set to an error to have the next operation rejected. */
  rejection;

  constructor(configuration) {
    super();
    if (configuration.iceServers.some(({ urls }) => urls === 'bad')) throw new DOMException('Bad URL', 'SyntaxError');
    this.configuration = configuration;
    FakePeerConnection.latest = this;
  }

  async setLocalDescription() {
    this.#reject();
    this.localDescription = { type: 'offer', sdp: 'v=0' };
  }

  async setRemoteDescription(description) {
    this.#reject();
    this.remoteDescription = description;
  }

  async addIceCandidate(candidate) {
    this.#reject();
    this.candidates.push(candidate);
  }

  createDataChannel(label) {
    if (this.closed) throw new DOMException('Closed', 'InvalidStateError');
    return (this.channel = new FakeChannel(label));
  }

  getTransceivers() {
    return this.transceivers;
  }

  getReceivers() {
    return this.transceivers.map(({ receiver }) => receiver);
  }

  addTransceiver(trackOrKind, { direction, streams }) {
    const isTrack = typeof trackOrKind !== 'string';
    const transceiver = this.makeTransceiver(isTrack ? trackOrKind.kind : trackOrKind, null, direction);
    transceiver.sender.track = isTrack ? trackOrKind : null;
    transceiver.sender.streams = streams;
    return transceiver;
  }

  makeTransceiver(kind, mid, direction) {
    const sender = {
      track: null,
      streams: [],
      replaceTrack: async (track) => void (sender.track = track),
      setStreams: (...streams) => void (sender.streams = streams),
    };
    const transceiver = { mid, direction, sender, receiver: { track: new FakeTrack(kind) } };
    this.transceivers.push(transceiver);
    return transceiver;
  }

  restartIce() {
    this.restarted = true;
  }

  getConfiguration() {
    return this.configuration;
  }

  setConfiguration(configuration) {
    if (this.closed) throw new DOMException('Closed', 'InvalidStateError');
    this.configuration = configuration;
  }

  close() {
    this.closed = true;
  }

  fire(type, values = {}) {
    this.dispatchEvent(Object.assign(new Event(type), values));
  }

  #reject() {
    const error = this.rejection;
    this.rejection = undefined;
    if (error) throw error;
  }
}

/** Puts fakes in place of the browser's globals for the tests of one file; each test starts with its own. */
export function useFakes() {
  const originals = new Map();
  const replace = (name, value) => {
    if (!originals.has(name)) originals.set(name, Object.getOwnPropertyDescriptor(globalThis, name));
    Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
  };
  beforeEach(() => {
    replace('WebSocket', FakeWebSocket);
    replace('RTCPeerConnection', FakePeerConnection);
    replace('MediaStream', FakeStream);
  });
  afterEach(() => {
    for (const [name, descriptor] of originals) {
      if (descriptor) Object.defineProperty(globalThis, name, descriptor);
      else delete globalThis[name];
    }
    originals.clear();
  });
  return { replace };
}
