// Data channels of one engine, by handle.

/** @typedef {import('./answer.js').Emit} Emit */

export class DataChannels {
  /** @type {Map<number, {channel: RTCDataChannel, listening: AbortController}>} */
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
   */
  open(connection, handle, label) {
    try {
      this.#keep(handle, connection.createDataChannel(label));
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
   */
  adopt(connection, handle, label) {
    const announced = this.#announced;
    if (announced?.connection !== connection || announced.channel.label !== label) return;
    this.#announced = undefined;
    this.#keep(handle, announced.channel, connection);
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
  }

  closeAll() {
    for (const handle of [...this.#channels.keys()]) this.close(handle);
  }

  /**
   * @param {number} handle
   * @param {RTCDataChannel} channel
   * @param {number} [connection] where the far side has opened it
   */
  #keep(handle, channel, connection) {
    channel.binaryType = 'arraybuffer';
    const listening = new AbortController();
    const { signal } = listening;
    this.#channels.set(handle, { channel, listening });
    let reported = false;
    const opened = () => {
      if (reported || signal.aborted) return;
      reported = true;
      this.#emit('dataChannelOpened', handle);
    };
    channel.addEventListener('open', opened, { signal });
    // A channel from the far side may be open already; browsers differ in whether `open` still fires then.
    if (channel.readyState === 'open') queueMicrotask(opened);
    channel.addEventListener('message', ({ data }) => {
      if (typeof data === 'string') this.#emit('dataChannelMessage', handle, data);
      else if (connection !== undefined) this.#takeBytes(connection, handle, data);
    }, { signal });
    channel.addEventListener('close', () => {
      this.#channels.delete(handle);
      listening.abort();
      this.#emit('dataChannelClosed', handle);
    }, { signal });
  }
}
