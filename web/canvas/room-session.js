// One mounted room: the module's instance, its engine, its canvas and what feeds them. It ends without a trace.

import { openBlackBox } from '../bridge/boot.js';
import { makeCertificate } from '../bridge/certificates.js';
import { storeValue, storedValue } from '../bridge/storage.js';
import { ParleyEngine } from '../core.js';
import { chosenLanguage, directionOf, loadLanguage } from '../languages.js';
import { loadAssets } from './assets.js';
import { makeCanvasHost } from './canvas-host.js';
import { followSize } from './canvas-size.js';
import { followCoveredEdges } from './covered-edges.js';
import { chooseFiles, takeDrops } from './file-input.js';
import { FrameScheduler } from './frame-scheduler.js';
import { fullScreenState, toggleFullScreen } from './full-screen.js';
import { guardGlfw } from './glfw-guard.js';
import { feedKeys } from './key-input.js';
import { CallSession } from './media-session.js';
import { Mirror } from './mirror.js';
import { instantiateModule } from './module.js';
import { followPageColors } from './page-colors.js';
import { feedPointer } from './pointer-input.js';
import { ParleyError } from './room-error.js';
import { saveJson } from './save-file.js';
import { toldAtStart } from './start-failure.js';
import { VideoFeed } from './video-feed.js';
import { WakeLock, showsVideo } from './wake-lock.js';
import { whatIsMissing, words } from './words.js';

/** Milliseconds between two frames of a recorded room at most. */
const redrawInterval = 500;

/** Under which name the place of the own tile is kept. */
const ownTileKey = 'own-tile';

/**
 * @typedef {object} SessionEvents
 * @property {(text: string) => void} message what the person should read in place of the room; empty for nothing
 * @property {(tag: string, direction: string) => void} speaks the language of messages and of the room is known
 * @property {() => void} opened there is an engine now
 * @property {() => void} changed the engine has a new snapshot
 * @property {() => void} frameDrawn the canvas may be read until this returns
 * @property {(error: ParleyError) => void} failed the session is closed by then
 */

export class RoomSession {
  #videos;
  #canvas;
  #mirrorRoot;
  #events;
  #closing = new AbortController();
  #engine;
  #room;
  #mirror;
  #feed;
  #wakeLock = new WakeLock(this.#closing.signal);
  #callSession = new CallSession(() => this.#engine, this.#closing.signal);
  #scheduler = new FrameScheduler((seconds) => this.#draw(seconds));
  #releaseGlfw = () => {};
  #loseContext = () => {};
  #contextLost = false;
  /** @type {ReturnType<typeof setInterval> | undefined} */
  #redrawing;
  #sized = false;
  #drawsVideo = false;
  /** @type {'gallery' | 'speaker'} */
  #layout = 'gallery';
  /** @type {'dark' | 'light'} */
  #theme = 'dark';
  #measureColors = () => {};
  #isVideoOnCanvas = false;
  /** @type {import('../languages.js').LoadedLanguage} */
  #language = { tag: 'en', table: '', page: {} };

  /**
   * @param {{videos: HTMLElement, canvas: HTMLCanvasElement, mirror: HTMLElement}} elements from the lowest to the
   *   highest; the canvas without a context, the others empty
   * @param {SessionEvents} events
   */
  constructor({ videos, canvas, mirror }, events) {
    this.#videos = videos;
    this.#canvas = canvas;
    this.#mirrorRoot = mirror;
    this.#events = events;
  }

  /** @returns {ParleyEngine | undefined} nothing before it has started and after it was closed */
  get engine() {
    return this.#engine;
  }

  get framesDrawn() {
    return this.#scheduler.framesDrawn;
  }

