// <parley-room>: a whole video room as one element. Embedding: README.md; types and documentation: parley-room.d.ts.

import { readAttributes } from './canvas/attributes.js';
import { PendingJoin } from './canvas/pending-join.js';
import { AttributeError, ModuleError, ParleyError, RefusedError } from './canvas/room-error.js';
import { eventsBetween } from './canvas/room-events.js';
import { RoomSession } from './canvas/room-session.js';
import { RoomTheme } from './canvas/theme.js';
import { untilShared } from './canvas/until-shared.js';
import { sendMessage } from './message-sending.js';
import { mediaOf } from './room-changes.js';

export { AttributeError, ModuleError, ParleyError, RefusedError };

/** A server that renders pages imports this, too. */
const Base = globalThis.HTMLElement ?? /** @type {typeof HTMLElement} */ (class {});

/** Attributes that have a property of the same meaning. */
const reflected = ['room', 'name', 'media', 'signal', 'dialect', 'layout', 'theme'];

/** What the engine is made with: another value needs another engine. */
const readAtStart = ['assets', 'call', 'dialect', 'lang', 'media', 'record', 'region', 'signal'];

export class ParleyRoomElement extends Base {
  static observedAttributes = [...new Set([...reflected, ...readAtStart, 'draw-video', 'token'])];

  /** @type {RoomSession | undefined} */
  #session;
  /** @type {import('./canvas/attributes.js').RoomSettings | undefined} */
  #settings;
  /** @type {import('./snapshot.js').Snapshot | undefined} the one that events were last made from */
  #told;
  /** @type {import('./parley-room.js').RoomState} */
  #state = 'out';
  #wasTakenOut = false;
  #isStale = false;
  #isRestarting = false;
  /** Who has left, or was in the room, is not taken there again by the attribute `join`. */
  #isJoinSpent = false;
  /** What the page has said of devices: it holds for each engine until the element is taken out. */
  #wishes = { muted: undefined, camera: undefined };
  #join = new PendingJoin();
  #shadow;
  #theme;

  constructor() {
    super();
    this.#shadow = this.attachShadow({ mode: 'open' });
    this.#theme = new RoomTheme(this.#shadow, (theme) => this.#session?.setTheme(theme));
    for (const property of [...reflected, 'join', 'muted', 'camera', 'drawVideo']) this.#adopt(property);
  }

  /** The engine while there is one; its methods are those of `createEngine` in core.js. */
  get engine() {
    return this.#session?.engine;
  }

  get snapshot() {
    return this.engine?.snapshot;
  }

  get framesDrawn() {
    return this.#session?.framesDrawn ?? 0;
  }

  get members() {
    return this.snapshot?.members ?? [];
  }

  get state() {
    return this.#state;
  }

  get drawVideo() {
    return this.hasAttribute('draw-video');
  }

  set drawVideo(draws) {
    this.toggleAttribute('draw-video', Boolean(draws));
  }

  get muted() {
    const { snapshot } = this;
    return snapshot ? mediaOf(snapshot).muted : this.#wishes.muted ?? false;
  }

  set muted(muted) {
    this.#refuseWhenOut('muted');
    this.#wishes.muted = Boolean(muted);
    this.engine?.setMicrophone(!muted);
  }

  get camera() {
    const { snapshot } = this;
    return snapshot ? mediaOf(snapshot).camera : this.#wishes.camera ?? true;
  }

  set camera(on) {
    this.#refuseWhenOut('camera');
    this.#wishes.camera = Boolean(on);
    this.engine?.setCamera(Boolean(on));
  }

  get join() {
    return this.#joinRoom;
  }

  // Frameworks set a property where there is one of an attribute's name: `<parley-room join>` in JSX.
  set join(joins) {
    this.toggleAttribute('join', Boolean(joins));
  }

