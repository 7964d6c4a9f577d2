// Types and documentation of parley-room.js: a whole room, with its look, as one element.

import type { Member, Notice, OfferedFile, ParleyEngine, Snapshot } from './core.js';
import { ParleyError } from './errors.js';

export { ModuleError, ParleyError, RefusedError } from './errors.js';

/**
 * - `out`: not in a document.
 * - `loading`: what the room is made of is on its way.
 * - `lobby`, `joining`, `in-room`: as `Snapshot.phase`.
 * - `failed`: the room did not start, or broke; `join()`, or a corrected attribute, starts it anew.
 */
export type RoomState = 'out' | 'loading' | 'lobby' | 'joining' | 'in-room' | 'failed';

/**
 * - `bad-attribute`: see `AttributeError`.
 * - `module-unreachable`, `module-foreign`, `module-blocked`: see `ModuleError`.
 * - `unsupported`: the browser has no WebAssembly or no WebGL 2.
 * - `already-joined`: `join()` in a room or on the way into one.
 * - `server-unreachable`: no connection to the signaling server, or no answer from it.
 * - `refused`: the server did not let us in, or put us out: see `RefusedError`.
 * - `left`: `leave()`, or the end of the room, came before what was asked for.
 * - `not-in-room`: `send()` or `share()` outside of a room.
 * - `bad-option`: see `BadOptionError`; a message of nothing but blanks. It was not sent.
 * - `too-large`: a message of more than 4000 bytes of UTF-8. It was not sent.
 * - `too-fast`: more than 20 messages in a row, and then one each second. It was not sent.
 * - `device-unavailable`: the screen is not shared.
 * - `taken-out`: the element is not in a document any more.
 * - `broken`: a fault of the room's own. It was left.
 */
export type RoomErrorCode =
  | 'bad-attribute'
  | 'module-unreachable'
  | 'module-foreign'
  | 'module-blocked'
  | 'unsupported'
  | 'already-joined'
  | 'server-unreachable'
  | 'refused'
  | 'left'
  | 'not-in-room'
  | 'bad-option'
  | 'too-large'
  | 'too-fast'
  | 'device-unavailable'
  | 'taken-out'
  | 'broken';

/**
 * An attribute says what it cannot say. With `signal`, `dialect` and `assets` the room does not start before it is
 * corrected; for the others the default is taken.
 */
export class AttributeError extends ParleyError {
  constructor(attribute: string, given: string, expected: string, instead?: string);
  readonly attribute: string;
  readonly given: string;
}

export interface RoomMessage {
  /** The author's id; empty for ourselves where the server tells nobody its id. */
  readonly from: string;
  readonly name: string;
  /** As somebody typed it: put it into a page as text, never as markup. */
  readonly text: string;
  readonly own: boolean;
  /** Written before we came. */
  readonly told: boolean;
}

/** What we send. */
export interface OwnMedia {
  readonly muted: boolean;
  readonly camera: boolean;
  readonly sharing: boolean;
}

export interface ParleyRoomEventMap extends Omit<HTMLElementEventMap, 'change' | 'error'> {
  /** The snapshot has changed. The events below come after it. */
  change: Event;
  /**
   * The canvas shows a new frame. It may be read (drawn into another one) until the listener returns; video is on it where
   * the element has the attribute `draw-video`.
   */
  frame: Event;
  state: CustomEvent<{ readonly state: RoomState }>;
  'member-joined': CustomEvent<{ readonly member: Member }>;
  'member-left': CustomEvent<{ readonly member: Member }>;
  /** Anything of a member but how loud it is. */
  'member-changed': CustomEvent<{ readonly member: Member }>;
  /** Also our own. */
  message: CustomEvent<RoomMessage>;
  /** A file is offered, by us too. */
  file: CustomEvent<{ readonly file: OfferedFile }>;
  /** Our microphone, camera or shared screen went on or off. */
  media: CustomEvent<OwnMedia>;
  /** Somebody is at the door, and we are host. */
  knock: CustomEvent<{ readonly id: string; readonly name: string }>;
  /** Somebody calls us into a room. */
  invitation: CustomEvent<{ readonly name: string; readonly room: string }>;
  /** A line that the person reads. */
  notice: CustomEvent<Pick<Notice, 'kind' | 'text'>>;
  /**
   * Something was used in a wrong way, the room could not start, was not entered, has ended by nobody's wish here, or
   * broke. All but the first are told in words, too.
   */
  error: CustomEvent<{ readonly error: ParleyError }> & { readonly error: ParleyError };
}

