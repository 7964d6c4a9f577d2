// Types and documentation of core.js: the engine without a look of its own.

import type { Reaction, Snapshot, StatisticsDocument, TrackHandle } from './snapshot.js';

export * from './errors.js';
export * from './room.js';
export * from './snapshot.js';

/** What an engine is made with. */
export interface EngineOptions {
  /**
   * The room to join; by default one with a readable name is made up. At most 128 bytes of UTF-8: the engine cuts what
   * is longer, `Room.join` rejects it.
   */
  room?: string;
  /** The person's name; by default the one remembered from the last visit. At most 160 bytes of UTF-8, as `room`. */
  name?: string;
  /**
   * The signaling server (`ws:` or `wss:`); by default the page's own site. Without a path the dialect's own is used.
   */
  signalUrl?: string | URL;
  /**
   * What is spoken to the signaling server: `parley` (the default), `room-event`, `peer-list`, `voice-room`,
   * `call-room`, `direct-call`; or `broadcast`, which needs no server and a `transport` that reaches everybody.
   */
  dialect?: string;
  /**
   * By what frames go in place of a WebSocket. The engine calls it and keeps it until it is closed; one transport may
   * serve several engines. `signalUrl` is then whatever it makes of it, by default `transport:///`.
   */
  transport?: Transport;
  /**
   * Proves who the person is and what they may do, for servers that ask. Shown to the signaling server only: in the
   * frames of `parley`, in the `auth` of `voice-room` and `call-room`, in the address with other dialects. For one that
   * expires there is `setToken()`.
   */
  token?: string;
  /** Ids of people to call on joining, where the server announces nobody (`direct-call`). */
  calls?: string[];
  /**
   * Where the person is, by a name that the operator of the signaling server has given to its TURN servers: those of
   * this region are used. At most 32 small letters, digits and hyphens; a name that the server does not know changes
   * nothing. None by default.
   */
  region?: string;
  /** The address that links to rooms are built on, without query and fragment; by default the page's own. */
  pageUrl?: string | URL;
  /**
   * Whether the room is for sound; true by default. With false the microphone is never asked for. A track of the page's
   * own is sent in the microphone's place, as with `lendTrack()`.
   */
  audio?: boolean | MediaStreamTrack;
  /** The same for pictures and the camera; true by default. */
  video?: boolean | MediaStreamTrack;
  /** Joins without waiting for `join()`; false by default. */
  join?: boolean;
  /** STUN and TURN servers besides those that the signaling server hands out; none by default. */
  iceServers?: RTCIceServer[];
  /**
   * For how long a link that broke is tried to be mended before it rests, in seconds: 1 to 86400, by default 300. The
   * engine takes the nearest for what is outside of that, `Room.join` rejects it.
   */
  linkWindow?: number;
  /** Keeps what the engine is told and what it orders, for `recording()`; false by default. */
  record?: boolean;
  /**
   * The language of what the engine tells people: `en`, `de`, `es`, `zh` or `ar`, also with a region (`de-AT`). English
   * for another one; the browser's first that is known where none is given. Its table is fetched from `languages/`.
   */
  lang?: string;
  /** Where the WebAssembly module's loader lies; by default `parley-core.mjs` beside this file. */
  moduleUrl?: string | URL;
  /** Where its `.wasm` file lies; by default beside the loader. */
  wasmUrl?: string | URL;
  /** A module that is loaded already, in place of `moduleUrl`. */
  module?: WasmModule | Promise<WasmModule>;
  /** Where hidden audio elements are put, and taken out again; by default in no document. */
  audioContainer?: Element;
  /**
   * Where it is aborted before there is an engine, `createEngine()` rejects with its reason once the module is there.
   */
  signal?: AbortSignal;
  /** Takes the lines of English that are for developers; by default `console.info`. */
  log?: (line: string) => void;
}

