// Room: one person in one room, as pages that draw themselves want it. Types and documentation: room.d.ts.

import { createEngine } from './core.js';
import { errorOf } from './ending.js';
import { BadOptionError, ParleyError } from './errors.js';
import { MessageQueue } from './message-queue.js';
import { sendMessage } from './message-sending.js';
import { checkTrack, engineOptions } from './room-options.js';
import { changesBetween, mediaKinds } from './room-changes.js';

/** Only `Room.join` has it. */
const entrance = Symbol('entrance');

/** What only names something of the engine, and changes with what it names. */
const handles = new Set([...mediaKinds, 'connection']);

export class Room extends EventTarget {
  #engine;
  /** What has been told of. @type {import('./snapshot.js').Snapshot | undefined} */
  #told;
  /** None before we were in. @type {import('./room.js').RoomState | undefined} */
  #toldState;
  /** Whether the page can listen by now. */
  #tells = false;
  #isLeft = false;
  /** @type {Set<MessageQueue<any>>} */
  #queues = new Set();
  /** Screens of members. @type {Map<string, MediaStream>} */
  #screens = new Map();
  #listening = new AbortController();
  /** @type {{promise: Promise<void>, resolve: () => void, reject: (reason: unknown) => void}} */
  #entering = deferred();

  static async join(options = {}) {
    const checked = engineOptions(options);
    const { signal } = checked;
    signal?.throwIfAborted();
    const engine = await unlessAborted(createEngine(checked), signal).catch((error) => {
      throw error instanceof ParleyError || signal?.aborted ? error : broken(error);
    });
    const room = new Room(entrance, engine, signal);
    await room.#entering.promise;
    return room;
  }

