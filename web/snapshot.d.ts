// What a page may know of an engine: its snapshot, and all that the snapshot is made of.

/** A number that names a media track of this engine; zero names none. Valid as long as the snapshot shows it. */
export type TrackHandle = number;

/** How our microphone or camera does. */
export interface Device {
  /**
   * `requesting` while the browser asks the person. `refused`: the person or a policy said no. `missing`: there is
   * none.
   */
  readonly state: 'off' | 'requesting' | 'on' | 'refused' | 'missing' | 'broken';
  /** What the person chose; `state` says what came of it. */
  readonly wanted: boolean;
  /** What it sends, or shows in the lobby; zero unless `on`. A muted microphone keeps its track. */
  readonly track: TrackHandle;
  /** For `refused`, `missing` and `broken`: what happened and what to do, in words for the person. Else empty. */
  readonly message: string;
}

/** A device that can be chosen. */
export interface DeviceView {
  /** The browser's id for it, on this site only; at most 256 bytes. */
  readonly deviceId: string;
  /** Never empty; at most 256 bytes of UTF-8. */
  readonly label: string;
  /** Of each kind exactly one: what is used, or will be. */
  readonly chosen: boolean;
}

/** What can be chosen: at most 64 together. Empty before the browser lets the page know them. */
export interface DeviceViews {
  /** For `chooseDevice('audioinput', …)`. */
  readonly microphones: readonly DeviceView[];
  /** For `chooseDevice('videoinput', …)`. */
  readonly cameras: readonly DeviceView[];
  /** For `chooseDevice('audiooutput', …)`. Also empty where the browser has no choice of speakers. */
  readonly speakers: readonly DeviceView[];
}

/** Why two members do not hear each other; `none` when they do. */
export type Trouble =
  | 'none'
  | 'connecting'
  | 'no-answer'
  | 'rejected'
  | 'no-candidates'
  | 'relay-refused'
  | 'no-path'
  | 'interrupted'
  | 'silent'
  | 'one-way';

/** What stands between a member and another one. */
export interface LinkTrouble {
  /** The other member's id. */
  readonly peer: string;
  /** Why they do not hear each other. */
  readonly trouble: Trouble;
}

/** Why a device that its owner wants on is not. */
export type DeviceTrouble = 'none' | 'refused' | 'missing' | 'broken';

/** What a member says of itself. */
export interface Troubles {
  /** The other members to whom there is no connection. */
  readonly links: readonly LinkTrouble[];
  /** Why nobody hears it, though it wants to be heard. */
  readonly microphone: DeviceTrouble;
  /** Why nobody sees it, though it wants to be seen. */
  readonly camera: DeviceTrouble;
}

/** What a member can show to all for 4 seconds. */
export type Reaction = 'thumbs-up' | 'heart' | 'clap' | 'laugh' | 'surprise' | 'party';

/** One of the others in the room. */
export interface Member {
  /** Names the member in this room, for methods; at most 128 bytes. */
  readonly id: string;
  /** As the person typed it; never empty. */
  readonly name: string;
  /** Whether the member says that it can be heard. */
  readonly microphoneOn: boolean;
  /** Whether the member says that its camera is on. */
  readonly cameraOn: boolean;
  /** Whether the member shows a screen: as `screen`, or in the place of `video` where that is zero. */
  readonly screenOn: boolean;
  /** How the connection to the member stands. `failed` rests until something changes; `trouble` says why. */
  readonly link: 'connecting' | 'connected' | 'reconnecting' | 'failed';
  /** Why this member and the person here do not hear each other. */
  readonly trouble: Trouble;
  /** The same in words for the person; empty when connected. */
  readonly linkReason: string;
  /** What stands between this member and others, as it says itself. Only of members with a client of this project. */
  readonly troubles: Troubles;
  /** The camera's picture, or a screen in its place; zero while there is none. */
  readonly video: TrackHandle;
  /** A shared screen that has a track of its own; zero for none. */
  readonly screen: TrackHandle;
  /** The member's sound, which plays by itself; zero while there is none. */
  readonly audio: TrackHandle;
  /** How loud the member is now, in steps of some ten decibels: 0 is silence. Read while the page is visible. */
  readonly sound: 0 | 1 | 2 | 3 | 4;
  /** Names the peer connection of this engine; zero for none. For `statistics()` use the member's id. */
  readonly connection: number;
  /** Whether the member's hand is raised; its place is the one in `Snapshot.hands`. */
  readonly hand: boolean;
  /** What the member showed within the last 4 seconds; `null` for nothing. */
  readonly reaction: Reaction | null;
  /** Whether a host can ask it to mute and hand the host's part over to it: not with clients of other systems. */
  readonly moderates: boolean;
  /** Whether a file can be offered to the member: its client is one of this project. */
  readonly takesFiles: boolean;
  /** The safety code of the two of us: the same words at both ends. Empty before both certificates are known. */
  readonly safetyCode: string;
  /** Whether the member says that it records the room. */
  readonly recording: boolean;
}

