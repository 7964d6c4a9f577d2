// One receiver of a named channel: the data channel to one member, and who waits for what lies before it to go out.

export class ChannelReceiver {
  /** @type {RTCDataChannel} */
  #channel;
  /** @type {RTCPeerConnection} */
  #connection;
  /** @type {{below: number, resolve: () => void}[]} */
  #waiting = [];

  /**
   * @param {RTCDataChannel} channel that is open
   * @param {RTCPeerConnection} connection that it belongs to
   */
  constructor(channel, connection) {
    this.#channel = channel;
    this.#connection = connection;
    channel.addEventListener('bufferedamountlow', () => this.#settle());
  }

  /** @param {RTCDataChannel} channel */
  is(channel) {
    return this.#channel === channel;
  }

  get isOpen() {
    return this.#channel.readyState === 'open';
  }

  /** Bytes that wait in the browser. */
  get bufferedAmount() {
    return this.#channel.bufferedAmount;
  }

  /** Bytes that the far side takes in one message. */
  get messageBytesMax() {
    return this.#connection.sctp?.maxMessageSize ?? Infinity;
  }

  /** @param {string | ArrayBuffer | ArrayBufferView} data */
  send(data) {
    this.#channel.send(/** @type {any} */ (data));
  }

  /**
   * @param {number} below
   * @returns {Promise<void>} when no more bytes than this wait; also where the channel closes before
   */
  drained(below) {
    if (!this.isOpen || this.bufferedAmount <= below) return Promise.resolve();
    return new Promise((resolve) => {
      this.#waiting.push({ below, resolve });
      this.#arm();
    });
  }

  /** Nobody waits for it any more. */
  close() {
    for (const { resolve } of this.#waiting.splice(0)) resolve();
  }

  #settle() {
    const isThrough = ({ below }) => this.bufferedAmount <= below;
    const through = this.#waiting.filter(isThrough);
    this.#waiting = this.#waiting.filter((one) => !isThrough(one));
    for (const { resolve } of through) resolve();
    this.#arm();
  }

  /** There is one threshold for all who wait: that of the first to be through. */
  #arm() {
    if (this.#waiting.length === 0) return;
    this.#channel.bufferedAmountLowThreshold = Math.max(...this.#waiting.map(({ below }) => below));
  }
}
