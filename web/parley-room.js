// <parley-room>: a whole video room as one element. Embedding: README.md; types and documentation: parley-room.d.ts.

import { mediaFromWord } from './address.js';
import { RoomSession } from './canvas/room-session.js';
import { roomStyle } from './canvas/stylesheet.js';

export class ParleyRoomElement extends HTMLElement {
  static observedAttributes = ['draw-video', 'name', 'room'];

  /** @type {RoomSession | undefined} */
  #session;
  #shadow = this.attachShadow({ mode: 'open' });

  constructor() {
    super();
    this.#shadow.adoptedStyleSheets = [roomStyle()];
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

  // Attributes may be set just after insertion, and an element that is only moved keeps its call: hence not at once.
  connectedCallback() {
    queueMicrotask(() => {
      if (this.isConnected && !this.#session) this.#start();
    });
  }

  disconnectedCallback() {
    queueMicrotask(() => {
      if (!this.isConnected) this.#stop();
    });
  }

  /**
   * @param {string} attribute
   * @param {string | null} previous
   * @param {string | null} value
   */
  attributeChangedCallback(attribute, previous, value) {
    if (previous === value) return;
    if (attribute === 'draw-video') this.#session?.drawVideo(value !== null);
    else if (attribute === 'name') this.engine?.setDisplayName(value ?? '');
    else this.engine?.setRoom(value ?? '');
  }

  #start() {
    // A canvas whose context was given up cannot get another one: each start has its own.
    const canvas = document.createElement('canvas');
    canvas.tabIndex = -1;  // Keys arrive after a click, and Tab does not stop here.
    canvas.setAttribute('aria-hidden', 'true');
    const videos = document.createElement('div');
    videos.className = 'videos';
    videos.setAttribute('aria-hidden', 'true');
    const mirror = document.createElement('div');
    mirror.className = 'mirror';
    const message = document.createElement('div');
    message.className = 'message';
    message.setAttribute('role', 'status');
    const paragraph = message.appendChild(document.createElement('p'));
    this.#shadow.replaceChildren(videos, canvas, mirror, message);
    this.#session = new RoomSession({ videos, canvas, mirror }, {
      message: (text) => {
        message.hidden = text === '';
        paragraph.textContent = text;
      },
      speaks: (tag, direction) => {
        message.lang = tag;
        message.dir = direction;
      },
      changed: () => this.dispatchEvent(new Event('change')),
      frameDrawn: () => this.dispatchEvent(new Event('frame')),
      failed: (error) => this.dispatchEvent(Object.assign(new Event('error'), { error })),
    });
    this.#session.drawVideo(this.hasAttribute('draw-video'));
    void this.#session.start(this.#options());
  }

  #stop() {
    this.#session?.close();
    this.#session = undefined;
    this.#shadow.replaceChildren();
  }

  /** @returns {import('./core.js').EngineOptions} */
  #options() {
    const text = (attribute) => this.getAttribute(attribute) ?? undefined;
    return {
      room: text('room'),
      name: text('name'),
      signalUrl: text('signal'),
      dialect: text('dialect'),
      token: text('token'),
      calls: text('call')?.split(' ').filter((id) => id !== ''),
      join: this.hasAttribute('join'),
      record: this.hasAttribute('record'),
      lang: /** @type {HTMLElement | null} */ (this.closest('[lang]'))?.lang,
      ...mediaFromWord(text('media')),
    };
  }
}

if (!customElements.get('parley-room')) customElements.define('parley-room', ParleyRoomElement);