/** What people read to each other to know that nobody is between them. Both are empty for who is alone. */
export interface SafetyCode {
  /** Six words with blanks between them, the same for all in the room; empty where there is no such code. */
  readonly words: string;
  /** Why there is none, in words for the person. */
  readonly missing: string;
}

/** How our recording of the room stands. */
export interface Recording {
  /** False for an engine without a canvas, and where the browser cannot record. */
  readonly offered: boolean;
  /** `starting`: the person may be choosing a file. `failed`: it ended by itself; `message` says why. */
  readonly state: 'off' | 'starting' | 'on' | 'stopping' | 'failed';
  /** So long it has been on, or was. */
  readonly seconds: number;
  /** What happened, in words for the person; empty where there is nothing to say. */
  readonly message: string;
}

/** A line that the person should read. */
export interface Notice {
  /** How much it matters. */
  readonly kind: 'information' | 'warning' | 'error';
  /** What happened and what to do, in the engine's language. */
  readonly text: string;
  /** Whether `join()` may help. */
  readonly offersRetry: boolean;
  /** Whether it tells that a host has muted us, which `setMicrophone(true)` undoes. */
  readonly offersUnmute: boolean;
}

/** Why a room was not entered, or has ended, by nobody's wish here. */
export interface Ending {
  /**
   * - `server-unreachable`: no connection to the signaling server, or no answer from it.
   * - `refused`: the server did not let us in, or put us out.
   * - `unknown-dialect`: the option `dialect` names none.
   */
  readonly code: 'server-unreachable' | 'refused' | 'unknown-dialect';
  /** For `refused`: what the server said, as `RefusedError.serverCode`. Else empty. */
  readonly serverCode: string;
  /** What happened and what to do, in words for the person; never empty. */
  readonly text: string;
}

/** What somebody has written to everybody in the room. */
export interface ChatMessage {
  /** Counts messages as they came here; names this one, and never another. */
  readonly sequence: number;
  /** The author's id, as its own connection says; empty for ourselves where the server tells nobody its id. */
  readonly author: string;
  /** The author's name; never empty. */
  readonly name: string;
  /** One line of at most 4000 bytes of UTF-8. As somebody typed it: never to be put into a page as markup. */
  readonly text: string;
  /** Whether we have written it. */
  readonly own: boolean;
  /** Told by somebody else, because the author had left before we came: nobody can vouch for it. */
  readonly told: boolean;
  /**
   * Brought by the server's own chat alone: the server says who wrote it, or the text does, and it stands where it
   * came. `author` is then empty where the server named nobody.
   */
  readonly overServer: boolean;
}

/** What the person here shows. */
export interface ScreenShare {
  /** Whether this browser can share a screen, and the room has video. */
  readonly possible: boolean;
  /** `requesting` while the browser asks the person what to share. */
  readonly state: 'off' | 'requesting' | 'on';
  /** Zero unless `on`. */
  readonly track: TrackHandle;
}

