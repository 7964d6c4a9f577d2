// Files of one engine: moves the bytes that the core has ordered to be moved, and none besides.

import { digestOf, FileSending } from './file-sending.js';
import { partsOf } from './file-pieces.js';
import { download, openSink } from './file-sinks.js';

/** @typedef {import('./answer.js').Emit} Emit */
/** @typedef {import('./file-sinks.js').Sink} Sink */

/**
 * @typedef {object} Expected a chunk that the core has asked for
 * @property {number} file the core's own number for it
 * @property {number} chunk
 * @property {string} place that its pieces name
 * @property {Uint8Array<ArrayBuffer>} bytes
 * @property {number} filled pieces of a chunk come in their order
 *
 * @typedef {object} Kept
 * @property {Promise<Sink>} sink
 * @property {string} name
 * @property {Blob} [blob] the whole file, where the page has it
 * @property {string} [address] of the download
 */

export class Files {
  /** By connection, sender's number and chunk. @type {Map<string, Expected>} */
  #places = new Map();
  /** The same by our number and chunk. @type {Map<string, Expected>} */
  #chunks = new Map();
  /** @type {Map<number, Kept>} */
  #kept = new Map();
  /** @type {Emit} */
  #emit;

  /** @param {Emit} emit */
  constructor(emit) {
    this.#emit = emit;
    this.sending = new FileSending(emit);
  }

  /**
   * Within a click: the person may be asked where to.
   *
   * @param {number} operation
   * @param {number} file
   * @param {string} name
   * @param {string} mime
   * @param {number} bytes
   */
  open(operation, file, name, mime, bytes) {
    const sink = openSink(name, mime, bytes);
    this.#kept.set(file, { sink, name });
    this.#answer(operation, sink.then(() => undefined, (error) => {
      this.#kept.delete(file);
      throw error;
    }));
  }

  /**
   * @param {number} connection
   * @param {number} number
   * @param {number} file
   * @param {number} chunk
   * @param {number} bytes
   */
  expect(connection, number, file, chunk, bytes) {
    const place = `${connection}/${number}/${chunk}`;
    const expected = { file, chunk, place, bytes: new Uint8Array(bytes), filled: 0 };
    this.#places.set(place, expected);
    this.#chunks.set(`${file}/${chunk}`, expected);
  }

  /**
   * @param {number} connection
   * @param {number} channel
   * @param {ArrayBuffer} data
   */
  take(connection, channel, data) {
    const piece = partsOf(data);
    const expected = piece && this.#places.get(`${connection}/${piece.file}/${piece.chunk}`);
    const fits = expected && piece.at === expected.filled && piece.bytes.length > 0 &&
      piece.at + piece.bytes.length <= expected.bytes.length;
    if (!fits) {
      this.#emit('fileBytesDropped', channel, data.byteLength);
      return;
    }
    expected.bytes.set(piece.bytes, piece.at);
    expected.filled += piece.bytes.length;
    if (expected.filled < expected.bytes.length) return;
    this.#places.delete(expected.place);
    // A page that is not secure has no digests: its chunks count as wrong, which ends the transfer with words.
    void digestOf(expected.bytes.buffer).catch(() => 'none').then((digest) => {
      const isWanted = this.#chunks.get(`${expected.file}/${expected.chunk}`) === expected;
      if (isWanted) this.#emit('fileChunkArrived', expected.file, expected.chunk, digest);
    });
  }

  /**
   * @param {number} file
   * @param {number} chunk
   */
  forgetChunk(file, chunk) {
    const key = `${file}/${chunk}`;
    const expected = this.#chunks.get(key);
    this.#chunks.delete(key);
    if (expected && this.#places.get(expected.place) === expected) this.#places.delete(expected.place);
  }

  /**
   * @param {number} operation
   * @param {number} file
   * @param {number} chunk
   * @param {number} offset
   */
  write(operation, file, chunk, offset) {
    const expected = this.#chunks.get(`${file}/${chunk}`);
    this.forgetChunk(file, chunk);
    this.#answer(operation, this.#sinkOf(file).then((sink) => sink.write(offset, expected.bytes.buffer)));
  }

  /**
   * @param {number} operation
   * @param {number} file
   */
  close(operation, file) {
    this.#answer(operation, this.#sinkOf(file).then(async (sink) => {
      const blob = await sink.close();
      const kept = this.#kept.get(file);
      if (!blob || !kept) return;
      kept.blob = blob;
      kept.address = download(blob, kept.name);
    }));
  }

  /** @param {number} file */
  discard(file) {
    const kept = this.#kept.get(file);
    if (!kept) return;
    this.#kept.delete(file);
    if (kept.address) URL.revokeObjectURL(kept.address);
    // It may not be open yet, or never be.
    kept.sink.then((sink) => sink.discard()).catch(() => {});
  }

  /**
   * @param {number} file
   * @returns {Blob | undefined} the whole file where it is through and the page has it
   */
  blob(file) {
    return this.#kept.get(file)?.blob;
  }

  closeAll() {
    this.sending.forgetAll();
    this.#places.clear();
    this.#chunks.clear();
    for (const file of [...this.#kept.keys()]) this.discard(file);
  }

  /**
   * @param {number} file
   * @returns {Promise<Sink>}
   */
  async #sinkOf(file) {
    const kept = this.#kept.get(file);
    if (!kept) throw new DOMException('There is no such file.', 'InvalidStateError');
    return kept.sink;
  }

  /**
   * @param {number} operation
   * @param {Promise<void>} promise
   */
  #answer(operation, promise) {
    promise.then(() => this.#emit('operationDone', operation), ({ name, message }) => {
      this.#emit('operationFailed', operation, name, message);
    });
  }
}