/** Opens sockets: what a page brings to carry frames between the engine and a server, or between engines. */
export interface Transport {
  /**
   * Called when somebody joins, and again after a pause whenever the socket was closed. What it throws counts as a
   * socket that closes at once.
   *
   * @param url `signalUrl` with the path of the dialect and, in some, the room: `transport:///broadcast/ROOM`, the
   *   room's name escaped
   * @param protocol the WebSocket subprotocol of the dialect (`parley.v1`); empty for none
   * @returns a socket that belongs to the engine until one of both closes it; it fires nothing before this returns
   */
  open(url: string, protocol: string): TransportSocket;
}

/**
 * One connection, as a WebSocket is one; a WebSocket or anything with these events and methods will do. It fires `open`
 * once, then `message` for each frame that comes in, and `close` where it ends by itself.
 *
 * What must hold: frames arrive in the order in which they were sent, whole, and each once; a socket that cannot keep
 * that closes. Frames are text of at most 65,536 bytes of UTF-8. With the dialect `broadcast` a frame reaches everybody
 * else whose socket has the same URL and has fired `open`, also those that open in the same instant.
 *
 * What is not as it should be harms nothing: a `message` before `open` and any event after `close` are passed over,
 * data that is no text and frames that are too long are dropped and counted (`counters.malformedFrames`), and a `send`
 * that throws closes the socket. Who does not fire `open` within 10 seconds counts as one that does not answer.
 */
export interface TransportSocket {
  addEventListener(type: 'open', listener: () => void): void;
  addEventListener(type: 'message', listener: (event: { readonly data: string }) => void): void;
  /** `code` as a WebSocket's, 1000 to 4999, and `reason` of at most 123 characters; 1006 for any other code. */
  addEventListener(
    type: 'close', listener: (event: { readonly code: number; readonly reason: string }) => void): void;
  /** Called while the socket is open only. */
  send(text: string): void;
  /** The engine listens to nothing of the socket after that. `code` is 1000, or 3000 to 4999. */
  close(code: number, reason: string): void;
}

/** A loaded WebAssembly module. Opaque to pages. */
export interface WasmModule {
  /** For the package's own scripts. */
  readonly Engine: new (...values: unknown[]) => Record<string, Function>;
}

/** What an engine tells. */
export interface EngineEventMap {
  /** The snapshot has changed. Fired outside of any call of the engine, once for many changes in one go. */
  change: Event;
  /** The engine broke by a fault of its own and is closed. Make a new one to go on. */
  error: Event & { readonly error: Error };
}

/**
 * One person in one room. Sound of others plays by itself; a page shows pictures, by `track()` or `stream()`.
 * A method that is called when it means nothing (in the lobby, after `close()`) does nothing. What does not work out is
 * in `snapshot.notice`, in words for the person. It is made by `createEngine()`.
 */
export class ParleyEngine extends EventTarget {
  private constructor();

  /** The newest snapshot; the same object until something changes. After `close()` the last one. */
  get snapshot(): Snapshot;

  /** The module that it lives in, for another engine or a canvas. */
  get module(): WasmModule;
  /** For a canvas that lives in the same module: the bound engine; undefined once closed. */
  get binding(): unknown;