/**
 * What has become of a file. `offered`: nobody has answered. `opening`: accepted, a place is being made. `moving`, and
 * `waiting` while there is no connection: it goes on from where it was. `finished`: all is there and as it was sent.
 * `refused` by the receiver, `cancelled` by the sender, `unfinished` because the other one left, `failed`.
 */
export type FileState =
  'offered' | 'opening' | 'moving' | 'waiting' | 'finished' | 'refused' | 'cancelled' | 'unfinished' | 'failed';

/** A file that somebody here offers, or has offered. */
export interface OfferedFile {
  /** Names it in this session. */
  readonly id: number;
  /** The `sequence` of the newest chat message that was there before it. */
  readonly after: number;
  /** Whether we offer it. */
  readonly own: boolean;
  /** The sender's id; empty for one of ours. */
  readonly peer: string;
  /** The sender's name; empty for one of ours. */
  readonly sender: string;
  /** Without folders, control characters and what turns the direction of writing round; at most 200 bytes. */
  readonly name: string;
  /** As the sender says it; may be empty, or wrong. */
  readonly mime: string;
  /** Bytes, 4,000,000,000 at most. */
  readonly size: number;
  /** Of ours: that of the receiver who has the longest way to go. */
  readonly state: FileState;
  /** Bytes that were kept; of ours by the slowest receiver. */
  readonly bytes: number;
  /** A sentence where it failed. */
  readonly reason: string;
  /** Of ours only: all to whom it was offered. */
  readonly receivers: readonly FileReceiver[];
}

/** Somebody to whom a file of ours was offered. */
export interface FileReceiver {
  /** The member's id. */
  readonly peer: string;
  /** The member's name; never empty. */
  readonly name: string;
  /** What has become of it there. */
  readonly state: FileState;
  /** How many have been kept there. */
  readonly bytes: number;
}

/** Somebody who waits at the door of a locked room. */
export interface Knock {
  /** For `answerKnock()`. */
  readonly id: string;
  /** Never empty. As the person typed it: nobody has checked it. */
  readonly name: string;
}

/** Who is host, and who may come in. */
export interface Moderation {
  /** Id of the host, who may be us; empty while unknown, and where the server knows of no hosts. */
  readonly host: string;
  /** Whether newcomers must knock. */
  readonly locked: boolean;
  /** Whether we have knocked and wait for an answer, which takes two minutes at most. The phase is `joining`. */
  readonly waiting: boolean;
  /** Who knocks, where we are host; at most 20. */
  readonly knocks: readonly Knock[];
}

/**
 * What has become of a call of ours: the server was asked; the far side rings; what its person has answered; nobody has
 * answered within 45 seconds; nobody can be called by this now.
 */
export type InvitationState = 'calling' | 'ringing' | 'accepted' | 'declined' | 'busy' | 'missed' | 'unreachable';

/** Who can be called, and who calls. */
export interface Invitations {
  /** Whether people can be called here at all: not in the dialects of other systems. */
  readonly possible: boolean;
  /** What others can call us by, or could at last; empty where that never was. */
  readonly callsign: string;
  /** Whether they can: `asking` while the server has not answered, `refused` with the `message` why. */
  readonly reachability: 'off' | 'asking' | 'on' | 'refused';
  /** Why not, in words for the person; empty unless `refused`. */
  readonly message: string;
  /** Whom we have called from this room, at most 8; what has ended is there for half a minute. */
  readonly outgoing: readonly OutgoingInvitation[];
  /** Who calls us; null for nobody. */
  readonly incoming: IncomingInvitation | null;
}

/** A call of ours. */
export interface OutgoingInvitation {
  /** Whom we have called. */
  readonly callsign: string;
  /** What has become of it. */
  readonly state: InvitationState;
}

/** Somebody calls us. */
export interface IncomingInvitation {
  /** What they call themselves: nobody has checked it. */
  readonly name: string;
  /** The room that they call us into. */
  readonly room: string;
}