  #joinRoom() {
    return this.#promise(async () => {
      this.#refuseWhenOut('join()');
      // The state is told later than the engine knows it.
      if (this.#join.isWaiting || ['joining', 'in-room'].includes(this.snapshot?.phase)) {
        throw this.#trouble('already-joined', 'This element is in a room, or on its way into one. Call leave() first.');
      }
      const joined = this.#join.begin();
      if (this.#state === 'failed') this.#restart();
      else if (this.engine) this.#joinNow();
      return joined;
    });
  }

  leave() {
    this.#join.fail(new ParleyError('left', 'leave() was called before the room was joined.'));
    this.#isJoinSpent = true;
    if (this.#settings) this.#settings.options.join = false;
    this.engine?.leave();
  }

  share(on = true) {
    return this.#promise(async () => {
      this.#refuseWhenOut('share()');
      this.#refuseOutsideRoom('share()');
      return untilShared(/** @type {any} */ (this), Boolean(on));
    });
  }

  send(text) {
    this.#refuseWhenOut('send()');
    this.#refuseOutsideRoom('send()');
    try {
      sendMessage(this.engine, String(text));
    } catch (error) {
      throw this.#report(error);
    }
  }

  // Attributes may be set just after insertion, and an element that is only moved keeps its call: hence not at once.
  connectedCallback() {
    queueMicrotask(() => {
      if (this.isConnected && !this.#session) this.#start();
    });
  }

  disconnectedCallback() {
    queueMicrotask(() => {
      if (!this.isConnected) this.#takeOut();
    });
  }

  /**
   * @param {string} attribute
   * @param {string | null} previous
   * @param {string | null} value
   */
  attributeChangedCallback(attribute, previous, value) {
    if (previous === value || !this.#session) return;
    if (readAtStart.includes(attribute)) {
      this.#isStale = true;
      this.#restartWhenFree();
      return;
    }
    const read = this.#read(attribute);
    if (attribute === 'draw-video') this.#session.drawVideo(read.drawVideo);
    else if (attribute === 'layout') this.#session.setLayout(read.layout);
    else if (attribute === 'theme') this.#session.setTheme(this.#theme.wear(read.theme));
    else if (!this.engine) this.#settings.options[attribute] = read.options[attribute];
    else if (attribute === 'token') this.engine.setToken(value ?? '');
    else if (attribute === 'name') this.engine.setDisplayName(value ?? '');
    else this.engine.setRoom(value ?? '');
  }

  #start() {
    this.#wasTakenOut = false;
    this.#isStale = false;
    // A canvas whose context was given up cannot get another one: each start has its own.
    const { message, ...elements } = makeParts();
    this.#shadow.replaceChildren(elements.videos, elements.canvas, elements.mirror, message);
    const session = new RoomSession(elements, {
      message: (text) => {
        message.hidden = text === '';
        message.firstElementChild.textContent = text;
      },
      speaks: (tag, direction) => {
        message.lang = tag;
        message.dir = direction;
      },
      opened: () => this.#opened(),
      changed: () => this.#changed(),
      frameDrawn: () => this.dispatchEvent(new Event('frame')),
      failed: (error) => this.#failed(error),
    });
    this.#session = session;
    this.#become('loading');
    if (this.#session !== session) return;
    this.#settings = this.#read();
    if (this.#isJoinSpent) this.#settings.options.join = false;
    session.drawVideo(this.#settings.drawVideo);
    session.setLayout(this.#settings.layout);
    session.setTheme(this.#theme.wear(this.#settings.theme));
    void session.start(this.#settings);
  }

  #end() {
    const session = this.#session;
    this.#session = undefined;
    this.#settings = undefined;
    session?.close();
    this.#theme.stop();
    this.#shadow.replaceChildren();
    this.#tell(undefined);
  }

  #takeOut() {
    if (!this.#session) return;
    this.#wasTakenOut = true;
    this.#isJoinSpent = false;
    this.#wishes = { muted: undefined, camera: undefined };
    this.#end();
    this.#become('out');
    this.#join.fail(this.#out('join()'));
  }

  #restart() {
    this.#end();
    this.#start();
  }

  /** Nobody loses a call, or what they wait for, because an attribute has changed. */
  #restartWhenFree() {
    if (!this.#isStale || this.#isRestarting || !['loading', 'lobby', 'failed'].includes(this.#state)) return;
    this.#isRestarting = true;
    queueMicrotask(() => {
      this.#isRestarting = false;
      if (this.#session && this.#isStale && !['joining', 'in-room'].includes(this.#state)) this.#restart();
    });
  }

  /** What was asked for before there was an engine is done now. */
  #opened() {
    if (this.#wishes.muted !== undefined) this.engine.setMicrophone(!this.#wishes.muted);
    if (this.#wishes.camera !== undefined) this.engine.setCamera(this.#wishes.camera);
    if (this.#join.isWaiting) this.#joinNow();
    this.#changed();
  }

  #joinNow() {
    const { engine } = this;
    if (engine.snapshot.phase === 'lobby') engine.join();
    this.#join.follow(engine.snapshot);
  }

  #changed() {
    this.dispatchEvent(new Event('change'));
    const { snapshot } = this;
    if (!snapshot) return;
    this.#tell(snapshot);
    this.#become(snapshot.phase);
    if (snapshot.phase === 'in-room') this.#isJoinSpent = true;
    this.#join.follow(snapshot);
    this.#restartWhenFree();
  }

  /** @param {ParleyError} error the session is closed by then */
  #failed(error) {
    this.#tell(undefined);
    this.#become('failed');
    this.#report(error);
    this.#join.fail(error);
  }

  /** @param {import('./snapshot.js').Snapshot | undefined} snapshot */
  #tell(snapshot) {
    const before = this.#told;
    this.#told = snapshot;
    for (const { type, detail } of eventsBetween(before, snapshot)) {
      if (type === 'error') this.#report(detail.error);
      else this.dispatchEvent(new CustomEvent(type, { detail }));
    }
  }

  /** @param {import('./parley-room.js').RoomState} state */
  #become(state) {
    if (state === this.#state) return;
    this.#state = state;
    this.dispatchEvent(new CustomEvent('state', { detail: { state } }));
  }

  /** What is wrong with attributes that have a default is said; the default is taken. @param {string} [only] */
  #read(only) {
    const settings = readAttributes(this);
    for (const problem of settings.problems) {
      if (only === undefined || problem.attribute === only) this.#report(problem);
    }
    return settings;
  }

  /** @param {ParleyError} error @returns {ParleyError} */
  #report(error) {
    console.warn(`parley: ${error.message}`);
    this.dispatchEvent(Object.assign(new CustomEvent('error', { detail: { error } }), { error }));
    return error;
  }

  /** @param {import('./parley-room.js').RoomErrorCode} code @param {string} message */
  #trouble(code, message) {
    return this.#report(new ParleyError(code, message));
  }

  /** @param {string} member */
  #out(member) {
    return new ParleyError('taken-out', `${member} needs the element in a document: put it in again first.`);
  }

  /** @param {string} member */
  #refuseWhenOut(member) {
    if (this.#wasTakenOut && !this.isConnected) throw this.#report(this.#out(member));
  }

  /** @param {string} method */
  #refuseOutsideRoom(method) {
    if (this.snapshot?.phase === 'in-room') return;
    throw this.#trouble('not-in-room', `${method} works within a room: wait for join(), or for the event "state".`);
  }

  /**
   * Who does not look at the promise hears of what went wrong by the event.
   *
   * @template Result
   * @param {() => Promise<Result>} action
   * @returns {Promise<Result>}
   */
  #promise(action) {
    const promise = action();
    promise.catch(() => {});
    return promise;
  }

  /** A property that was set before the element was defined hides the one of its class. @param {string} property */
  #adopt(property) {
    if (!Object.hasOwn(this, property)) return;
    const value = this[property];
    delete this[property];
    queueMicrotask(() => {
      this[property] = value;
    });
  }
}

for (const attribute of reflected) {
  Object.defineProperty(ParleyRoomElement.prototype, attribute, {
    configurable: true,
    enumerable: true,
    get() {
      return this.getAttribute(attribute) ?? '';
    },
    set(value) {
      if (value === null || value === undefined) this.removeAttribute(attribute);
      else this.setAttribute(attribute, String(value));
    },
  });
}

/** What a room's shadow tree holds, from the lowest to the highest. */
function makeParts() {
  const canvas = document.createElement('canvas');
  canvas.tabIndex = -1;  // Keys arrive after a click, and Tab does not stop here.
  canvas.setAttribute('aria-hidden', 'true');
  canvas.part.add('canvas');
  const videos = document.createElement('div');
  videos.className = 'videos';
  videos.setAttribute('aria-hidden', 'true');
  const mirror = document.createElement('div');
  mirror.className = 'mirror';
  const message = document.createElement('div');
  message.className = 'message';
  message.part.add('message');
  message.setAttribute('role', 'status');
  message.append(document.createElement('p'));
  return { videos, canvas, mirror, message };
}

if (globalThis.customElements && !customElements.get('parley-room')) {
  customElements.define('parley-room', ParleyRoomElement);
}