/**
 * `<parley-room>`. Starts when it is put into a page and ends, leaving the room, when it is taken out. Moved within one
 * go (`append` to another parent, or removed and put in again) it keeps its call.
 *
 * Attributes, read at any time, before joining:
 * - `room`: the room's name; without it a readable one is made up. At most 128 bytes of UTF-8.
 * - `name`: the person's name; without it the one remembered from the last visit. At most 160 bytes of UTF-8.
 *
 * Read at any time:
 * - `layout`: `gallery` (the default), everybody in a grid, or `speaker`, one large. The person may change it.
 * - `draw-video`: video is drawn on the canvas itself, for pages that read it. Without it video is seen through holes in
 *   the canvas, which costs the browser far less.
 *
 * Read at the start; a change outside of a room starts anew, one within it counts from the next lobby on:
 * - `media`: `av` (the default), `a`, `v`, `none`, or in words: `audio video`, `audio`, `video`.
 * - `signal`: the signaling server (`ws:` or `wss:`); without it the page's own site.
 * - `dialect`: what that server speaks; `parley` without it. As in `EngineOptions`.
 * - `token`: proves who the person is, for servers that ask (`call-room`).
 * - `call`: ids of people to call on joining, separated by spaces (`direct-call`).
 * - `lang`: the language of the room, `en`, `de`, `es`, `zh` or `ar`, also with a region; English for another one. Without
 *   it that of the nearest element around it that has one, also outside of its shadow tree, else the browser's first that
 *   is known.
 * - `record`: keeps what happens, for `engine.recording()`.
 * - `assets`: the folder with `parley.mjs`, `parley.wasm`, `fonts/` and `shaders/`; by default that of this file.
 *
 * Read at the start only:
 * - `join`: goes straight in, without the lobby; once, until the element is put in anew.
 *
 * Custom properties of CSS, read at any time:
 * - `--parley-background`, `--parley-accent`: colors. A background too light for the room's words is darkened, an accent
 *   too dark to be seen on it is lightened.
 * - `--parley-inset-top`, `-right`, `-bottom`, `-left`, lengths from the edges of the window that are covered; by default
 *   `env(safe-area-inset-top)` and so on.
 *
 * Parts: `canvas`, and `message`, what stands in place of the room where there is none.
 */
export class ParleyRoomElement extends HTMLElement {
  /** The attributes of these names; empty where there is none. What the person typed instead is in `snapshot`. */
  room: string;
  name: string;
  media: string;
  signal: string;
  dialect: string;
  layout: string;
  /** The attribute `draw-video`. */
  drawVideo: boolean;

  /** What has become of the element. */
  readonly state: RoomState;
  /** The others in the room; none outside of one. */
  readonly members: readonly Member[];
  /** The engine; nothing before the room has started and after the element was taken out. */
  readonly engine: ParleyEngine | undefined;
  /** The engine's newest snapshot. */
  readonly snapshot: Snapshot | undefined;
  /** Frames drawn since the start. It stands still while nothing but video changes, unless that is drawn. */
  readonly framesDrawn: number;

  /**
   * Whether the others do not hear us. Before the engine is there what is set is kept. Setting throws `taken-out` after
   * the element was taken out.
   */
  muted: boolean;
  /** Whether the camera is on; as `muted`. */
  camera: boolean;

  /**
   * Joins the room, or will as soon as the engine is there; after a failure it loads everything anew. Resolves in the
   * room. Rejects with `already-joined`, `refused`, `left`, `taken-out`, or why the room could not start. A promise that
   * nobody looks at is no uncaught error. Set to true or false, as frameworks do that find a property of an attribute's
   * name, it is the attribute `join`.
   */
  join(): Promise<void>;
  /** Leaves the room, or does not join. Where there is nothing to leave nothing happens. */
  leave(): void;
  /**
   * Within a click: has the browser ask for a screen and shows it to all, or ends that. Resolves once it is so. Rejects
   * with `not-in-room`, `device-unavailable`, `left`, `taken-out`.
   */
  share(on?: boolean): Promise<void>;
  /** Writes to everybody in the room. Throws `not-in-room`, `bad-option`, `too-large`, `too-fast`, `taken-out`. */
  send(text: string): void;

  addEventListener<Type extends keyof ParleyRoomEventMap>(
    type: Type,
    listener: (this: ParleyRoomElement, event: ParleyRoomEventMap[Type]) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | AddEventListenerOptions,
  ): void;
  removeEventListener<Type extends keyof ParleyRoomEventMap>(
    type: Type,
    listener: (this: ParleyRoomElement, event: ParleyRoomEventMap[Type]) => unknown,
    options?: boolean | EventListenerOptions,
  ): void;
  removeEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | EventListenerOptions,
  ): void;
}

declare global {
  interface HTMLElementTagNameMap {
    'parley-room': ParleyRoomElement;
  }
}