  /** @param {import('./attributes.js').RoomSettings} settings whose options may change until there is an engine */
  async start({ options, assets: folder, refusal }) {
    const tag = chosenLanguage(options.lang);
    const language = loadLanguage(tag);
    if (tag === 'en') this.#events.message(words('loading'));
    this.#language = await language;
    if (this.#closing.signal.aborted) return;
    this.#speak();
    const missing = whatIsMissing();
    if (missing) {
      this.#fail(new ParleyError('unsupported', words(missing)), this.#words(missing));
      return;
    }
    try {
      if (refusal) throw refusal;
      this.#events.message(this.#words('loading'));
      const making = makeCertificate();
      const assets = await loadAssets(folder);
      if (this.#closing.signal.aborted) return;
      const module = await instantiateModule(assets, this.#canvas);
      if (this.#closing.signal.aborted) return;
      const [certificate, blackBox] = await Promise.all([making, openBlackBox(options.record)]);
      if (this.#closing.signal.aborted) return;
      this.#open(module, assets, options, certificate, blackBox);
    } catch (error) {
      if (!this.#closing.signal.aborted) this.#fail(...toldAtStart(error, this.#language.page));
    }
  }

  /** Whether video is drawn on the canvas even where nothing but the page itself needs it. @param {boolean} draws */
  drawVideo(draws) {
    this.#drawsVideo = draws;
    this.#placeVideo();
  }

  /** @param {'gallery' | 'speaker'} layout what the room shows until the person changes it */
  setLayout(layout) {
    this.#layout = layout;
    this.#room?.setLayout(layout === 'speaker');
    this.#scheduler.request();
  }

  /** @param {'dark' | 'light'} theme that of the canvas's shadow tree, which has it by now */
  setTheme(theme) {
    this.#theme = theme;
    this.#measureColors();
  }

  /** What the room says of itself follows its language: the mirror is read out, the inputs are typed into. */
  #speak() {
    const root = this.#mirrorRoot;
    root.lang = this.#language.tag;
    root.dir = directionOf(this.#language.tag);
    this.#events.speaks(this.#language.tag, root.dir);
  }

  /**
   * @param {Parameters<typeof words>[0]} name
   * @param {string} [value]
   */
  #words(name, value) {
    return words(name, this.#language.page, value);
  }

  close() {
    if (this.#closing.signal.aborted) return;
    this.#closing.abort();
    this.#measureColors = () => {};
    this.#scheduler.close();
    clearInterval(this.#redrawing);
    this.#releaseGlfw();
    this.#feed?.close();
    try {
      this.#room?.delete();
      this.#engine?.close();
    } catch (error) {
      console.warn(`parley: ${error.message}`);  // A module that broke cannot tidy up; the browser will.
    }
    this.#room = undefined;
    this.#engine = undefined;
    this.#loseContext();
    this.#mirrorRoot.replaceChildren();
  }

  /**
   * @param {object} module
   * @param {import('./assets.js').Assets} assets
   * @param {import('../core.js').EngineOptions} options
   * @param {RTCCertificate | undefined} certificate
   * @param {import('../bridge/black-box.js').BlackBox} [blackBox]
   */
  #open(module, { fonts, shaders }, options, certificate, blackBox) {
    const { signal } = this.#closing;
    const means = { certificate, canvas: this.#canvas };
    const engine = new ParleyEngine(module, { ...options, language: this.#language }, means, blackBox);
    this.#engine = engine;
    engine.addEventListener('change', () => this.#changed(), { signal });
    engine.addEventListener('error', ({ error }) => this.#break(error), { signal });
    this.#events.opened();
    if (signal.aborted) return;
    this.#feed = new VideoFeed(this.#videos, (handle) => engine.track(handle), {
      frameReady: (...frame) => {
        if (this.#room?.videoFrameReady(...frame)) this.#scheduler.requestForVideo();
      },
      lookedAt: (...look) => {
        if (this.#room?.videoLookedAt(...look)) this.#scheduler.request();
      },
    });
    const host = makeCanvasHost(() => this.#canvas.getContext('webgl2'), this.#feed);
    const bound = new module.CanvasRoom(engine.binding, host);
    this.#room = bound;
    bound.setFonts(fonts.regular, fonts.medium, fonts.icons);
    bound.setShaders(shaders.tileVertex, shaders.tileFragment);
    const { result: opened, release } = guardGlfw(this.#canvas, () => bound.open());
    this.#releaseGlfw = release;
    if (!opened) {
      this.#fail(new ParleyError('unsupported', words('noWebGl')), this.#words('noWebGl'));
      return;
    }
    this.#room = this.#protect(bound);
    this.#attach();
  }

  /** Joins the page's input to the open room. The first picture comes with the first size. */
  #attach() {
    const canvas = this.#canvas;
    const { signal } = this.#closing;
    const lose = canvas.getContext('webgl2').getExtension('WEBGL_lose_context');
    // A page may have 16 contexts: this one must not wait for the garbage collector.
    this.#loseContext = () => lose?.loseContext();
    canvas.addEventListener('webglcontextlost', (event) => {
      event.preventDefault();  // Or it would not be restored.
      this.#contextLost = true;
      this.#room.contextLost();
      this.#events.message(this.#words('contextLost'));
    }, { signal });
    canvas.addEventListener('webglcontextrestored', () => {
      this.#contextLost = false;
      this.#events.message('');
      this.#scheduler.request();
    }, { signal });
    this.#mirror = new Mirror(this.#mirrorRoot, {
      activated: (id) => this.#act(() => this.#room.activate(id)),
      textChanged: (id, text) => this.#act(() => this.#room.textChanged(id, text)),
      focused: (id, visible) => {
        this.#room?.focus(id, visible);
        this.#scheduler.request();
      },
    }, signal);
    feedPointer(canvas, this.#room, this.#scheduler, signal);
    feedKeys(canvas.getRootNode(), this.#room, () => this.#scheduler.drawNow(), signal);
    // Over a link the wheel scrolls what the link stands in.
    this.#mirrorRoot.addEventListener('wheel', (event) => {
      if (!canvas.dispatchEvent(new WheelEvent('wheel', event))) event.preventDefault();
    }, { signal, passive: false });
    takeDrops(this.#element, (file) => this.#engine?.offerFile(file), signal);
    this.#followPreferences(signal);
    this.#followEdges(signal);
    this.#room.putOwnTile(storedValue(ownTileKey));
    this.#placeVideo();
    this.setLayout(this.#layout);
    followSize(canvas, (width, height, ratio) => this.#resize(width, height, ratio), signal);
  }

  /** @param {AbortSignal} signal */
  #followPreferences(signal) {
    const touch = matchMedia('(pointer: coarse)');
    const reducedMotion = matchMedia('(prefers-reduced-motion: reduce)');
    const highContrast = matchMedia('(prefers-contrast: more)');
    const apply = () => {
      const { offered, on } = fullScreenState(this.#element);
      this.#room.prefer(touch.matches, reducedMotion.matches, highContrast.matches, offered, on);
      this.#scheduler.request();
    };
    this.#element.addEventListener('fullscreenchange', apply, { signal });
    for (const query of [touch, reducedMotion, highContrast]) query.addEventListener('change', apply, { signal });
    apply();
  }

  /** @param {AbortSignal} signal */
  #followEdges(signal) {
    const probe = document.createElement('div');
    probe.className = 'edges';
    this.#mirrorRoot.after(probe);
    signal.addEventListener('abort', () => probe.remove(), { once: true });
    this.#measureColors = followPageColors(probe, (background, accent) => {
      this.#room?.setColors(this.#theme === 'light', background, accent);
      this.#scheduler.request();
    }, signal);
    followCoveredEdges(this.#canvas, probe, ({ top, right, bottom, left }) => {
      this.#room?.cover(top, right, bottom, left);
      this.#scheduler.request();
    }, signal);
  }

  #resize(width, height, ratio) {
    this.#sized = width > 0 && height > 0;
    if (!this.#sized) return;
    this.#room.resize(width, height, ratio);
    // At once, because the bitmap is empty until then.
    this.#scheduler.drawNow();
  }

  /** Within the event, since the browser allows copying and playing sound only there. @param {() => void} action */
  #act(action) {
    if (!this.#room) return;
    action();
    this.#scheduler.drawNow();
  }

  #changed() {
    this.#scheduler.request();
    const snapshot = this.#engine?.snapshot;
    this.#placeVideo();
    this.#keepDrawing(snapshot?.recording.state === 'on');
    if (snapshot) {
      this.#wakeLock.want(showsVideo(snapshot));
      this.#callSession.follow(snapshot);
    }
    this.#events.changed();
  }

  /** Below the canvas it costs least; a recording is one of the canvas. */
  #placeVideo() {
    const recording = this.#engine?.snapshot.recording.state ?? 'off';
    const onCanvas = this.#drawsVideo || ['starting', 'on', 'stopping'].includes(recording);
    if (!this.#room || onCanvas === this.#isVideoOnCanvas) return;
    this.#isVideoOnCanvas = onCanvas;
    this.#room.drawVideo(onCanvas);
    this.#feed?.drawFrames(onCanvas);
    this.#scheduler.request();
  }

  /** A recording is made of frames: where nothing changes, or nobody looks, they still have to come. */
  #keepDrawing(needed) {
    if (needed === (this.#redrawing !== undefined)) return;
    clearInterval(this.#redrawing);
    this.#redrawing = needed ? setInterval(() => this.#scheduler.drawNow(), redrawInterval) : undefined;
  }

  /** @param {number} seconds */
  #draw(seconds) {
    if (!this.#room || !this.#sized || this.#contextLost) return undefined;
    const again = this.#room.frame(seconds);
    for (const [wish, ...values] of this.#room?.takeWishes() ?? []) this.#engine?.[wish](...values);
    if (!this.#room) return undefined;
    const layout = this.#room.takeLayout();
    const focus = this.#room.takeFocus();
    if (layout) this.#show(layout, focus);
    if (focus) this.#mirror.focus(focus);
    const to = this.#room.takeFileWish();
    if (to !== undefined) chooseFiles((file) => this.#engine?.offerFile(file, { to }));
    if (this.#room.takeFullScreenWish()) toggleFullScreen(this.#element);
    const corner = this.#room.takeOwnCorner();
    if (corner) storeValue(ownTileKey, corner);
    if (this.#room.takeSaveWish()) saveJson('parley-statistics.json', this.#engine.exportStatistics());
    const cursor = this.#room.cursor();
    if (this.#canvas.style.cursor !== cursor) this.#canvas.style.cursor = cursor;
    if (this.framesDrawn === 0) this.#events.message('');
    this.#events.frameDrawn();
    return again;
  }

  /** The element of the page that this room is in. */
  get #element() {
    return /** @type {ShadowRoot} */ (this.#canvas.getRootNode()).host;
  }

  /**
   * @param {{fields: object[], nodes: object[]}} layout
   * @param {string} focus where the focus is to go next, empty for nowhere
   */
  #show(layout, focus) {
    const root = /** @type {ShadowRoot} */ (this.#canvas.getRootNode());
    const focused = root.activeElement;
    this.#mirror.show(layout);
    // Where what had the focus has gone from the screen, and nothing took it over, keys still belong to the room.
    const isLost = focused && !focused.isConnected && !root.activeElement;
    if (isLost && !focus && !this.#mirror.returnFocus()) this.#canvas.focus({ preventScroll: true });
    // A finger scrolls lists, as the wheel does, and drags the own tile; everywhere else it scrolls the page.
    const takesFingers = ({ id, role }) => role === 'list' || role === 'listbox' || id === 'own-tile-move';
    this.#canvas.style.touchAction = layout.nodes.some(takesFingers) ? 'none' : '';
  }

  /** @param {Error} error */
  #break(error) {
    const told = `The room broke and was left: ${error.message}. Call join() to start it anew.`;
    this.#fail(new ParleyError('broken', told, { cause: error }), this.#words('broken'));
  }

  /**
   * @param {ParleyError} error
   * @param {string} message
   */
  #fail(error, message) {
    this.close();
    this.#events.message(message);
    this.#events.failed(error);
  }

  /**
   * A trap ends the room: what is called afterwards does nothing.
   *
   * @param {Record<string, Function>} room
   * @returns {Record<string, Function>}
   */
  #protect(room) {
    return new Proxy(room, {
      get: (target, name) => (...values) => {
        try {
          return target[name](...values);
        } catch (error) {
          this.#break(error);
          return undefined;
        }
      },
    });
  }
}
