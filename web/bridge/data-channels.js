// Data channels of one engine, by handle.

/** @typedef {import('./answer.js').Emit} Emit */

/**
 * What becomes of a channel whose messages are not for the engine.
 *
 * @typedef {object} Use
 * @property {(data: string | ArrayBuffer) => void} message
 * @property {(channel: RTCDataChannel) => void} [opened]
 * @property {(channel: RTCDataChannel) => void} [closed] whoever closed it; also within an order of the engine
 */

export class DataChannels {
  /** @type {Map<number, {channel: RTCDataChannel, listening: AbortController, use?: Use}>} */
  #channels = new Map();
  /** The channel that is being announced. @type {{connection: number, channel: RTCDataChannel} | undefined} */
  #announced;
  /** @type {Emit} */
  #emit;

  /** @type {(connection: number, handle: number, data: ArrayBuffer) => void} */
  #takeBytes;

  /**
   * @param {Emit} emit
   * @param {(connection: number, handle: number, data: ArrayBuffer) => void} takeBytes of channels that the far side
   *   has opened
   */
  constructor(emit, takeBytes) {
    this.#emit = emit;
    this.#takeBytes = takeBytes;
  }

  /**
   * @param {number} handle
   * @returns {RTCDataChannel | undefined}
   */
  channel(handle) {
    return this.#channels.get(handle)?.channel;
  }

  /**
   * @param {RTCPeerConnection | undefined} connection
   * @param {number} handle
   * @param {string} label
   * @param {RTCDataChannelInit} [init]
   * @param {Use} [use]
   */
  open(connection, handle, label, init, use) {
    try {
      this.#keep(handle, connection.createDataChannel(label, init), use);
    } catch {
      queueMicrotask(() => this.#emit('dataChannelClosed', handle));
    }
  }

  /**
   * The core adopts a channel that the far side opened within this call, or does not want it. So no message of the
   * channel can come before its listeners, and a far side cannot pile up channels here.
   *
   * @param {number} connection
   * @param {RTCDataChannel} channel
   */
  announce(connection, channel) {
    this.#announced = { connection, channel };
    this.#emit('dataChannelAnnounced', connection, channel.label);
    this.#announced?.channel.close();
    this.#announced = undefined;
  }

  /**
   * @param {number} connection
   * @param {number} handle
   * @param {string} label
   * @param {Use} [use] where there is none, texts are for the engine, and bytes those of files
   */
  adopt(connection, handle, label, use) {
    const announced = this.#announced;
    if (announced?.connection !== connection || announced.channel.label !== label) return;
    this.#announced = undefined;
    this.#keep(handle, announced.channel, use, connection);
  }

  /**
   * @param {number} handle
   * @param {string} text
   */
  send(handle, text) {
    this.#channels.get(handle)?.channel.send(text);
  }

  /** @param {number} handle */
  close(handle) {
    const entry = this.#channels.get(handle);
    if (!entry) return;
    this.#channels.delete(handle);
    entry.listening.abort();
    entry.channel.close();
    entry.use?.closed?.(entry.channel);
  }

  closeAll() {
    for (const handle of [...this.#channels.keys()]) this.close(handle);
  }

  /**
   * @param {number} handle
   * @param {RTCDataChannel} channel
   * @param {Use} [use]
   * @param {number} [connection] where the far side has opened it
   */
  #keep(handle, channel, use, connection) {
    channel.binaryType = 'arraybuffer';
    const listening = new AbortController();
    const { signal } = listening;
    this.#channels.set(handle, { channel, listening, use });
    let reported = false;
    const opened = () => {
      if (reported || signal.aborted) return;
      reported = true;
      this.#emit('dataChannelOpened', handle);
      if (!signal.aborted) use?.opened?.(channel);
    };
    channel.addEventListener('open', opened, { signal });
    // A channel from the far side may be open already; browsers differ in whether `open` still fires then.
    if (channel.readyState === 'open') queueMicrotask(opened);
    channel.addEventListener('message', ({ data }) => {
      if (use) use.message(data);
      else if (typeof data === 'string') this.#emit('dataChannelMessage', handle, data);
      else if (connection !== undefined) this.#takeBytes(connection, handle, data);
    }, { signal });
    channel.addEventListener('close', () => {
      this.#channels.delete(handle);
      listening.abort();
      use?.closed?.(channel);
      this.#emit('dataChannelClosed', handle);
    }, { signal });
  }
}