  /** Before joining, and after leaving: the person's name. What is beyond 160 bytes of UTF-8 is cut. */
  setDisplayName(name: string): void;
  /** Before joining, and after leaving: the room to join. What is beyond 128 bytes of UTF-8 is cut. */
  setRoom(room: string): void;
  /**
   * Another token, at any time. It is shown on joining, and on coming back after the connection to the server was lost;
   * a member is not asked for it. It must name the same user: the server takes another one for a newcomer. Where the
   * server refused the former one on coming back, the links of the call live on meanwhile, and the new one is tried at
   * once. A token has at most 8192 bytes; the server refuses what is longer.
   */
  setToken(token: string): void;
  /** Before joining: preview, and join with or without. In the room: unmute and mute. */
  setMicrophone(on: boolean): void;
  /** The same for the camera. In a room without video nothing happens but a notice. */
  setCamera(on: boolean): void;
  /**
   * From now on the page's own track answers for the microphone, the camera or the screen, whenever that is turned on,
   * and at once where it is on: without a negotiation. With `null` the device does again; what was lent and is in use
   * counts as unplugged. The track stays the page's: it is never stopped here, and its `enabled` never changed.
   */
  lendTrack(kind: 'audio' | 'video' | 'screen', track: MediaStreamTrack | null): void;
  /**
   * At any time, also for a device that is not on now. The choice is kept for the next visit. An empty id leaves it to
   * the browser. In the room nothing is negotiated anew: the others see the new picture in place of the former.
   */
  chooseDevice(kind: MediaDeviceKind, deviceId: string): void;
  /** Two soft notes, through the chosen speaker; call within a click. */
  playTestSound(): void;
  /** Joins the room. What comes of it is in `snapshot.phase` and `snapshot.notice`; in a room nothing happens. */
  join(): void;
  /** Leaves the room, or does not join, and stops devices; the engine is in the lobby then. */
  leave(): void;
  /** Puts the room's link on the clipboard; call within a click. */
  copyLink(): void;
  /** Starts sound that the browser blocked; call within a click. */
  allowAudio(): void;
  /** The person has read `snapshot.notice`: it is null again. */
  dismissNotice(): void;
  /** In the room: raises our hand, or lowers it with `false`. Leaving lowers it. */
  raiseHand(raised?: boolean): void;
  /**
   * In the room, within a click: has the browser ask for a screen, window or tab and shows it to all beside the camera,
   * with at most 2.5 Mbit/s and 15 frames a second to each; `false` ends it. Members with clients of other makers get
   * it in the camera's place. Nothing happens where `Snapshot.screen.possible` is false, but a notice.
   */
  shareScreen(on?: boolean): void;
  /**
   * In the room: shows it to all for 4 seconds. Five at once and then one each second are sent; what is beyond that,
   * and a word that is none of these, comes to nothing.
   */
  react(reaction: Reaction): void;
  /**
   * Writes to everybody in the room; nothing happens outside of one. Blanks around the text and control characters are
   * taken out, and it is cut to 4000 bytes of UTF-8. After 20 messages in a row one each second is sent: others are
   * not, and `notice` says so. Who cannot be reached now gets it when the connection is back.
   */
  sendChat(text: string): void;
  /** The person has seen all messages and offers: `unread` is zero again. */
  readChat(): void;

  /**
   * In the room: measures all connections once a second from now on, into `snapshot.statistics`, or no longer. Leaving
   * ends it. A page and the panel of a mounted room watch each for itself: `watcher` says which, and is the page.
   */
  watchStatistics(on?: boolean, watcher?: 'page' | 'screen'): void;
  /** What was measured of all connections, for keeping: an object of plain values that JSON can write. */
  exportStatistics(): StatisticsDocument;
  /**
   * In the room and where it is offered: records it into a file on this machine, or ends that; call within a click.
   * The others are told while it runs. Leaving ends and saves it. Where the browser writes into no files, it is kept in
   * memory, 500 MB at most, and then downloaded. What has become of it is in `snapshot.recording`.
   */
  setRecording(on: boolean): void;
  /**
   * In the room: offers a file to all who are in it now, or to the one member whose id is `to`. Nothing of it is sent
   * before somebody accepts. Not offered, with a `notice` that says why: more than 4,000,000,000 bytes, more than 8
   * files at a time that are not through, and where nobody has a client that takes files.
   */
  offerFile(file: File, options?: { to?: string }): void;
  /**
   * Takes a file that is offered to us; call within a click, since the browser may ask where to put it (above 64 MiB,
   * where it can ask). Otherwise the file is a download once all of it is there.
   */
  acceptFile(id: number): void;
  /** Does not take it, or no longer. */
  refuseFile(id: number): void;
  /** Withdraws one of ours from all who do not have it yet, or stops one that comes. */
  cancelFile(id: number): void;
  /** A file that we have got whole; undefined where the browser has put it in a place that the person chose. */
  receivedFile(id: number): Blob | undefined;
  /**
   * A channel of the page's own to the others' pages, declared by its name for this room and the next ones until it is
   * closed. The same name gives the same object; of one that is there already, the options are those of the first call.
   * It is opened to every member whose client is of this project, as soon as that is connected, whether the other page
   * has declared the name or not. Throws a `RangeError` for a name that is empty or has more than 64 bytes of UTF-8,
   * for a bound that is no integer from 0 to 65535, and beyond 16 channels; a `TypeError` for both bounds at once.
   */
  channel(name: string, options?: ChannelOptions): NamedChannel;
  /** As host: newcomers must knock, or no longer. From anybody else this and the following come to nothing. */
  lockRoom(locked?: boolean): void;
  /** Lets somebody in, or not. Unlocking the room lets everybody in. */
  answerKnock(id: string, admits: boolean): void;
  /**
   * The member's client turns its microphone, or its camera or shared screen, off. The person is told who asked, and
   * may turn it on again at once. At most 20 in a row and then one each second.
   */
  askMember(id: string, what: 'mute' | 'stop-video'): void;
  /**
   * The member is put out, and does not come back while anybody is in the room, as far as the server can know it again;
   * see [Hosts and doors](README.md#hosts-and-doors).
   */
  removeMember(id: string): void;
  /** Another one is host from now on. */
  makeHost(id: string): void;