/** What could not be used and was dropped. Each counts up from zero. */
export interface Counters {
  /** Frames of signaling that were no text, too long, or made no sense. */
  readonly malformedFrames: number;
  /** Frames that the dialect does not know, or that mean nothing now. */
  readonly unknownFrames: number;
  /** What the browser told of something that was closed by then. */
  readonly staleEvents: number;
  /** Answers and candidates of an exchange that was over. */
  readonly staleDescriptions: number;
  /** Offers that met one of ours, which went first. */
  readonly ignoredOffers: number;
  /** What the browser was asked to do and did not. */
  readonly failedOperations: number;
  /** Candidates that could not be kept or used. */
  readonly droppedCandidates: number;
  /** Chat messages of members who wrote more than their share, or told what they may not. */
  readonly droppedChat: number;
  /** Offers, requests and bytes of files that were not asked for, or more than a member's share. */
  readonly droppedFiles: number;
}

/** Over the last seconds, in one direction. Null is what the browser does not tell, or what cannot be. */
export interface MediaStatistics {
  /** Bits in a second, the mean of three seconds. */
  readonly bitrate: number | null;
  /** Packets of a thousand that got lost in five seconds; of what is sent as the other side reports it. */
  readonly lossPermille: number | null;
  /** How unevenly packets come, in milliseconds; of what is sent as the other side reports it. */
  readonly jitterMs: number | null;
  /** Of the picture, in pixels; null for sound. */
  readonly width: number | null;
  /** Of the picture, in pixels; null for sound. */
  readonly height: number | null;
  /** Pictures in a second; null for sound. */
  readonly framesPerSecond: number | null;
  /** Such as "opus" or "VP8"; empty where it is not known. */
  readonly codec: string;
  /** Of the picture that is sent: why it is not better. */
  readonly limitation: 'none' | 'cpu' | 'bandwidth' | 'other' | null;
}

/** One value for each measurement of the last minute: at most 60, the newest last. */
export interface StatisticsHistory {
  /** Milliseconds. */
  readonly roundTripMs: readonly (number | null)[];
  /** Packets of a thousand. */
  readonly lossSentPermille: readonly (number | null)[];
  /** Packets of a thousand. */
  readonly lossReceivedPermille: readonly (number | null)[];
  /** Bits in a second. */
  readonly bitrateSent: readonly (number | null)[];
  /** Bits in a second. */
  readonly bitrateReceived: readonly (number | null)[];
}

/** The connection to one member. */
export interface ConnectionStatistics {
  /** The member's id. */
  readonly id: string;
  /** What ails it most; found by comparing all connections. */
  readonly finding: 'not-connected' | 'own-uplink' | 'own-downlink' | 'their-uplink' | 'their-downlink' |
    'loss-on-the-way-here' | 'loss-on-the-way-there' | 'relay-over-tcp' | 'tcp' | 'long-round-trip' | 'jitter' |
    'busy-machine' | 'narrow-uplink' | 'unmeasured' | 'well';
  /** How much that matters. */
  readonly rating: 'unknown' | 'good' | 'fair' | 'poor';
  /** The finding for a person, such as "Your uplink is losing 8 %." */
  readonly sentence: string;
  /** The way that packets take, without any address. */
  readonly path: ConnectionPath;
  /** There and back, in milliseconds, the mean of three measurements. */
  readonly roundTripMs: number | null;
  /** Bits in a second, of sound and picture together; the mean of three seconds. */
  readonly bitrateSent: number | null;
  /** The same of what comes. */
  readonly bitrateReceived: number | null;
  /**
   * Packets of a thousand that got lost in five seconds, of sound and picture together, as the other side reports it.
   */
  readonly lossSentPermille: number | null;
  /** The same of what comes, as we count it. */
  readonly lossReceivedPermille: number | null;
  /** The sound that is sent. */
  readonly audioSent: MediaStatistics;
  /** The picture that is sent. */
  readonly videoSent: MediaStatistics;
  /** The sound that comes. */
  readonly audioReceived: MediaStatistics;
  /** The picture that comes. */
  readonly videoReceived: MediaStatistics;
  /** The last minute. */
  readonly history: StatisticsHistory;
}

