// Types and documentation of parley-room.js: a whole room, with its look, as one element.

import type { Member, Notice, OfferedFile, ParleyEngine, Snapshot } from './core.js';
import { ParleyError } from './errors.js';

export { ModuleError, ParleyError, RefusedError } from './errors.js';

/**
 * What has become of the element.
 *
 * - `out`: not in a document.
 * - `loading`: what the room is made of is on its way.
 * - `lobby`, `joining`, `in-room`: as `Snapshot.phase`.
 * - `failed`: the room did not start, or broke; `join()`, or a corrected attribute, starts it anew.
 */
export type RoomState = 'out' | 'loading' | 'lobby' | 'joining' | 'in-room' | 'failed';

/**
 * Codes of the errors of an element: those that its methods throw and reject with, and those of its event `error`.
 *
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
  /** `expected` ends the sentence "The attribute … has to be …"; `instead` is what is taken in its place. */
  constructor(attribute: string, given: string, expected: string, instead?: string);
  /** Its name. */
  readonly attribute: string;
  /** Its value. */
  readonly given: string;
}

/** What somebody has written to everybody in the room. */
export interface RoomMessage {
  /** The author's id; empty where the server tells nobody ours, or has a chat of its own and named nobody. */
  readonly from: string;
  /** The author's name; never empty. */
  readonly name: string;
  /** As somebody typed it: put it into a page as text, never as markup. */
  readonly text: string;
  /** Whether we have written it. */
  readonly own: boolean;
  /** Told by somebody else, because its author had left before we came. */
  readonly told: boolean;
}

/** What we send. */
export interface OwnMedia {
  /** Whether the others do not hear us. */
  readonly muted: boolean;
  /** Whether the camera is on. */
  readonly camera: boolean;
  /** Whether a screen is shared. */
  readonly sharing: boolean;
}

