// Texts that cross the border, taken apart: frames, session descriptions, candidates, addresses. A visitor sees each
// piece that may say something about a person and puts another in its place; all that is syntax stays as it is.

/**
 * @callback Visitor
 * @param {string} kind what the piece is: the key that it stands under, or `host`, `path`, `address`, `text` …
 * @param {string} piece
 * @returns {string} what takes its place
 */

const plain = /^[\w:.-]{0,40}$/;
/** Values of our own protocols and of the others: what stands under these keys is a word of the protocol. */
const protocolWords = new Set([
  'type', 'event', 'code', 'dialect', 'capabilities', 'callType', 'kind', 'trouble', 'microphone', 'camera', 'sdpMid',
  'upgrades', 'transport', 'EIO', 'reaction', 'what', 'outcome', 'rights',
]);
const protocolPaths = new Set(['', 'parley', 'ws', 'socket.io', 'room', 'chat', 'viewer', 'websocket']);

/**
 * @param {string} text
 * @param {Visitor} visit
 * @param {Set<string>} [words] keys whose plain values stay
 * @param {string} [kind] what the text is, when it is none of those known here
 * @returns {string}
 */
export function mapText(text, visit, words = protocolWords, kind = 'text') {
  // Packets of Engine.IO and Socket.IO are digits before JSON.
  const [, digits, json] = /^(\d*)([[{][^]*)$/.exec(text) ?? [];
  if (json !== undefined && isJson(json)) return digits + mapJson(json, visit, words);
  if (text.startsWith('v=0')) return visit('description', text);
  return mapCandidate(text, visit) ?? mapAddress(text, visit) ?? visit(kind, text);
}

/** @param {string} text */
function isJson(text) {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/**
 * Only string literals are touched: numbers, spaces and repeated keys stay as they were written.
 *
 * @param {string} json valid
 * @param {Visitor} visit
 * @param {Set<string>} words
 */
function mapJson(json, visit, words) {
  /** What the next value stands under, for each open container; the elements of an array stand under its key. */
  const keys = [json.startsWith('[') ? 'event' : ''];
  return json.replace(/"(?:[^"\\]+|\\.)*"(\s*:)?|[{}[\]]/g, (token, colon) => {
    if (token === '{') keys.push('');
    if (token === '[') keys.push(keys.at(-1));
    if (token === '}' || token === ']') keys.pop();
    if (!token.startsWith('"')) return token;
    const literal = colon ? token.slice(0, -colon.length) : token;
    const text = JSON.parse(literal);
    if (colon) {
      keys[keys.length - 1] = text;
      return plain.test(text) ? token : JSON.stringify(visit('key', text)) + colon;
    }
    const key = keys.at(-1);
    const mapped = words.has(key) && plain.test(text) ? text : mapText(text, visit, words, key);
    if (keys.length === 2 && key === 'event') keys[1] = '';  // An array of Socket.IO begins with its event's name.
    return mapped === text ? token : JSON.stringify(mapped);
  });
}

/**
 * RFC 8839, 5.1.
 *
 * @param {string} text
 * @param {Visitor} visit
 */
function mapCandidate(text, visit) {
  const line = /^candidate:(\S+) (\d+ \w+ \d+) (\S+) (\d+) typ (\w+)((?: [\w-]+ \S+)*)$/.exec(text);
  if (!line) return undefined;
  const [, foundation, priority, address, port, type, extensions] = line;
  const start = `candidate:${visit('foundation', foundation)} ${priority} ${visit('address', address)}`;
  const rest = extensions.replace(/ ([\w-]+) (\S+)/g, (_, name, value) => {
    const isNumber = /^\d+$/.test(value) && name !== 'ufrag';
    if (isNumber || name === 'tcptype') return ` ${name} ${value}`;
    return ` ${name} ${visit(name === 'raddr' ? 'address' : name, value)}`;
  });
  return `${start} ${port} typ ${type}${rest}`;
}

/**
 * Addresses of pages, signaling servers and ICE servers.
 *
 * @param {string} text
 * @param {Visitor} visit
 */
export function mapAddress(text, visit) {
  const address = /^((?:wss?|https?):\/\/|(?:turns?|stuns?):)([^/?#\s]+)([^?#\s]*)(?:\?([^#\s]*))?(#\S*)?$/.exec(text);
  if (!address) return undefined;
  const [, scheme, host, path, query, fragment] = address;
  const segments = path.split('/').map((segment) => {
    return protocolPaths.has(segment) ? segment : mapEncoded('path', segment, visit);
  });
  const parameters = query?.split('&').map((parameter) => {
    const [, name, value] = /^([^=]*)=?(.*)$/.exec(parameter);
    if (!plain.test(name)) return visit('parameter', parameter);
    return protocolWords.has(name) || value === '' ? parameter : `${name}=${mapEncoded(name, value, visit)}`;
  });
  return scheme + visit('host', host) + segments.join('/') + (parameters ? `?${parameters.join('&')}` : '') +
    (fragment ? `#${visit('fragment', fragment)}` : '');
}

/**
 * @param {string} kind
 * @param {string} encoded
 * @param {Visitor} visit what it puts in place needs no encoding
 */
function mapEncoded(kind, encoded, visit) {
  let piece = encoded;
  try {
    piece = decodeURIComponent(encoded);
  } catch {
    // Nobody encoded it: it is what it says.
  }
  const mapped = visit(kind, piece);
  return mapped === piece ? encoded : mapped;
}

const descriptionLines = [
  /^m=(?:audio|video|application) \d+ [A-Z/]+ (?:[\d ]+|webrtc-datachannel)$/,
  /^a=(?:mid:[\w-]{1,8}|setup:\w+|sendrecv|sendonly|recvonly|inactive)$/,
];

/**
 * What is left of a session description: its sections, their directions, and whether its certificates are others than
 * before, which is all that the core may look at. It passes the rest on unread.
 *
 * @param {string} sdp
 * @param {number} number tells it from others
 * @param {Visitor} visit
 */
export function descriptionSummary(sdp, number, visit) {
  const kept = sdp.split(/\r?\n/).flatMap((line) => {
    const [, certificate] = /^a=fingerprint:(.*)$/.exec(line) ?? [];
    if (certificate !== undefined) return [`a=fingerprint:${visit('certificate', certificate)}`];
    return descriptionLines.some((pattern) => pattern.test(line)) ? [line] : [];
  });
  return ['v=0', `s=description-${number}`, ...kept, ''].join('\r\n');
}
