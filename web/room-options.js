// What `Room.join` may be given: checked before anything is opened, and turned into options of the engine.

import { BadOptionError } from './errors.js';
import { bytesOf, nameBytesMax, roomBytesMax } from './text-limits.js';

/** Those that a server speaks. */
export const serverDialects = ['parley', 'room-event', 'peer-list', 'voice-room', 'call-room', 'direct-call'];
export const dialects = [...serverDialects, 'broadcast'];
const trackKinds = { audio: 'audio', video: 'video', screen: 'video' };

/**
 * @param {string} option its name
 * @param {boolean} holds
 * @param {string} expected
 * @param {unknown} given
 */
function check(option, holds, expected, given) {
  if (!holds) throw new BadOptionError(option, expected, given);
}

/**
 * @param {string} option
 * @param {unknown} value
 * @param {'audio' | 'video' | 'screen'} kind
 * @param {string} [others] what else it may be
 */
export function checkTrack(option, value, kind, others = '') {
  const wanted = trackKinds[kind];
  check(option, typeof value === 'object' && value !== null && 'kind' in value && 'readyState' in value,
    `${others}a MediaStreamTrack`, value);
  const { kind: given, readyState } = /** @type {MediaStreamTrack} */ (value);
  check(option, given === wanted, `${others}a MediaStreamTrack of the kind "${wanted}"`, given);
  check(option, readyState === 'live', `${others}a MediaStreamTrack that is live`, readyState);
}

/** @type {Record<string, (value: any, option: string) => void>} */
const checks = {
  room: (value, option) => checkText(option, value, roomBytesMax),
  name: (value, option) => checkText(option, value, nameBytesMax),
  token: (value, option) => check(option, typeof value === 'string', 'a string', value),
  region: (value, option) => {
    const isName = typeof value === 'string' && /^[a-z0-9-]{0,32}$/.test(value);
    check(option, isName, 'at most 32 small letters, digits and hyphens', value);
  },
  lang: (value, option) => check(option, typeof value === 'string', 'a string such as "de"', value),
  dialect: (value, option) => check(option, dialects.includes(value), `one of ${dialects.join(', ')}`, value),
  calls: (value, option) => {
    check(option, Array.isArray(value) && value.every((id) => typeof id === 'string'), 'an array of strings', value);
  },
  server: checkServer,
  audio: (value, option) => checkMedia(option, value, 'audio'),
  video: (value, option) => checkMedia(option, value, 'video'),
  iceServers: (value, option) => {
    const areServers = Array.isArray(value) && value.every((one) => one?.urls !== undefined);
    check(option, areServers, 'an array of RTCIceServer, each with urls', value);
  },
  linkWindow: (value, option) => {
    const isInRange = typeof value === 'number' && value >= 1 && value <= 86_400;
    check(option, isInRange, 'a number of seconds from 1 to 86400', value);
  },
  signal: (value, option) => {
    check(option, typeof value?.aborted === 'boolean' && typeof value.addEventListener === 'function',
      'an AbortSignal (the server\'s address is the option server)', value);
  },
};

/** @param {string} option @param {unknown} value @param {number} bytesMax */
function checkText(option, value, bytesMax) {
  const fits = typeof value === 'string' && bytesOf(value) <= bytesMax;
  check(option, fits, `a string of at most ${bytesMax} bytes of UTF-8`, value);
}

/** @param {string} option @param {unknown} value @param {'audio' | 'video'} kind */
function checkMedia(option, value, kind) {
  if (typeof value !== 'boolean') checkTrack(option, value, kind, 'true, false or ');
}

/** @param {unknown} value @param {string} option */
function checkServer(value, option) {
  const expected = 'an address that begins with ws:// or wss://';
  let url;
  try {
    url = new URL(String(value));
  } catch {
    throw new BadOptionError(option, expected, value);
  }
  check(option, ['ws:', 'wss:'].includes(url.protocol) && url.host !== '', expected, value);
}

/**
 * What is undefined counts as not given. What is not known here is the engine's.
 *
 * @param {import('./room.js').RoomOptions} options
 * @returns {import('./core.js').EngineOptions}
 */
export function engineOptions(options) {
  check('options', typeof options === 'object' && options !== null, 'an object', options);
  const given = Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
  for (const [option, value] of Object.entries(given)) checks[option]?.(value, option);
  const { server, ...others } = given;
  return { ...others, ...(server === undefined ? {} : { signalUrl: String(server) }), join: true };
}