  constructor(key, engine, signal) {
    if (key !== entrance) throw new TypeError('Rooms are made by Room.join().');
    super();
    this.#engine = engine;
    const listening = { signal: this.#listening.signal };
    engine.addEventListener('change', () => this.#changed(), listening);
    engine.addEventListener('error', ({ error }) => this.#end(broken(error)), listening);
    signal?.addEventListener('abort', () => this.#abort(signal.reason), { once: true, ...listening });
    // Whoever aborts while it is being entered hears of it from there.
    this.#entering.promise.catch(() => {});
    if (signal?.aborted) this.#abort(signal.reason);
    else this.#changed();
  }

  get engine() {
    return this.#engine;
  }

  get state() {
    return this.#isLeft ? 'left' : stateOf(this.#engine.snapshot);
  }

  get room() {
    return this.#engine.snapshot.room;
  }

  get link() {
    return this.#engine.snapshot.roomLink;
  }

  get name() {
    return this.#engine.snapshot.name;
  }

  get self() {
    return this.#isLeft ? '' : this.#engine.snapshot.self;
  }

  get members() {
    return this.#isLeft ? [] : this.#engine.snapshot.members;
  }

  stream(memberId = '', source = 'camera') {
    this.#checkIsIn();
    this.#checkIsMember(memberId);
    const id = memberId === this.self ? '' : memberId;
    if (source === 'camera') return this.#engine.stream(id);
    if (source !== 'screen') throw new BadOptionError('source', '"camera" or "screen"', source);
    const stream = this.#screens.get(id) ?? new MediaStream();
    this.#screens.set(id, stream);
    this.#updateScreens();
    return stream;
  }

  async stats(memberId) {
    this.#checkIsIn();
    this.#checkIsMember(memberId, 'others');
    return this.#engine.statistics(memberId);
  }

  send(text) {
    this.#checkIsIn();
    sendMessage(this.#engine, text);
  }

  /** @param {{signal?: AbortSignal}} [options] */
  messages({ signal } = {}) {
    this.#checkIsIn();
    const queue = new MessageQueue(signal, () => this.#queues.delete(queue));
    this.#queues.add(queue);
    return queue;
  }

  channel(name, options) {
    this.#checkIsIn();
    return this.#engine.channel(name, options);
  }

  async setTrack(kind, track) {
    this.#checkIsIn();
    if (!mediaKinds.includes(kind)) throw new BadOptionError('kind', '"audio", "video" or "screen"', kind);
    if (typeof track === 'object' && track !== null) {
      checkTrack('track', track, kind, 'true, null or ');
      this.#engine.lendTrack(kind, track);
      return this.#turnOn(kind);
    }
    if (track !== true && track !== null) throw new BadOptionError('track', 'a MediaStreamTrack, true or null', track);
    this.#turn(kind, false);
    this.#engine.lendTrack(kind, null);
    return track ? this.#turnOn(kind) : undefined;
  }

  async addStream(stream) {
    this.#checkIsIn();
    if (typeof stream?.getAudioTracks !== 'function') throw new BadOptionError('stream', 'a MediaStream', stream);
    const [audio, video] = [stream.getAudioTracks(), stream.getVideoTracks()];
    if (audio.length > 1 || video.length > 2) {
      throw new BadOptionError('stream', 'one with at most one track of sound and two of pictures', stream);
    }
    const tracks = { audio: audio[0], video: video[0], screen: video[1] };
    const present = mediaKinds.filter((kind) => tracks[kind]);
    for (const kind of present) checkTrack('stream', tracks[kind], kind);
    await Promise.all(present.map((kind) => this.setTrack(kind, tracks[kind])));
  }

  async removeStream() {
    await Promise.all(mediaKinds.map((kind) => this.setTrack(kind, null)));
  }

  async leave() {
    this.#end();
  }

  #checkIsIn() {
    if (this.#isLeft) throw new ParleyError('left', 'The room was left. Room.join() makes another one.');
  }

  /** @param {string} memberId @param {'all' | 'others'} [among] */
  #checkIsMember(memberId, among = 'all') {
    const isSelf = among === 'all' && (memberId === '' || memberId === this.self);
    if (isSelf || this.members.some(({ id }) => id === memberId)) return;
    throw new ParleyError('unknown-member', `Nobody in the room has the id "${memberId}": see room.members.`);
  }

  /** @param {'audio' | 'video' | 'screen'} kind @param {boolean} on */
  #turn(kind, on) {
    if (kind === 'audio') this.#engine.setMicrophone(on);
    else if (kind === 'video') this.#engine.setCamera(on);
    else this.#engine.shareScreen(on);
  }

  /** Until there is something to send. @param {'audio' | 'video' | 'screen'} kind */
  async #turnOn(kind) {
    this.#turn(kind, true);
    const device = () => {
      const { microphone, camera, screen } = this.#engine.snapshot;
      return { audio: microphone, video: camera, screen }[kind];
    };
    const isSettled = () => this.#isLeft || device().state !== 'requesting';
    await new Promise((resolve) => {
      const listening = new AbortController();
      const check = () => {
        if (!isSettled()) return;
        listening.abort();
        resolve();
      };
      this.#engine.addEventListener('change', check, { signal: listening.signal });
      this.#listening.signal.addEventListener('abort', check, { signal: listening.signal });
      check();
    });
    this.#checkIsIn();
    const { state, message } = device();
    if (state === 'on') return;
    const why = message || this.#engine.snapshot.notice?.text || `Nothing is sent: the ${kind} was turned off again.`;
    throw new ParleyError('device-unavailable', why);
  }

  #changed() {
    const { snapshot } = this.#engine;
    const state = stateOf(snapshot);
    if (state === 'left') {
      this.#end(errorOf(snapshot.ending));
      return;
    }
    this.#updateScreens();
    if (this.#tells) this.#tell();
    else if (state !== 'joining') this.#enter();
  }

  /** Who waits for `join` gets to listen before the first event: that is a task after the promise is kept. */
  #enter() {
    this.#entering.resolve();
    if (this.#toldState) return;
    this.#toldState = this.state;
    setTimeout(() => {
      if (this.#isLeft) return;
      this.#tells = true;
      this.#tell();
    });
  }

  #tell() {
    const before = this.#told;
    const now = this.#engine.snapshot;
    const state = stateOf(now);
    const isOtherState = state !== this.#toldState;
    this.#told = now;
    this.#toldState = state;
    if (isOtherState) this.#fire('state', { state });
    for (const change of changesBetween(before, now)) {
      if (this.#isLeft) return;  // A listener has left it.
      this.#dispatch(change);
    }
  }

  /** @param {import('./room-changes.js').Change} change */
  #dispatch(change) {
    switch (change.type) {
      case 'stream': {
        const { member, kind } = change;
        const present = this.members.some(({ id }) => id === member.id);
        const stream = present && this.stream(member.id, kind === 'screen' ? 'screen' : 'camera');
        if (present) this.#fire(change.type, { member, kind, stream });
        break;
      }
      case 'message': {
        const { message: { author, name, text, own, told, overServer, sequence } } = change;
        if (own) break;
        const message = { from: author, name, text, told, overServer, sequence };
        for (const queue of this.#queues) queue.put(message);
        this.#fire(change.type, message);
        break;
      }
      case 'device':
        this.#fire('error', { error: new ParleyError('device-unavailable', change.message), kind: change.kind });
        break;
      case 'member-changed': {
        const changed = change.changed.filter((key) => !handles.has(key));
        if (changed.length > 0) this.#fire(change.type, { member: change.member, changed });
        break;
      }
      case 'member-joined':
      case 'member-left':
        this.#fire(change.type, { member: change.member });
        break;
      // Of the rest a page hears from the engine.
      default:
    }
  }

  #fire(type, what) {
    this.dispatchEvent(Object.assign(new Event(type), what));
  }

  /** Own screen under the empty id. */
  #updateScreens() {
    const { screen, members } = this.#engine.snapshot;
    for (const [id, stream] of this.#screens) {
      const member = members.find((one) => one.id === id);
      const track = this.#engine.track(id === '' ? screen.track : member?.screen ?? 0);
      for (const former of stream.getTracks()) if (former !== track) stream.removeTrack(former);
      if (track) stream.addTrack(track);
      if (id !== '' && !member) this.#screens.delete(id);
    }
  }

  /** @param {unknown} reason */
  #abort(reason) {
    this.#entering.reject(reason);
    this.#end();
  }

  /** @param {ParleyError} [error] none where somebody wished it */
  #end(error) {
    if (this.#isLeft) return;
    const wasIn = this.#toldState !== undefined;
    this.#isLeft = true;
    this.#listening.abort();
    this.#engine.close();
    for (const stream of this.#screens.values()) stream.getTracks().forEach((track) => stream.removeTrack(track));
    this.#screens.clear();
    this.#entering.reject(error ?? new ParleyError('left', 'The room was left before it was entered.'));
    if (wasIn) {
      if (error) this.#fire('error', { error });
      this.#fire('state', { state: 'left' });
    }
    for (const queue of [...this.#queues]) queue.end();
  }
}

/**
 * @param {Pick<import('./snapshot.js').Snapshot, 'phase' | 'signaling'>} snapshot of an engine that was told to join
 * @returns {import('./room.js').RoomState}
 */
function stateOf({ phase, signaling }) {
  if (phase === 'lobby') return 'left';
  if (phase === 'joining') return 'joining';
  return signaling === 'open' ? 'in-room' : 'reconnecting';
}

/** @returns {{promise: Promise<void>, resolve: () => void, reject: (reason: unknown) => void}} */
function deferred() {
  /** @type {any} */
  let settle;
  const promise = new Promise((resolve, reject) => {
    settle = { resolve, reject };
  });
  return { promise, ...settle };
}

/** @param {unknown} cause */
function broken(cause) {
  const why = cause instanceof Error ? cause.message : String(cause);
  return new ParleyError('broken', `The engine broke and has left the room: ${why} Join again to go on.`, { cause });
}

/**
 * @param {Promise<import('./core.js').ParleyEngine>} making
 * @param {AbortSignal} [signal]
 */
async function unlessAborted(making, signal) {
  if (!signal) return making;
  const listening = new AbortController();
  const aborted = new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { signal: listening.signal });
  });
  try {
    const engine = await Promise.race([making, aborted]);
    return engine;
  } catch (error) {
    // One that was made in the very moment has to go again.
    making.then((engine) => engine.close(), () => {});
    throw error;
  } finally {
    listening.abort();
  }
}
