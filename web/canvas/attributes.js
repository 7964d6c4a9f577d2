// What the element's attributes say: options of its engine, and what is wrong with them. Reads the element only.

import { mediaFromWord } from '../address.js';
import { serverDialects } from '../room-options.js';
import { bytesOf, nameBytesMax, roomBytesMax } from '../text-limits.js';
import { AttributeError } from './room-error.js';

const mediaWords = ['av', 'a', 'v', 'none', 'audio video', 'audio', 'video'];
const layouts = ['gallery', 'speaker'];
const themes = ['dark', 'light', 'auto'];

/**
 * @typedef {object} RoomSettings
 * @property {import('../core.js').EngineOptions} options
 * @property {string | undefined} assets where the module, the fonts and the shaders lie
 * @property {'gallery' | 'speaker'} layout
 * @property {'dark' | 'light' | 'auto'} theme
 * @property {boolean} drawVideo
 * @property {AttributeError[]} problems with attributes that have a default
 * @property {AttributeError | undefined} refusal the room cannot start with this
 */

/**
 * @param {Element} element
 * @returns {RoomSettings}
 */
export function readAttributes(element) {
  const text = (attribute) => element.getAttribute(attribute) ?? undefined;
  const problems = [
    wrongWord('media', text('media'), mediaWords, 'av'),
    wrongWord('layout', text('layout'), layouts, 'gallery'),
    wrongWord('theme', text('theme'), themes, 'dark'),
    tooLong('room', text('room'), roomBytesMax),
    tooLong('name', text('name'), nameBytesMax),
  ].filter((problem) => problem !== undefined);
  return {
    options: {
      room: text('room'),
      name: text('name'),
      signalUrl: text('signal'),
      dialect: text('dialect'),
      token: text('token'),
      region: text('region'),
      calls: text('call')?.split(' ').filter((id) => id !== ''),
      join: element.hasAttribute('join'),
      record: element.hasAttribute('record'),
      lang: languageAround(element),
      ...mediaFromWord(text('media')),
    },
    assets: text('assets'),
    layout: text('layout')?.trim() === 'speaker' ? 'speaker' : 'gallery',
    theme: /** @type {RoomSettings['theme']} */ (themes.find((word) => word === text('theme')?.trim()) ?? 'dark'),
    drawVideo: element.hasAttribute('draw-video'),
    problems,
    refusal: wrongSignal(text('signal')) ?? wrongWord('dialect', text('dialect'), serverDialects)
      ?? wrongAssets(text('assets')),
  };
}

/**
 * @param {string} attribute
 * @param {string | undefined} given
 * @param {string[]} words
 * @param {string} [instead]
 */
function wrongWord(attribute, given, words, instead) {
  if (given === undefined || words.includes(given.trim())) return undefined;
  const expected = `one of ${words.map((word) => `"${word}"`).join(', ')}`;
  return new AttributeError(attribute, given, expected, instead);
}

/** @param {'room' | 'name'} attribute @param {string | undefined} given @param {number} bytesMax */
function tooLong(attribute, given, bytesMax) {
  if (given === undefined || bytesOf(given) <= bytesMax) return undefined;
  return new AttributeError(attribute, given, `at most ${bytesMax} bytes of UTF-8`, 'its beginning');
}

/** @param {string} [given] */
function wrongSignal(given) {
  if (given === undefined || ['ws:', 'wss:'].includes(protocolOf(given))) return undefined;
  return new AttributeError('signal', given, 'the address of a signaling server, such as "wss://example.org"');
}

/** @param {string} [given] */
function wrongAssets(given) {
  if (given === undefined || ['http:', 'https:'].includes(protocolOf(given, document.baseURI))) return undefined;
  return new AttributeError('assets', given, 'the address of the folder with parley.mjs, such as "/parley/"');
}

/** @param {string} address @param {string} [base] @returns {string} empty for what is no address */
function protocolOf(address, base) {
  try {
    return new URL(address, base).protocol;
  } catch {
    return '';
  }
}

/** Shadow trees are looked out of. @param {Element} element @returns {string | undefined} */
function languageAround(element) {
  for (let inner = element; inner;) {
    const found = /** @type {HTMLElement | null} */ (inner.closest('[lang]'));
    if (found) return found.lang;
    inner = /** @type {ShadowRoot} */ (inner.getRootNode()).host;
  }
  return undefined;
}
