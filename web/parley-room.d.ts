// Types and documentation of parley-room.js: a whole room, with its look, as one element.

import type { ParleyEngine, Snapshot } from './core.js';

export interface ParleyRoomEventMap extends HTMLElementEventMap {
  /** The snapshot has changed. */
  change: Event;
  /**
   * The canvas shows a new frame. It may be read (drawn into another one) until the listener returns; video is on it where
   * the element has the attribute `draw-video`.
   */
  frame: Event;
  /** The room could not start, or broke by a fault of its own. The element says so in words, too. */
  error: ErrorEvent & { readonly error: Error };
}

/**
 * `<parley-room>`. Starts when it is put into a page and ends, leaving the room, when it is taken out. Moved within one
 * go (`append` to another parent) it keeps its call.
 *
 * Attributes, read at the start:
 * - `room`: the room's name; without it a readable one is made up. In the lobby it may be changed.
 * - `name`: the person's name; without it the one remembered from the last visit. In the lobby it may be changed.
 * - `media`: `av` (the default), `a`, `v`, `none`, or in words: `audio video`, `audio`, `video`.
 * - `signal`: the signaling server (`ws:` or `wss:`); without it the page's own site.
 * - `dialect`: what that server speaks; `parley` without it.
 * - `token`: proves who the person is, for servers that ask (`call-room`).
 * - `call`: ids of people to call on joining, separated by spaces (`direct-call`).
 * - `lang`: the language of the room, `en`, `de`, `es`, `zh` or `ar`, also with a region; English for another one. Without
 *   it that of the nearest element around it that has one, else the browser's first that is known.
 * - `join`: goes straight in, without the lobby.
 * - `record`: keeps what happens, for `engine.recording()`.
 *
 * One more, read at any time:
 * - `draw-video`: video is drawn on the canvas itself, for pages that read it. Without it video is seen through holes in
 *   the canvas, which costs the browser far less.
 *
 * Custom properties of CSS, read at any time: `--parley-inset-top`, `-right`, `-bottom`, `-left`, lengths from the edges of
 * the window that are covered; by default `env(safe-area-inset-top)` and so on.
 */
export class ParleyRoomElement extends HTMLElement {
  /** The engine; nothing before the room has started and after the element was taken out. */
  readonly engine: ParleyEngine | undefined;
  /** The engine's newest snapshot. */
  readonly snapshot: Snapshot | undefined;
  /** Frames drawn since the start. It stands still while nothing but video changes, unless that is drawn. */
  readonly framesDrawn: number;

  addEventListener<Type extends keyof ParleyRoomEventMap>(
    type: Type,
    listener: (this: ParleyRoomElement, event: ParleyRoomEventMap[Type]) => void,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | AddEventListenerOptions,
  ): void;
}

declare global {
  interface HTMLElementTagNameMap {
    'parley-room': ParleyRoomElement;
  }
}