  /**
   * Others can call us by this from now on, in the lobby and in a room alike; by nothing where it is empty. At most 64
   * bytes of UTF-8; the case of the letters A to Z does not count. Best called within a click: the browser then asks
   * whether it may show notifications.
   */
  setReachable(callsign: string): void;
  /**
   * Calls somebody into the room that we are in, for 45 seconds. At most 8 people at a time, and 8 calls in a row and
   * then one each second. What comes of it is in `snapshot.invitations.outgoing`.
   */
  invite(callsign: string): void;
  /** Ends a call of ours, or takes one that has ended off the list. */
  cancelInvitation(callsign: string): void;
  /**
   * To the one who calls us: `accept` joins their room, and leaves the one that we are in. To nothing where nobody
   * calls.
   */
  answerInvitation(answer: 'accept' | 'decline' | 'busy'): void;

  /** The track that a snapshot names. It belongs to the engine: do not stop it. */
  track(handle: TrackHandle): MediaStreamTrack | undefined;
  /**
   * A stream that always holds the member's present tracks, ours without an id. It is the same object for as long as
   * the member is there. Its sound plays already: mute elements that show it.
   */
  stream(memberId?: string): MediaStream;
  /** What the browser counts about the connection to a member; undefined while there is none. */
  statistics(memberId: string): Promise<RTCStatsReport | undefined>;

  /**
   * All that was recorded since the start, as lines of JSON that can be played again outside of the browser; empty
   * without the option `record`. Names of people, of rooms and of devices, addresses, tokens, credentials, chat and
   * what is secret in session descriptions are replaced by placeholders. Made-up names of rooms, ids of members and
   * what was measured stay. Also there after `close()`. An hour of four people fits in; then the recording ends, and
   * its last line says so.
   */
  recording(): string;

  /** Leaves the room, stops devices, closes everything: nothing of the engine's is kept but what it gives to read. */
  close(): void;

  addEventListener<K extends keyof EngineEventMap>(
    type: K,
    listener: (this: ParleyEngine, event: EngineEventMap[K]) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject | null,
    options?: boolean | AddEventListenerOptions,
  ): void;
  removeEventListener<K extends keyof EngineEventMap>(
    type: K,
    listener: (this: ParleyEngine, event: EngineEventMap[K]) => unknown,
    options?: boolean | EventListenerOptions,
  ): void;
  removeEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject | null,
    options?: boolean | EventListenerOptions,
  ): void;
}

/** As in `RTCDataChannelInit`. Without a bound every message arrives while the connection lasts. */
export interface ChannelOptions {
  /** Whether messages arrive in the order in which they were sent; true by default. */
  ordered?: boolean;
  /** How often a lost message is sent again at most: 0 to 65535. Not together with `maxPacketLifeTime`. */
  maxRetransmits?: number;
  /** For how long a lost message is sent again at most, in milliseconds: 0 to 65535. */
  maxPacketLifeTime?: number;
}

/** What a member has sent. */
export interface ChannelMessage {
  /** Id of the member whose connection brought it. */
  readonly from: string;
  /** As it was sent, bytes as `ArrayBuffer`; 262144 bytes at most. The other page's word: check it. */
  readonly data: string | ArrayBuffer;
}

