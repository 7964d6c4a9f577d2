// WebSockets of one engine, by handle.

/** @typedef {import('./answer.js').Emit} Emit */

export class Sockets {
  /** @type {Map<number, {socket: WebSocket, listening: AbortController}>} */
  #sockets = new Map();
  /** @type {Emit} */
  #emit;

  /** @param {Emit} emit */
  constructor(emit) {
    this.#emit = emit;
  }

  /**
   * @param {number} handle
   * @param {string} url ws: or wss:
   * @param {string} subprotocol empty for none
   */
  open(handle, url, subprotocol) {
    let socket;
    try {
      socket = subprotocol === '' ? new WebSocket(url) : new WebSocket(url, subprotocol);
    } catch (error) {
      queueMicrotask(() => this.#emit('socketClosed', handle, 1006, String(error.message)));
      return;
    }
    socket.binaryType = 'arraybuffer';
    const listening = new AbortController();
    const { signal } = listening;
    this.#sockets.set(handle, { socket, listening });
    socket.addEventListener('open', () => this.#emit('socketOpened', handle), { signal });
    socket.addEventListener('message', ({ data }) => {
      if (typeof data === 'string') this.#emit('frameReceived', handle, data);
      else this.#emit('binaryFrameReceived', handle, data.byteLength);
    }, { signal });
    socket.addEventListener('close', ({ code, reason }) => {
      this.#forget(handle);
      this.#emit('socketClosed', handle, code, reason);
    }, { signal });
  }

  /**
   * @param {number} handle
   * @param {string} text
   */
  send(handle, text) {
    this.#sockets.get(handle)?.socket.send(text);
  }

  /**
   * @param {number} handle
   * @param {number} code 1000, or 3000 to 4999
   * @param {string} reason at most 123 bytes
   */
  close(handle, code, reason) {
    const entry = this.#sockets.get(handle);
    if (!entry) return;
    this.#forget(handle);
    try {
      entry.socket.close(code, reason);
    } catch {
      entry.socket.close();  // Scripts may not send this code or reason: the socket has to go all the same.
    }
  }

  closeAll() {
    for (const handle of [...this.#sockets.keys()]) this.close(handle, 1000, '');
  }

  /** @param {number} handle */
  #forget(handle) {
    this.#sockets.get(handle)?.listening.abort();
    this.#sockets.delete(handle);
  }
}
