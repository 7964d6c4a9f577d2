// What a page may know of an engine: its snapshot, and all that the snapshot is made of.

/** A number that names a media track of this engine; zero names none. Valid as long as the snapshot shows it. */
export type TrackHandle = number;

export interface Device {
  readonly state: 'off' | 'requesting' | 'on' | 'refused' | 'missing' | 'broken';
  /** What the person chose; `state` says what came of it. */
  readonly wanted: boolean;
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

/** At most 64 together. Empty before the browser lets the page know them. */
export interface DeviceViews {
  readonly microphones: readonly DeviceView[];
  readonly cameras: readonly DeviceView[];
  /** Also empty where the browser has no choice of speakers. */
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

export interface LinkTrouble {
  /** The other member's id. */
  readonly peer: string;
  readonly trouble: Trouble;
}

/** Why a device that its owner wants on is not. */
export type DeviceTrouble = 'none' | 'refused' | 'missing' | 'broken';

export interface Troubles {
  /** The other members to whom there is no connection. */
  readonly links: readonly LinkTrouble[];
  readonly microphone: DeviceTrouble;
  readonly camera: DeviceTrouble;
}

export type Reaction = 'thumbs-up' | 'heart' | 'clap' | 'laugh' | 'surprise' | 'party';

export interface Member {
  readonly id: string;
  /** Never empty. */
  readonly name: string;
  readonly microphoneOn: boolean;
  readonly cameraOn: boolean;
  /** Whether the member shows a screen: as `screen`, or in the place of `video` where that is zero. */
  readonly screenOn: boolean;
  readonly link: 'connecting' | 'connected' | 'reconnecting' | 'failed';
  /** Why this member and the person here do not hear each other. */
  readonly trouble: Trouble;
  /** The same in words for the person; empty when connected. */
  readonly linkReason: string;
  /** What stands between this member and others, as it says itself. Only of members with a client of this project. */
  readonly troubles: Troubles;
  readonly video: TrackHandle;
  /** A shared screen that has a track of its own; zero for none. */
  readonly screen: TrackHandle;
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

export interface Recording {
  /** False for an engine without a canvas, and where the browser cannot record. */
  readonly offered: boolean;
  /** `starting`: the person may be choosing a file. `failed`: it ended by itself; `message` says why. */
  readonly state: 'off' | 'starting' | 'on' | 'stopping' | 'failed';
  /** So long it has been on, or was. */
  readonly seconds: number;
  readonly message: string;
}

export interface Notice {
  readonly kind: 'information' | 'warning' | 'error';
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
  readonly own: boolean;
  /** Told by somebody else, because the author had left before we came: nobody can vouch for it. */
  readonly told: boolean;
  /**
   * Brought by the server's own chat alone: the server says who wrote it, or the text does, and it stands where it came.
   * `author` is then empty where the server named nobody.
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
 * `offered`: nobody has answered. `opening`: accepted, a place is being made. `moving`, and `waiting` while there is no
 * connection: it goes on from where it was. `finished`: all is there and as it was sent. `refused` by the receiver,
 * `cancelled` by the sender, `unfinished` because the other one left, `failed`.
 */
export type FileState =
  'offered' | 'opening' | 'moving' | 'waiting' | 'finished' | 'refused' | 'cancelled' | 'unfinished' | 'failed';

/** A file that somebody here offers, or has offered. */
export interface OfferedFile {
  /** Names it in this session. */
  readonly id: number;
  /** The `sequence` of the newest chat message that was there before it. */
  readonly after: number;
  readonly own: boolean;
  /** The sender's id and name; both empty for one of ours. */
  readonly peer: string;
  readonly sender: string;
  /** Without folders, control characters and what turns the direction of writing round; at most 200 bytes. */
  readonly name: string;
  /** As the sender says it; may be empty, or wrong. */
  readonly mime: string;
  readonly size: number;
  /** Of ours: that of the receiver who has the longest way to go. */
  readonly state: FileState;
  /** Bytes that were kept; of ours by the slowest receiver. */
  readonly bytes: number;
  /** A sentence where it failed. */
  readonly reason: string;
  /** Of ours only. */
  readonly receivers: readonly { peer: string; name: string; state: FileState; bytes: number }[];
}

/** Somebody who waits at the door of a locked room. */
export interface Knock {
  readonly id: string;
  /** Never empty. As the person typed it: nobody has checked it. */
  readonly name: string;
}

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

export interface Invitations {
  /** Whether people can be called here at all: not in the dialects of other systems. */
  readonly possible: boolean;
  /** What others can call us by, or could at last; empty where that never was. */
  readonly callsign: string;
  /** Whether they can: `asking` while the server has not answered, `refused` with the `message` why. */
  readonly reachability: 'off' | 'asking' | 'on' | 'refused';
  readonly message: string;
  /** Whom we have called from this room, at most 8; what has ended is there for half a minute. */
  readonly outgoing: readonly { readonly callsign: string; readonly state: InvitationState }[];
  /** Who calls us, and into which room. The name is what they call themselves: nobody has checked it. */
  readonly incoming: { readonly name: string; readonly room: string } | null;
}

/** What could not be used and was dropped. Each counts up from zero. */
export interface Counters {
  readonly malformedFrames: number;
  readonly unknownFrames: number;
  readonly staleEvents: number;
  readonly staleDescriptions: number;
  readonly ignoredOffers: number;
  readonly failedOperations: number;
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
  /** Milliseconds. */
  readonly jitterMs: number | null;
  /** Pixels of the picture; null for sound. */
  readonly width: number | null;
  readonly height: number | null;
  readonly framesPerSecond: number | null;
  /** Such as "opus" or "VP8"; empty where it is not known. */
  readonly codec: string;
  /** Of the picture that is sent: why it is not better. */
  readonly limitation: 'none' | 'cpu' | 'bandwidth' | 'other' | null;
}

/** One value for each measurement of the last minute: at most 60, the newest last. */
export interface StatisticsHistory {
  readonly roundTripMs: readonly (number | null)[];
  readonly lossSentPermille: readonly (number | null)[];
  readonly lossReceivedPermille: readonly (number | null)[];
  readonly bitrateSent: readonly (number | null)[];
  readonly bitrateReceived: readonly (number | null)[];
}

/** The connection to one member. */
export interface ConnectionStatistics {
  /** The member's. */
  readonly id: string;
  /** What ails it most; found by comparing all connections. */
  readonly finding: 'not-connected' | 'own-uplink' | 'own-downlink' | 'their-uplink' | 'their-downlink' |
    'loss-on-the-way-here' | 'loss-on-the-way-there' | 'relay-over-tcp' | 'tcp' | 'long-round-trip' | 'jitter' |
    'busy-machine' | 'narrow-uplink' | 'unmeasured' | 'well';
  readonly rating: 'unknown' | 'good' | 'fair' | 'poor';
  /** The finding for a person, such as "Your uplink is losing 8 %." */
  readonly sentence: string;
  /** The way that packets take, without any address. */
  readonly path: {
    readonly local: 'host' | 'srflx' | 'prflx' | 'relay' | null;
    readonly remote: 'host' | 'srflx' | 'prflx' | 'relay' | null;
    readonly protocol: 'udp' | 'tcp' | 'tls' | null;
    /** Between us and our relay. */
    readonly relayProtocol: 'udp' | 'tcp' | 'tls' | null;
  };
  /** There and back, the mean of three measurements. */
  readonly roundTripMs: number | null;
  /** Of sound and picture together, as in `MediaStatistics`. */
  readonly bitrateSent: number | null;
  readonly bitrateReceived: number | null;
  readonly lossSentPermille: number | null;
  readonly lossReceivedPermille: number | null;
  readonly audioSent: MediaStatistics;
  readonly videoSent: MediaStatistics;
  readonly audioReceived: MediaStatistics;
  readonly videoReceived: MediaStatistics;
  readonly history: StatisticsHistory;
}

/** What `exportStatistics()` gives, and what the panel saves as JSON. */
export interface StatisticsDocument {
  readonly parley: 'statistics';
  /** Grows when members of this object get another meaning or go. */
  readonly version: 1;
  /** When it was made: ISO 8601, in UTC. */
  readonly at: string;
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
  readonly signaling: 'closed' | 'connecting' | 'open' | 'reconnecting';
  /** Our own id in the room; empty outside. */
  readonly self: string;
  readonly name: string;
  readonly room: string;
  /** The address that leads others here. */
  readonly roomLink: string;
  readonly microphone: Device;
  readonly camera: Device;
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
  readonly notice: Notice | null;
  /** From the end of a room, or of a try to enter it, until the next `join()`; null where we left by our own wish. */
  readonly ending: Ending | null;
  /** The newest 200 messages in the order of the conversation, which is the same for everybody. */
  readonly chat: readonly ChatMessage[];
  /** Messages of others, and files that they offered, since `readChat()`. */
  readonly unread: number;
  readonly screen: ScreenShare;
  readonly counters: Counters;
  /**
   * How each connection does, in the order of `members`, made anew once a second; null while nobody watches. Empty
   * until the first measurement has come.
   */
  readonly statistics: readonly ConnectionStatistics[] | null;
  readonly safetyCode: SafetyCode;
  /** Ours. */
  readonly recording: Recording;
  /** Files that were offered here, in the order in which they came: the newest 100 of ours and 100 of others. */
  readonly files: readonly OfferedFile[];
  readonly moderation: Moderation;
  readonly invitations: Invitations;
}
