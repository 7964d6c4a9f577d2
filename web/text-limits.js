// How long the texts may be that a page gives a room, counted as in core/base/limits.hpp: in bytes of UTF-8.

export const roomBytesMax = 128;
export const nameBytesMax = 160;
export const messageBytesMax = 4000;

const encoder = new TextEncoder();

/** @param {string} text @returns {number} bytes of UTF-8 */
export function bytesOf(text) {
  return encoder.encode(text).length;
}
