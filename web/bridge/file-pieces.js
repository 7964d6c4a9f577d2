// Pieces: a chunk of a file as messages of a data channel. Each begins with three numbers of 32 bits, the highest byte
// first: the file as its sender numbers it, the chunk, and where in the chunk the piece begins.

/** Of a chunk in one message, in bytes: with the header below what every browser takes in one piece (RFC 8841). */
export const pieceBytes = 32 * 1024;
export const headerBytes = 12;

/**
 * @param {number} file
 * @param {number} chunk
 * @param {number} at
 * @param {ArrayBuffer} bytes
 * @returns {ArrayBuffer}
 */
export function withHeader(file, chunk, at, bytes) {
  const piece = new Uint8Array(headerBytes + bytes.byteLength);
  const header = new DataView(piece.buffer);
  [file, chunk, at].forEach((number, index) => header.setUint32(4 * index, number));
  piece.set(new Uint8Array(bytes), headerBytes);
  return piece.buffer;
}

/**
 * @param {ArrayBuffer} piece
 * @returns {{file: number, chunk: number, at: number, bytes: Uint8Array} | undefined} nothing for what is too short
 */
export function partsOf(piece) {
  if (piece.byteLength < headerBytes) return undefined;
  const header = new DataView(piece);
  const [file, chunk, at] = [0, 4, 8].map((place) => header.getUint32(place));
  return { file, chunk, at, bytes: new Uint8Array(piece, headerBytes) };
}
