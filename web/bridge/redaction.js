// Redaction of a recording: each text that came from a person, a network or a server gets a placeholder, the same one
// wherever it stands, so that the core makes of the placeholders what it made of the texts. What the core makes up
// itself from its seed stays, and so do ids of members, unless people choose them (`direct-call`).
//
// Two passes: what goes in is learned, all of it but the words of the protocols; then everything is written with what
// was learned replaced. So a text of an unknown frame is replaced without anybody knowing what it means.

import { bytesOf } from '../text-limits.js';
import { fileNameFrom } from './file-name.js';
import { descriptionSummary, mapAddress, mapText } from './text-parts.js';

/** @typedef {import('./black-box.js').Entry} Entry */

/** Where the arguments of facts, wishes and orders are words of ours or of a standard. */
const wordArguments = {
  start: [], frameReceived: [], localDescriptionSet: [1], candidateGathered: [2], connectionStateChanged: [1, 2],
  remoteTrackAdded: [1, 2], dataChannelAnnounced: [1], openSocket: [2], setSender: [1], setRemoteDescription: [2],
  addCandidate: [3], adoptRemoteTrack: [1, 2], openDataChannel: [2], adoptDataChannel: [2], storeValue: [0],
  react: [0],
  chooseDevice: [0],
  watchStatistics: [1],
  askMember: [1],
  answerInvitation: [0],
};
/** What stands under these keys in measurements is a word of a standard. */
const measurementWords = new Set(['local', 'remote', 'protocol', 'relayProtocol', 'codec', 'limitation']);
const idKeys = new Set([
  'id', 'from', 'to', 'self', 'peer', 'peers', 'peerId', 'targetPeerId', 'socketId', 'targetSocketId', 'fromSocketId',
  'yourId', 'hostId', 'sid', 'author',
]);
const nameKeys = new Set(['name', 'username']);
const optionWords = new Set(['dialect', 'language']);
const snapshotWords = new Set([
  'phase', 'signaling', 'state', 'link', 'kind', 'trouble', 'microphone', 'camera', 'reaction',
  'reachability', 'finding', 'rating', ...measurementWords,
]);
/** What the core itself calls a person and a room without a name. */
const ownWords = ['Guest', 'default'];
/** Limits of the core, in bytes: names of rooms, people and devices, texts that are shown, chat messages. */
const cuts = [128, 160, 256, 512, 4000];
/** Longer texts keep their length, so that what was too long still is. */
const lengthKept = 64;
const descriptionLengthMax = 40_000;
const word = /^[\w:.-]{0,40}$/;
/** What the label of a channel of the page begins with; its name stands behind it. */
const namedLabel = 'parley.app.';
const channelNameBytesMax = 64;
const control = /[\u0000-\u001f\u007f-\u009f]/;

/**
 * @param {import('./black-box.js').Header} header
 * @param {Entry[]} entries
 * @returns {string[]} lines of JSON without line ends
 */
export function redactedLines(header, entries) {
  const redaction = new Redaction(header, entries);
  return [redaction.header(header), ...entries.map((entry) => redaction.entry(entry))];
}

/**
 * A table of phrases is public, and the core says the same again only with it.
 *
 * @param {object} options
 */
function withoutTable(options) {
  return { ...options, languageTable: '' };
}

class Redaction {
  /** Texts that stay. @type {Set<string>} */
  #kept = new Set(ownWords);
  /** @type {Map<string, string>} */
  #placeholders = new Map();
  /** @type {Map<string, number>} */
  #counts = new Map();
  /** @type {Set<string>} */
  #hosts = new Set();

