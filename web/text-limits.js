// How long the texts may be that a page gives a room, counted as in core/base/limits.hpp: in bytes of UTF-8.

import { ParleyError } from './errors.js';

export const roomBytesMax = 128;
export const nameBytesMax = 160;
export const messageBytesMax = 4000;

const encoder = new TextEncoder();

/** @param {string} text @returns {number} bytes of UTF-8 */
export function bytesOf(text) {
  return encoder.encode(text).length;
}

/**
 * @param {number} bytes of a message
 * @param {string} offerFile how the page calls that method
 * @returns {ParleyError | undefined} why it is not sent
 */
export function tooLarge(bytes, offerFile) {
  if (bytes <= messageBytesMax) return undefined;
  return new ParleyError('too-large', `A message has at most ${messageBytesMax} bytes of UTF-8; this has ${bytes}.`
    + ` Send it in parts, or as a file with ${offerFile}.`);
}