/** What a channel tells. */
export interface NamedChannelEventMap {
  /** A member has sent something. */
  message: Event & ChannelMessage;
  /** From now on what is sent reaches this member. Again, after `close`, where its connection was built anew. */
  open: Event & { readonly member: string };
  /** What is sent does not reach this member any more: it has left, its connection is lost, or one side has closed. */
  close: Event & { readonly member: string };
}

/**
 * One named channel to all members, by `engine.channel()`. What is sent on its way while a connection is lost is lost
 * with it. Messages that come before the page has declared their name are kept, 64 of them and 1 MiB at most for all
 * names together, and handed over right after `engine.channel()` has returned; what is beyond is dropped.
 *
 * `for await (const { from, data } of channel)` takes all messages that come from then on, and ends when the channel is
 * closed. It throws a `QuotaExceededError` where more than 65536 messages or 64 MiB wait for it.
 */
export class NamedChannel extends EventTarget implements AsyncIterable<ChannelMessage> {
  private constructor();

  /** What the others' pages declare it by: 1 to 64 bytes of UTF-8. */
  readonly name: string;
  /** Whether what we send arrives in the order in which it was sent. */
  readonly ordered: boolean;
  /** As it was declared: how often what we send and is lost is sent again at most. */
  readonly maxRetransmits: number | undefined;
  /** As it was declared, in milliseconds. */
  readonly maxPacketLifeTime: number | undefined;
  /** Whether `close()` was called, here or by closing the engine. */
  readonly closed: boolean;
  /** Ids of those whom it reaches now; made anew each time. */
  readonly members: string[];
  /** Bytes that wait in the browser to be sent, to the member with the most of them. */
  readonly bufferedAmount: number;

  /**
   * Sends to all members, or to the one whose id is `to`. Returns to how many; none is no error. Nothing is sent to
   * anybody where it throws: a `RangeError` for a message of more than 262144 bytes, or of more than the far side's
   * browser takes; a `QuotaExceededError` where more than 16 MiB would wait for one of them; an `InvalidStateError`
   * once closed; a `TypeError` for what is neither a string nor bytes. The bytes are the page's again when it returns.
   */
  send(data: string | ArrayBuffer | ArrayBufferView, options?: { to?: string }): number;
  /**
   * Resolves when at most `below` bytes (65536 by default) wait for each of those who are reached now, or for `to`; one
   * who is not reached any more is not waited for. Rejects with a `RangeError` where `below` is less than 0.
   */
  drained(options?: { to?: string; below?: number }): Promise<void>;
  /** A loop of its own over all messages from now on; see above. */
  [Symbol.asyncIterator](): AsyncIterableIterator<ChannelMessage>;
  /**
   * Sends what was sent before, then closes it to everybody and ends its loops. The others' `close` follows; when it is
   * declared again by `engine.channel()`, which gives a new object, they reach us again.
   */
  close(): void;

  addEventListener<K extends keyof NamedChannelEventMap>(
    type: K,
    listener: (this: NamedChannel, event: NamedChannelEventMap[K]) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject | null,
    options?: boolean | AddEventListenerOptions,
  ): void;
  removeEventListener<K extends keyof NamedChannelEventMap>(
    type: K,
    listener: (this: NamedChannel, event: NamedChannelEventMap[K]) => unknown,
    options?: boolean | EventListenerOptions,
  ): void;
  removeEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject | null,
    options?: boolean | EventListenerOptions,
  ): void;
}

/**
 * Loads the WebAssembly module where that has not happened yet, and starts an engine in it: one for each person in each
 * room, all of a page in one instance. Rejects with a `ModuleError` when the module cannot be loaded, or with the
 * reason of the signal. The engine is the page's to close.
 */
export function createEngine(options?: EngineOptions): Promise<ParleyEngine>;

/**
 * Loads a module ahead of time, by default the package's own. The same address gives the same instance, with the
 * `.wasm` file of the first call; a failed load is tried anew. Rejects with a `ModuleError`.
 */
export function loadModule(moduleUrl?: string | URL, wasmUrl?: string | URL): Promise<WasmModule>;