  /**
   * @param {import('./black-box.js').Header} header
   * @param {Entry[]} entries
   */
  constructor({ options }, entries) {
    const given = (fact) => entries.filter(({ tell }) => tell?.[0] === fact).map(({ tell }) => String(tell[1]));
    const names = [options.name, ...given('setDisplayName')];
    const rooms = [options.room, ...given('setRoom')];
    this.#keepWhatIsMadeUp(entries, names.concat(rooms).map((text) => tidied(text, Infinity)));
    const ids = textsUnder(idKeys, entries);
    if (options.dialect !== 'direct-call') {
      // A name is private wherever it stands.
      const known = textsUnder(nameKeys, entries.filter(({ tell }) => tell));
      for (const id of ids) if (!known.has(id) && !names.includes(id)) this.#kept.add(id);
    } else {
      // Who is polite follows from the order of ids: their placeholders stand in the order of what they replace.
      const shown = names.map((name) => tidied(name, Infinity));
      [...ids, ...options.calls, ...shown].sort(byCodePoints).forEach((id) => this.#learn('name', id));
    }
    names.forEach((name) => this.#learn('name', name));
    rooms.forEach((room) => this.#learn('room', room));
    fileNames(entries).forEach((name) => this.#learnFileName(name));
    const learn = (kind, piece) => this.#learn(kind, piece) ?? piece;
    mapText(JSON.stringify(withoutTable(options)), learn, optionWords);
    for (const { tell } of entries) if (tell) mapCall(tell, learn);
  }

  /** @param {import('./black-box.js').Header} header */
  header(header) {
    const { options } = header;
    const redacted = JSON.parse(this.#write(withoutTable(options), optionWords));
    return JSON.stringify({ ...header, options: { ...redacted, languageTable: options.languageTable } });
  }

  /** @param {Entry} entry */
  entry({ at, tell, order, state, ...rest }) {
    const replace = (kind, piece) => this.#replace(piece);
    if (tell) return JSON.stringify({ at, tell: mapCall(tell, replace) });
    if (order) return JSON.stringify({ order: mapCall(order, replace) });
    if (state) return `{"state":${this.#write(withoutCodes(state), snapshotWords)}}`;
    return JSON.stringify(rest);
  }

  /**
   * @param {object} value
   * @param {Set<string>} words
   */
  #write(value, words) {
    return mapText(JSON.stringify(value), (kind, piece) => this.#replace(piece), words);
  }

  /**
   * The core makes up a room's name and an id where none is given. They follow from the seed.
   *
   * @param {Entry[]} entries
   * @param {string[]} given
   */
  #keepWhatIsMadeUp(entries, given) {
    for (const { state } of entries) {
      for (const text of [state?.room, state?.self]) {
        if (text !== undefined && !given.includes(text)) this.#kept.add(text);
      }
    }
  }

  /**
   * @param {string} kind
   * @param {string} text
   */
  #learn(kind, text) {
    const [greeting, name] = splitGreeting(text);
    if (greeting) return this.#learn('name', name);
    const shown = tidied(text, Infinity);
    const isPlain = this.#kept.has(text) || /^\d{0,3}$/.test(text) || shown === '';
    if (isPlain || this.#placeholders.has(text)) return undefined;
    if (kind === 'host') this.#hosts.add(text);
    const tidy = control.test(text) ? undefined : this.#placeholders.get(shown);
    const placeholder = tidy ?? this.#placeholderOf(kind, text);
    this.#placeholders.set(text, placeholder);
    for (const cut of cuts) {
      const part = tidied(text, cut);
      if (!this.#placeholders.has(part)) this.#placeholders.set(part, tidied(placeholder, cut));
    }
    return undefined;
  }

  /** It is shown without what may deceive. @param {string} name */
  #learnFileName(name) {
    this.#learn('file', name);
    const placeholder = this.#placeholders.get(name);
    if (placeholder) this.#placeholders.set(fileNameFrom(name), fileNameFrom(placeholder));
  }

  /**
   * @param {string} kind
   * @param {string} text
   */
  #placeholderOf(kind, text) {
    const shownKind = /^[\w-]{1,20}$/.test(kind) ? kind : 'text';
    const number = (this.#counts.get(shownKind) ?? 0) + 1;
    this.#counts.set(shownKind, number);
    if (kind === 'description' && text.length < descriptionLengthMax) {
      return descriptionSummary(text, number, (part, piece) => this.#learn(part, piece) ?? this.#replace(piece));
    }
    const placeholder = `${shownKind}-${String(number).padStart(3, '0')}${control.test(text) ? '\u0001' : ''}`;
    const length = bytesOf(text);
    // The core takes dots off the end of a file's name; one that is read at all is shorter than this.
    const isKept = length > (kind === 'file' ? cuts[3] : lengthKept);
    return isKept ? placeholder.padEnd(length, '.') : placeholder;
  }

  /**
   * @param {string} text
   * @returns {string | undefined} nothing where it was not learned as it stands
   */
  #known(text) {
    const [greeting, name] = splitGreeting(text);
    return greeting ? greeting + (this.#placeholders.get(name) ?? name) : this.#placeholders.get(text);
  }

  /** @param {string} text */
  #replace(text) {
    const known = this.#known(text);
    if (known !== undefined) return known;
    // The core puts texts together: "NAME: TEXT", "WHAT HAPPENED: WHY", "… It is ADDRESS", "The server HOST …".
    for (let at = text.indexOf(': '); at >= 0; at = text.indexOf(': ', at + 1)) {
      const [before, after] = [text.slice(0, at), text.slice(at + 2)].map((part) => this.#known(part));
      if (before !== undefined || after !== undefined) {
        return `${before ?? text.slice(0, at)}: ${after ?? text.slice(at + 2)}`;
      }
    }
    // "NAME's uplink …"
    for (let at = text.indexOf("'s "); at >= 0; at = text.indexOf("'s ", at + 1)) {
      const name = this.#known(text.slice(0, at));
      if (name !== undefined) return name + text.slice(at);
    }
    let result = text;
    for (const host of this.#hosts) {
      result = result.replace(`The server ${host} `, `The server ${this.#replace(host)} `);
    }
    const visit = (kind, piece) => this.#replace(piece);
    return result.replace(/(?:wss?|https?):\/\/\S+/g, (address) => mapAddress(address, visit) ?? 'address');
  }
}

/**
 * Words of safety codes follow from certificates, which are placeholders here.
 *
 * @param {object} state
 */
function withoutCodes({ safetyCode, members, ...state }) {
  return {
    ...state,
    ...safetyCode && { safetyCode: { missing: safetyCode.missing } },
    ...members && { members: members.map(({ safetyCode: _, ...member }) => member) },
  };
}

/**
 * @param {any[]} call a name and its arguments
 * @param {import('./text-parts.js').Visitor} visit
 */
function mapCall([name, ...values], visit) {
  const words = wordArguments[name] ?? [];
  return [name, ...values.map((value, index) => {
    if (typeof value === 'object') {
      const wordKeys = name === 'connectionMeasured' ? measurementWords : undefined;
      return JSON.parse(mapText(JSON.stringify(value), visit, wordKeys));
    }
    if (typeof value === 'string' && value.startsWith(namedLabel)) return mapNamedLabel(value, visit);
    if (typeof value !== 'string' || (words.includes(index) && word.test(value))) return value;
    // The name of an error is what the core decides by.
    if (name === 'operationFailed' && index === 1 && /^[A-Z][A-Za-z]{2,40}Error$/.test(value)) return value;
    return mapText(value, visit);
  })];
}

/**
 * The core takes the name apart from the label, and none that is too long.
 *
 * @param {string} label
 * @param {(kind: string, piece: string) => string} visit
 */
function mapNamedLabel(label, visit) {
  const name = label.slice(namedLabel.length);
  const isTooLong = bytesOf(name) > channelNameBytesMax;
  return namedLabel + (isTooLong ? 'x'.repeat(channelNameBytesMax + 1) : mapText(name, visit));
}

/**
 * @param {Set<string>} keys
 * @param {Entry[]} entries
 */
function textsUnder(keys, entries) {
  /** @type {Set<string>} */
  const texts = new Set();
  const collect = (kind, piece) => {
    if (keys.has(kind)) texts.add(piece);
    return piece;
  };
  for (const { tell, order, state } of entries) {
    if (tell ?? order) mapCall(tell ?? order, collect);
    if (state) mapText(JSON.stringify(state), collect);
  }
  return texts;
}

/**
 * Of all that were offered, by us and by others.
 *
 * @param {Entry[]} entries
 */
function fileNames(entries) {
  const isOffer = ({ tell }) => tell?.[0] === 'dataChannelMessage' && String(tell[2]).includes('"file-offer"');
  const offered = entries.filter(({ tell }) => tell?.[0] === 'offerFile').map(({ tell }) => tell[2]);
  return [...offered, ...textsUnder(nameKeys, entries.filter(isOffer))];
}

/** "Hello from Ana": how clients of `direct-call` greet each other. @param {string} text */
function splitGreeting(text) {
  const greeting = 'Hello from ';
  return text.startsWith(greeting) ? [greeting, text.slice(greeting.length)] : ['', text];
}

/**
 * As the core tidies what people write: without control characters, without spaces around it, cut at a letter.
 *
 * @param {string} text
 * @param {number} bytesMax
 */
function tidied(text, bytesMax) {
  let kept = text.replace(/[\u0000-\u001f\u007f]/g, '').replace(/^ +/, '');
  const bytes = new TextEncoder().encode(kept);
  if (bytes.length > bytesMax) kept = new TextDecoder().decode(bytes.subarray(0, bytesMax)).replace(/\ufffd+$/, '');
  return kept.replace(/ +$/, '');
}

/**
 * @param {string} one
 * @param {string} other
 */
function byCodePoints(one, other) {
  const [first, second] = [[...one], [...other]];
  for (let at = 0; at < Math.min(first.length, second.length); ++at) {
    const difference = first[at].codePointAt(0) - second[at].codePointAt(0);
    if (difference !== 0) return difference;
  }
  return first.length - second.length;
}