/** Where the two ends of a connection lie, in the words of ICE, and what carries its packets. Null is not known. */
export interface ConnectionPath {
  /** Our end. */
  readonly local: 'host' | 'srflx' | 'prflx' | 'relay' | null;
  /** The member's end. */
  readonly remote: 'host' | 'srflx' | 'prflx' | 'relay' | null;
  /** Between the two ends. */
  readonly protocol: 'udp' | 'tcp' | 'tls' | null;
  /** Between us and our relay. */
  readonly relayProtocol: 'udp' | 'tcp' | 'tls' | null;
}

/** What `exportStatistics()` gives, and what the panel saves as JSON. */
export interface StatisticsDocument {
  /** Says what this is. */
  readonly parley: 'statistics';
  /** Grows when members of this object get another meaning or go. */
  readonly version: 1;
  /** When it was made: ISO 8601, in UTC. */
  readonly at: string;
  /** The room's name. */
  readonly room: string;
  /** Between two values of a history. */
  readonly secondsBetweenPoints: 1;
  /** Empty while nobody watches. */
  readonly members: readonly (ConnectionStatistics & { readonly name: string })[];
}

/** All that a page may know. Made anew with every change and never changed afterwards. */
export interface Snapshot {
  /** Grows with every change. */
  readonly revision: number;
  /** `in-room` also while the signaling server is away. */
  readonly phase: 'lobby' | 'joining' | 'in-room';
  /** The connection to the signaling server: `closed` while nothing needs it. */
  readonly signaling: 'closed' | 'connecting' | 'open' | 'reconnecting';
  /** Our own id in the room; empty outside. */
  readonly self: string;
  /** Our name; may be empty before joining. */
  readonly name: string;
  /** The room that we are in, or would join. */
  readonly room: string;
  /** The address that leads others here. */
  readonly roomLink: string;
  /** Our microphone. */
  readonly microphone: Device;
  /** Our camera; `off` in a room for sound. */
  readonly camera: Device;
  /** What can be chosen with `chooseDevice()`. */
  readonly devices: DeviceViews;
  /** How loud the own microphone is now, as members' `sound`. Measured in the lobby only. */
  readonly sound: 0 | 1 | 2 | 3 | 4;
  /** Whether the browser waits for a click before it plays sound: call `allowAudio()` within one. */
  readonly audioBlocked: boolean;
  /** The others, in the order in which they came. */
  readonly members: readonly Member[];
  /** Members the room can hold; zero while unknown. */
  readonly capacity: number;
  /** Whether our own hand is raised. */
  readonly hand: boolean;
  /** Our own reaction while it is shown. */
  readonly reaction: Reaction | null;
  /** Ids of all whose hand is raised, the earliest first, ours among them. */
  readonly hands: readonly string[];
  /**
   * Id of the one of the others who has the floor; empty until somebody was heard. It changes when another one is
   * louder for two seconds, and stays when all are silent.
   */
  readonly speaker: string;
  /** What the person should read now; null for nothing. */
  readonly notice: Notice | null;
  /** From the end of a room, or of a try to enter it, until the next `join()`; null where we left by our own wish. */
  readonly ending: Ending | null;
  /** The newest 200 messages in the order of the conversation, which is the same for everybody. */
  readonly chat: readonly ChatMessage[];
  /** Messages of others, and files that they offered, since `readChat()`. */
  readonly unread: number;
  /** The screen that we share. */
  readonly screen: ScreenShare;
  /** What could not be used. */
  readonly counters: Counters;
  /**
   * How each connection does, in the order of `members`, made anew once a second; null while nobody watches. Empty
   * until the first measurement has come.
   */
  readonly statistics: readonly ConnectionStatistics[] | null;
  /** What people compare to know that nobody is between them. */
  readonly safetyCode: SafetyCode;
  /** Ours. */
  readonly recording: Recording;
  /** Files that were offered here, in the order in which they came: the newest 100 of ours and 100 of others. */
  readonly files: readonly OfferedFile[];
  /** Who is host, and who may come in. */
  readonly moderation: Moderation;
  /** Who can be called, and who calls. */
  readonly invitations: Invitations;
}
