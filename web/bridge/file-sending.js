// Sends chunks of files over data channels, one after the other on each channel, no faster than it takes them.

import { pieceBytes, withHeader } from './file-pieces.js';

/** @typedef {import('./answer.js').Emit} Emit */

/** Bytes that wait in the browser for the network: enough that it never runs dry, few enough to stop soon. */
const bufferedMax = 1024 * 1024;
const bufferedLow = 256 * 1024;
// Orders that wait on one channel: the core asks for less.
const queueMax = 64;

/**
 * @typedef {object} Order
 * @property {number} operation
 * @property {number} source
 * @property {number} file
 * @property {number} chunk
 * @property {number} offset
 * @property {number} bytes
 */

export class FileSending {
  /** @type {Map<number, File>} */
  #sources = new Map();
  #numbers = 0;
  /** What is to be sent on each channel. @type {WeakMap<RTCDataChannel, Order[]>} */
  #queues = new WeakMap();
  /** @type {Emit} */
  #emit;

  /** @param {Emit} emit */
  constructor(emit) {
    this.#emit = emit;
  }

  /**
   * @param {File} file is kept until it is forgotten
   * @returns {number} its name for the engine
   */
  keep(file) {
    this.#sources.set(++this.#numbers, file);
    return this.#numbers;
  }

  /** @param {number} source */
  forget(source) {
    this.#sources.delete(source);
  }

  forgetAll() {
    this.#sources.clear();
  }

  /**
   * @param {RTCDataChannel | undefined} channel
   * @param {Order} order
   */
  send(channel, order) {
    if (!channel) {
      queueMicrotask(() => this.#fail(order, gone()));
      return;
    }
    const queue = this.#queues.get(channel);
    if (queue) {
      // A receiver that asks and takes nothing must not make us keep what it asked for.
      if (queue.length < queueMax) queue.push(order);
      else queueMicrotask(() => this.#fail(order, gone()));
      return;
    }
    const begun = [order];
    this.#queues.set(channel, begun);
    void this.#work(channel, begun);
  }

  /**
   * @param {RTCDataChannel} channel
   * @param {Order[]} queue
   */
  async #work(channel, queue) {
    channel.bufferedAmountLowThreshold = bufferedLow;
    while (queue.length > 0) {
      const order = queue[0];
      try {
        await whenOpen(channel);
        const slice = this.#sources.get(order.source)?.slice(order.offset, order.offset + order.bytes);
        // Nobody waits for what was forgotten.
        if (slice) await this.#sendChunk(channel, order, await slice.arrayBuffer());
      } catch (error) {
        this.#fail(order, error);
      }
      queue.shift();
    }
    this.#queues.delete(channel);
  }

  /**
   * @param {RTCDataChannel} channel
   * @param {Order} order
   * @param {ArrayBuffer} bytes
   */
  async #sendChunk(channel, order, bytes) {
    if (bytes.byteLength !== order.bytes) throw new DOMException('The file is shorter now.', 'NotReadableError');
    this.#emit('fileChunkRead', order.operation, await digestOf(bytes));
    try {
      for (let at = 0; at < bytes.byteLength; at += pieceBytes) {
        if (channel.bufferedAmount > bufferedMax) await whenLow(channel);
        channel.send(withHeader(order.file, order.chunk, at, bytes.slice(at, at + pieceBytes)));
      }
    } catch {
      // The channel went away: whoever asked will ask again.
    }
  }

  /**
   * @param {Order} order
   * @param {Error} error
   */
  #fail({ operation }, error) {
    this.#emit('operationFailed', operation, error.name, error.message);
  }
}

/**
 * SHA-256.
 *
 * @param {ArrayBuffer} bytes
 * @returns {Promise<string>} in hexadecimal digits
 */
export async function digestOf(bytes) {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

function gone() {
  return new DOMException('The channel is gone.', 'InvalidStateError');
}

/** @param {RTCDataChannel} channel */
function whenOpen(channel) {
  return channel.readyState === 'open' ? Promise.resolve() : next(channel, 'open');
}

/** @param {RTCDataChannel} channel */
function whenLow(channel) {
  return next(channel, 'bufferedamountlow');
}

/**
 * @param {RTCDataChannel} channel
 * @param {string} type
 * @returns {Promise<void>} rejects where the channel goes away before
 */
function next(channel, type) {
  if (channel.readyState === 'closing' || channel.readyState === 'closed') return Promise.reject(gone());
  return new Promise((resolve, reject) => {
    const done = new AbortController();
    const settle = (act) => () => {
      done.abort();
      act();
    };
    channel.addEventListener(type, settle(resolve), { signal: done.signal });
    for (const end of ['closing', 'close']) {
      channel.addEventListener(end, settle(() => reject(gone())), { signal: done.signal });
    }
  });
}
