// Types and documentation of room.js: one person in one room, for pages that draw themselves.

import type { ChannelOptions, EngineOptions, NamedChannel, ParleyEngine } from './core.js';
import type { ParleyError } from './errors.js';
import type { Member } from './snapshot.js';

/** The signaling dialects that are known. */
export type Dialect = 'parley' | 'room-event' | 'peer-list' | 'voice-room' | 'call-room' | 'direct-call' | 'broadcast';

/**
 * `reconnecting`: the signaling server is looked for; the call itself goes on. `joining`, once `join` is through, only
 * on the way into the room of an invitation that was accepted. After `left` nothing comes any more.
 */
export type RoomState = 'joining' | 'in-room' | 'reconnecting' | 'left';

/** What a member can send at a time: one of each. */
export type MediaKind = 'audio' | 'video' | 'screen';

/** `signalUrl` is `server` here, and `join` is what is called. */
export interface RoomOptions extends Omit<EngineOptions, 'signalUrl' | 'join' | 'dialect'> {
  /** The signaling server (`ws:` or `wss:`); by default the page's own site. */
  server?: string | URL;
  /** What is spoken to it; `parley` by default. */
  dialect?: Dialect;
  /**
   * Aborted while the room is entered, `join` rejects with the signal's reason and nothing stays open; afterwards, the
   * room is left.
   */
  signal?: AbortSignal;
}

/** What somebody else has written to everybody in the room. */
export interface RoomMessage {
  /** Id of the member who wrote it; empty where the server's own chat named nobody. */
  readonly from: string;
  /** The author's name; never empty. */
  readonly name: string;
  /** As somebody typed it: put it into a page as text, never as markup. */
  readonly text: string;
  /** Told by somebody else, because its author had left before we came. */
  readonly told: boolean;
  /** Brought by the server's own chat alone. */
  readonly overServer: boolean;
  /** Names it in this room. */
  readonly sequence: number;
}

/** Each is an `Event` with these properties besides. */
export interface RoomEventMap {
  /** Somebody is in the room; also told of those who were there before us. */
  'member-joined': Event & { readonly member: Member };
  /** Somebody is no longer in the room: has left, or was lost. `member` is as it was at last. */
  'member-left': Event & { readonly member: Member };
  /** Something about the member is not as it was; `changed` names it. The tracks have the event `stream`. */
  'member-changed': Event & { readonly member: Member; readonly changed: readonly (keyof Member)[] };
  /** A stream of the member has its first track of this kind, or another one. It is the one that `stream()` gives. */
  stream: Event & { readonly member: Member; readonly kind: MediaKind; readonly stream: MediaStream };
  /** Somebody else wrote; also what was written before we came. */
  message: Event & RoomMessage;
  /** The room's `state` is another one. With `left` all is over, whoever ended it: no `member-left` is told then. */
  state: Event & { readonly state: RoomState };
  /**
   * `device-unavailable` (with its `kind`) leaves the room as it is. With any other code the room has been left;
   * `state` follows. A screen that is not shared is told by `setTrack()` alone.
   */
  error: Event & { readonly error: ParleyError; readonly kind?: 'audio' | 'video' };
}

/** What `addEventListener` takes: a function, or an object with `handleEvent`. */
export type RoomListener<K extends keyof RoomEventMap> =
  | ((this: Room, event: RoomEventMap[K]) => unknown)
  | { handleEvent(event: RoomEventMap[K]): unknown };

/**
 * One person in one room. Sound of others plays by itself; a page shows pictures by `stream()`. Events come outside of
 * any call of the room, those of who and what is there already in a task of their own after `join`: listeners that are
 * added right after `await` miss none. After `left` methods throw a `ParleyError` with the code `left`, but `leave()`.
 */
export class Room extends EventTarget {
  private constructor();

  /**
   * Resolves when we are in the room: before the others are connected, and before devices are granted. At a locked door
   * it waits for an answer, two minutes at most. Rejects with `BadOptionError`, `ModuleError`, `RefusedError`, a
   * `ParleyError` of the code `server-unreachable` or `broken`, or the reason of the signal; then nothing stays open.
   * With dialects whose server confirms nothing (`room-event`, `peer-list` and others) a refusal may come afterwards,
   * as `error`.
   */
  static join(options?: RoomOptions): Promise<Room>;

  /** Whether we are in it. */
  readonly state: RoomState;
  /** The room's name. */
  readonly room: string;
  /** The address that leads others here. */
  readonly link: string;
  /** Our name. */
  readonly name: string;
  /** Our id; empty where the server tells nobody its own, and after leaving. */
  readonly self: string;
  /** The others, in the order in which they came; made anew with each change. Empty after leaving. */
  readonly members: readonly Member[];
  /** The engine below, for all the rest: hands, files, hosts, statistics, its snapshot. Leave by `leave()`. */
  readonly engine: ParleyEngine;

  /**
   * A stream that always holds the member's present tracks, ours without an id: microphone and camera, or the shared
   * screen. It is the same object for as long as the member is there, and belongs to the room: its tracks are not to be
   * stopped. Mute elements that show it: its sound plays already. Throws `unknown-member`, `bad-option`.
   */
  stream(memberId?: string, source?: 'camera' | 'screen'): MediaStream;
  /**
   * What the browser counts about the connection to another member; undefined while there is none. Rejects with
   * `unknown-member`.
   */
  stats(memberId: string): Promise<RTCStatsReport | undefined>;

  /**
   * Writes to everybody in the room; who cannot be reached now gets it later. Throws with `too-large` above 4000 bytes
   * of UTF-8, with `too-fast` after 20 messages in a row, and then one each second, and with `bad-option` for no string
   * and for nothing but blanks: those are not sent. Control characters, line breaks among them, are taken out.
   */
  send(text: string): void;
  /**
   * What others write from now on; right after `join` also what was written before. Ends when the room is left, after
   * what is unread. The newest 1000 unread ones are kept. Aborting the signal has it throw the signal's reason.
   */
  messages(options?: { signal?: AbortSignal }): AsyncIterableIterator<RoomMessage>;
  /** A channel of the page's own to the others' pages, as `ParleyEngine.channel()`. */
  channel(name: string, options?: ChannelOptions): NamedChannel;

  /**
   * Sends a track of the page's own in place of what is sent, without a negotiation; `null` sends nothing and gives a
   * device back, `true` is the device (for the screen, within a click: whatever the person chooses). The track stays
   * the page's: it is neither stopped nor is its `enabled` changed here, also by leaving. Resolves when it is sent;
   * rejects with `device-unavailable` where there is no device, or it was turned off meanwhile, with `bad-option` for a
   * track of the wrong kind or one that has ended, and with `left` where the room is left before.
   */
  setTrack(kind: MediaKind, track: MediaStreamTrack | true | null): Promise<void>;
  /**
   * `setTrack` for all tracks of a stream: of sound at most one; of pictures the first is the camera's, a second the
   * screen's. More than one of each kind no link carries: then it rejects with `bad-option`, and nothing is changed.
   */
  addStream(stream: MediaStream): Promise<void>;
  /** Sends nothing any more, neither of the page's tracks nor of devices. */
  removeStream(): Promise<void>;

  /** Leaves the room, stops devices, closes everything; never rejects. Does nothing the second time. */
  leave(): Promise<void>;

  addEventListener<K extends keyof RoomEventMap>(
    type: K,
    listener: RoomListener<K> | null,
    options?: boolean | AddEventListenerOptions,
  ): void;
  removeEventListener<K extends keyof RoomEventMap>(
    type: K,
    listener: RoomListener<K> | null,
    options?: boolean | EventListenerOptions,
  ): void;
}
