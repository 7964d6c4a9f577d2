// Pixels of the pictures that browsers make of their pages: PNG as they write it, eight bits, not interlaced.

import { inflateSync } from 'node:zlib';

const signatureLength = 8;
/** Channels by the color type of the header: RGB and RGBA. */
const channelsOf = { 2: 3, 6: 4 };

/** Which neighbour a byte is told relative to (ISO/IEC 15948, 9.4). */
function paeth(left, above, corner) {
  const guess = left + above - corner;
  const [toLeft, toAbove, toCorner] = [left, above, corner].map((value) => Math.abs(guess - value));
  if (toLeft <= toAbove && toLeft <= toCorner) return left;
  return toAbove <= toCorner ? above : corner;
}

/** By the number that a row begins with. */
const filters = [
  () => 0,
  (left) => left,
  (left, above) => above,
  (left, above) => (left + above) >> 1,
  paeth,
];

/** @param {Uint8Array} file @returns {Uint8Array} RGBA, row by row from the top */
export function decodePng(file) {
  const bytes = Buffer.from(file);
  const parts = [];
  let width = 0;
  let channels = 0;
  for (let at = signatureLength; at < bytes.length;) {
    const length = bytes.readUInt32BE(at);
    const type = bytes.toString('latin1', at + 4, at + 8);
    const data = bytes.subarray(at + 8, at + 8 + length);
    if (type === 'IHDR') {
      width = data.readUInt32BE(0);
      channels = channelsOf[data[9]];
      if (data[8] !== 8 || !channels || data[12] !== 0) throw new Error('a kind of PNG that browsers do not write');
    }
    if (type === 'IDAT') parts.push(data);
    at += length + 12;
  }
  const filtered = inflateSync(Buffer.concat(parts));
  const stride = width * channels;
  const height = filtered.length / (stride + 1);
  const pixels = new Uint8Array(width * height * 4).fill(255);
  let above = new Uint8Array(stride);
  for (let y = 0; y < height; ++y) {
    const begin = y * (stride + 1);
    const filter = filters[filtered[begin]];
    const row = new Uint8Array(stride);
    for (let i = 0; i < stride; ++i) {
      const left = i < channels ? 0 : row[i - channels];
      const corner = i < channels ? 0 : above[i - channels];
      row[i] = filtered[begin + 1 + i] + filter(left, above[i], corner);
      pixels[(y * width + Math.floor(i / channels)) * 4 + (i % channels)] = row[i];
    }
    above = row;
  }
  return pixels;
}

/** @param {ArrayLike<number>} pixels RGBA @returns {{mean: number[], checksum: number}} the mean of each color */
export function colorsOf(pixels) {
  const mean = [0, 0, 0];
  let checksum = 0;
  for (let i = 0; i < pixels.length; i += 4) {
    for (const channel of [0, 1, 2]) {
      mean[channel] += pixels[i + channel];
      checksum = (checksum * 31 + pixels[i + channel]) % 1_000_000_007;
    }
  }
  return { mean: mean.map((sum) => Math.round((sum * 4) / pixels.length)), checksum };
}

/** @param {Uint8Array} pixels RGBA @returns {{darkest: number, lightest: number}} 0 to 255 */
export function rangeOf(pixels) {
  let darkest = 255;
  let lightest = 0;
  for (let i = 0; i < pixels.length; i += 4) {
    const light = Math.round((pixels[i] * 2 + pixels[i + 1] * 5 + pixels[i + 2]) / 8);
    darkest = Math.min(darkest, light);
    lightest = Math.max(lightest, light);
  }
  return { darkest, lightest };
}