/** What happens in the element, besides the events of every element. They do not bubble. */
export interface ParleyRoomEventMap extends Omit<HTMLElementEventMap, 'change' | 'error'> {
  /** The snapshot has changed. The events below come after it. */
  change: Event;
  /**
   * The canvas shows a new frame. It may be read (drawn into another one) until the listener returns; video is on it
   * where the element has the attribute `draw-video`.
   */
  frame: Event;
  /** The element's `state` is another one. */
  state: CustomEvent<{ readonly state: RoomState }>;
  /** Somebody is in the room; also told of those who were there before us. */
  'member-joined': CustomEvent<{ readonly member: Member }>;
  /** Somebody is no longer in the room, or we are not. `member` is as it was at last. */
  'member-left': CustomEvent<{ readonly member: Member }>;
  /** Anything of a member but how loud it is. */
  'member-changed': CustomEvent<{ readonly member: Member }>;
  /** Somebody has written to everybody; also what we wrote, and what was written before we came. */
  message: CustomEvent<RoomMessage>;
  /** A file is offered, by us too. */
  file: CustomEvent<{ readonly file: OfferedFile }>;
  /** Our microphone, camera or shared screen went on or off; told once at the start, too. */
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

/** Names of the events of `ParleyRoomEventMap` that no other element has, or not with the same meaning. */
export type ParleyRoomOwnEvent = Exclude<keyof ParleyRoomEventMap, Exclude<keyof HTMLElementEventMap, 'change' | 'error'>>;

/** Listeners as attributes of JSX: `onmessage`, `onmember-joined`, the event's name as it is. */
export type ParleyRoomListeners = {
  [Name in ParleyRoomOwnEvent as `on${Name}`]?: (event: ParleyRoomEventMap[Name]) => unknown;
};

/**
 * The attributes of `<parley-room>`, besides those of every element.
 *
 * `room` and `name` are read at any time before joining, `layout`, `theme` and `draw-video` at any time. The others are
 * read at the start: a change outside of a room starts anew, one within it counts from the next lobby on.
 */
export interface ParleyRoomAttributes {
  /** The room's name; without it a readable one is made up. At most 128 bytes of UTF-8. */
  room?: string;
  /** The person's name; without it the one remembered from the last visit. At most 160 bytes of UTF-8. */
  name?: string;
  /** `gallery` (the default), everybody in a grid, or `speaker`, one large. The person may change it. */
  layout?: 'gallery' | 'speaker';
  /** `dark` (the default), `light`, or `auto`: as the system has it (`prefers-color-scheme`), also when that changes. */
  theme?: 'dark' | 'light' | 'auto';
  /**
   * Video is drawn on the canvas itself, for pages that read it. Without it video is seen through holes in the canvas,
   * which costs the browser far less.
   */
  'draw-video'?: boolean;
  /** What the room is for: both by default. Nobody is asked for a device that it is not for. */
  media?: 'av' | 'a' | 'v' | 'none' | 'audio video' | 'audio' | 'video';
  /**
   * The signaling server (`ws:` or `wss:`); without it the page's own site. Without a path the dialect's own is used.
   */
  signal?: string;
  /** What that server speaks; `parley` without it. */
  dialect?: 'parley' | 'room-event' | 'peer-list' | 'voice-room' | 'call-room' | 'direct-call';
  /**
   * Proves who the person is and what they may do, for servers that ask. Shown to the signaling server only. Another
   * one counts from the next time that it is asked for, which is on joining and on coming back; the call goes on.
   */
  token?: string;
  /**
   * Where the person is, by a name that the operator of the signaling server has given to its TURN servers: those of
   * this region are used. At most 32 small letters, digits and hyphens; a name that the server does not know changes
   * nothing.
   */
  region?: string;
  /** Ids of people to call on joining, separated by spaces, where the server announces nobody (`direct-call`). */
  call?: string;
  /**
   * The language of the room: `en`, `de`, `es`, `zh` or `ar`, also with a region; English for another one. Without it
   * that of the nearest element around it that has one, also outside of its shadow tree, else the browser's first that
   * is known.
   */
  lang?: string;
  /** Keeps what happens, for `engine.recording()`. */
  record?: boolean;
  /** The folder with `parley.mjs`, `parley.wasm`, `fonts/` and `shaders/`; by default that of `parley-room.js`. */
  assets?: string;
  /** Goes straight in, without the lobby; once, until the element is put in anew. Read at the start only. */
  join?: boolean;
}

/** What a page's style can say of `<parley-room>`, on it or above it, at any time: custom properties of CSS. */
export interface ParleyRoomStyle {
  /** A color. One too light for the room's words is darkened; with the light theme one too dark is lightened. */
  '--parley-background'?: string;
  /**
   * A color. One too dark to be seen on the background, or to be written on, is lightened; with the light theme one too
   * light is darkened.
   */
  '--parley-accent'?: string;
  /** A length from the window's upper edge that the page covers; by default `env(safe-area-inset-top)`. */
  '--parley-inset-top'?: string;
  /** The same from the right edge. */
  '--parley-inset-right'?: string;
  /** The same from the lower edge. */
  '--parley-inset-bottom'?: string;
  /** The same from the left edge. */
  '--parley-inset-left'?: string;
}

/**
 * `<parley-room>`. Starts when it is put into a page and ends, leaving the room, when it is taken out. Moved within one
 * go (`append` to another parent, or removed and put in again) it keeps its call. Give it a size: it is a block that
 * fills the width and height of what it stands in, 240 pixels high at least.
 *
 * What is said before the room has loaded, also before the element is in the page, is done as soon as it can be.
 *
 * Its attributes are in `ParleyRoomAttributes`, its custom properties of CSS in `ParleyRoomStyle`. Parts, for
 * `::part()`: `canvas`, and `message`, what stands in place of the room where there is none.
 */
export class ParleyRoomElement extends HTMLElement {
  /** The attribute, empty where there is none. What the person typed instead is in `snapshot.room`. */
  room: string;
  /** The attribute, empty where there is none. What the person typed instead is in `snapshot.name`. */
  name: string;
  /** The attribute, empty where there is none. */
  media: string;
  /** The attribute, empty where there is none. */
  signal: string;
  /** The attribute, empty where there is none. */
  dialect: string;
  /** The attribute, empty where there is none: not what the person has chosen. */
  layout: string;
  /** The attribute, empty where there is none. */
  theme: string;
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
   * room. Rejects with `already-joined`, `refused`, `left`, `taken-out`, or why the room could not start. A promise
   * that nobody looks at is no uncaught error: a wrong use, and a room that could not start, are an event `error` as
   * well. Set to true or false, as frameworks do that find a property of an attribute's name, it is the attribute
   * `join`.
   */
  join(): Promise<void>;
  /** Leaves the room, or does not join; never throws. Where there is nothing to leave nothing happens. */
  leave(): void;
  /**
   * Within a click: has the browser ask for a screen and shows it to all, or ends that. Resolves once it is so. Rejects
   * with `not-in-room`, `device-unavailable`, `left`, `taken-out`.
   */
  share(on?: boolean): Promise<void>;
  /**
   * Writes to everybody in the room; who cannot be reached now gets it later. Throws `not-in-room`, `bad-option` for
   * nothing but blanks, `too-large` above 4000 bytes of UTF-8, `too-fast` after 20 messages in a row and one each
   * second, and `taken-out`.
   */
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
