// What the pages share: the address's parameters, an element for each remote stream, and what a test may ask of a page.
// No ICE server is named anywhere, since tests use no outside service.

const query = new URLSearchParams(location.search);

/** `server` has no path and no slash at its end; `http:` or `https:`. */
export const parameters = Object.fromEntries(query);

/** @param {string} path */
export function webSocketUrl(path) {
  return parameters.server.replace(/^http/, 'ws') + path;
}

/** @type {Map<string, {element?: HTMLMediaElement, connection?: RTCPeerConnection}>} */
const others = new Map();
const troubles = [];
const greetings = [];
let isIn = false;

function other(id) {
  if (!others.has(id)) others.set(id, {});
  return others.get(id);
}

/**
 * A place for what comes from that member, as the system's own page makes one.
 *
 * @param {string} id
 * @param {'audio' | 'video'} kind
 */
export function addElement(id, kind) {
  const entry = other(id);
  if (entry.element) return entry.element;
  entry.element = document.createElement(kind);
  entry.element.autoplay = true;
  entry.element.playsInline = true;
  // Drawing is done in software too.
  entry.element.width = 40;
  document.body.append(entry.element);
  return entry.element;
}

/** The element of that member, if the page has made one. */
export function elementOf(id) {
  return others.get(id)?.element;
}

export function removeElement(id) {
  others.get(id)?.element?.remove();
  others.delete(id);
}

/** Lets a test see the statistics of this connection. */
export function observe(id, connection) {
  other(id).connection = connection;
  return connection;
}

/** The server has let this client in, as far as its system tells. */
export function joined() {
  isIn = true;
}

export function addGreeting(from, text) {
  greetings.push({ from, text });
}

export function addTrouble(what) {
  troubles.push(String(what));
}

addEventListener('error', ({ message }) => addTrouble(message));
addEventListener('unhandledrejection', ({ reason }) => addTrouble(reason));

async function received(connection) {
  const sums = { frames: 0, audioEnergy: 0 };
  for (const entry of (await connection?.getStats())?.values() ?? []) {
    if (entry.type !== 'inbound-rtp') continue;
    sums.frames += entry.framesDecoded ?? 0;
    sums.audioEnergy += entry.totalAudioEnergy ?? 0;
  }
  return sums;
}

/** Of each other member: how far its element has played, how many frames it has shown, how much was heard. */
globalThis.remotes = () => Promise.all([...others].map(async ([id, { element, connection }]) => ({
  id,
  state: connection?.connectionState ?? 'none',
  playedFor: element?.currentTime ?? 0,
  framesShown: element?.getVideoPlaybackQuality?.().totalVideoFrames ?? 0,
  ...await received(connection),
})));
globalThis.isIn = () => isIn;
globalThis.troubles = () => troubles;
globalThis.greetings = () => greetings;
