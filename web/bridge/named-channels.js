// Named channels of one engine: connects data channels that the core has given names and members to with what the page
// has declared. Whose message it is says the channel that brings it.

import { bytesOf } from '../text-limits.js';

/** @typedef {import('./data-channels.js').DataChannels} DataChannels */

/**
 * What the page declared under one name.
 *
 * @typedef {object} Declared
 * @property {import('../named-channel.js').NamedChannel} channel
 * @property {(member: string, sending: RTCDataChannel, connection: RTCPeerConnection) => void} opened
 * @property {(member: string, sending: RTCDataChannel) => void} closed
 * @property {(member: string, data: string | ArrayBuffer) => void} received
 */

/** What is kept of messages whose name the page has not declared yet. */
const keptMessagesMax = 64;
const keptBytesMax = 1024 * 1024;

export class NamedChannels {
  /** @type {Map<string, Declared>} */
  #declared = new Map();
  /** @type {{name: string, member: string, data: string | ArrayBuffer}[]} */
  #kept = [];
  #keptBytes = 0;
  /** @type {DataChannels} */
  #channels;

  /** @param {DataChannels} channels */
  constructor(channels) {
    this.#channels = channels;
  }

  get size() {
    return this.#declared.size;
  }

  /** @param {string} name */
  channel(name) {
    return this.#declared.get(name)?.channel;
  }

  /**
   * What came before goes there as soon as the page has had time to listen.
   *
   * @param {string} name
   * @param {Declared} declared
   */
  attach(name, declared) {
    this.#declared.set(name, declared);
    queueMicrotask(() => {
      for (const { member, data } of this.#takeKept(name)) declared.received(member, data);
    });
  }

  /** @param {string} name */
  detach(name) {
    this.#declared.delete(name);
  }

  /**
   * We send on it.
   *
   * @param {RTCPeerConnection | undefined} connection
   * @param {number} handle
   * @param {string} label
   * @param {string} member
   * @param {string} name
   * @param {RTCDataChannelInit} init
   */
  open(connection, handle, label, member, name, init) {
    this.#channels.open(connection, handle, label, init, {
      message: () => {},  // The far side sends on its own.
      opened: (sending) => this.#declared.get(name)?.opened(member, sending, connection),
      closed: (sending) => this.#declared.get(name)?.closed(member, sending),
    });
  }

  /**
   * The member sends on it.
   *
   * @param {number} connection
   * @param {number} handle
   * @param {string} label
   * @param {string} member
   * @param {string} name
   */
  adopt(connection, handle, label, member, name) {
    this.#channels.adopt(connection, handle, label, { message: (data) => this.#take(name, member, data) });
  }

  /** Of a room that was left. */
  forgetKept() {
    this.#kept = [];
    this.#keptBytes = 0;
  }

  closeAll() {
    for (const { channel } of [...this.#declared.values()]) channel.close();
    this.forgetKept();
  }

  /**
   * @param {string} name
   * @param {string} member
   * @param {string | ArrayBuffer} data
   */
  #take(name, member, data) {
    const declared = this.#declared.get(name);
    if (declared) return declared.received(member, data);
    const bytes = sizeOf(data);
    if (this.#kept.length >= keptMessagesMax || this.#keptBytes + bytes > keptBytesMax) return;
    this.#kept.push({ name, member, data });
    this.#keptBytes += bytes;
  }

  /** @param {string} name */
  #takeKept(name) {
    const taken = this.#kept.filter((message) => message.name === name);
    this.#kept = this.#kept.filter((message) => message.name !== name);
    for (const { data } of taken) this.#keptBytes -= sizeOf(data);
    return taken;
  }
}

/**
 * @param {string | ArrayBuffer | ArrayBufferView} data
 * @returns {number} bytes on the wire
 */
export function sizeOf(data) {
  return typeof data === 'string' ? bytesOf(data) : data.byteLength;
}
