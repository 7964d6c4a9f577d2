// Sockets of one engine, by handle: WebSockets, or those of a transport that the page has brought.

import { openPageSocket, openWebSocket, reasonOf } from './page-socket.js';

/** @typedef {import('./answer.js').Emit} Emit */

const abnormalClosure = 1006;

export class Sockets {
  /** @type {Map<number, import('./page-socket.js').Socket>} */
  #sockets = new Map();
  /** @type {Emit} */
  #emit;
  #transport;

  /**
   * @param {Emit} emit
   * @param {import('../core.js').Transport} [transport] in place of WebSockets
   */
  constructor(emit, transport) {
    this.#emit = emit;
    this.#transport = transport;
  }

  /**
   * @param {number} handle
   * @param {string} url ws: or wss:, or what the page's transport makes of it
   * @param {string} subprotocol empty for none
   */
  open(handle, url, subprotocol) {
    const listener = {
      opened: () => this.#emit('socketOpened', handle),
      received: (text) => this.#emit('frameReceived', handle, text),
      refused: (bytes) => this.#emit('binaryFrameReceived', handle, bytes),
      closed: (code, reason) => {
        this.#sockets.delete(handle);
        this.#emit('socketClosed', handle, code, reason);
      },
    };
    try {
      this.#sockets.set(handle, this.#transport === undefined
        ? openWebSocket(url, subprotocol, listener)
        : openPageSocket(this.#transport, url, subprotocol, listener));
    } catch (error) {
      this.#fail(handle, error);
    }
  }

  /**
   * @param {number} handle
   * @param {string} text
   */
  send(handle, text) {
    const socket = this.#sockets.get(handle);
    try {
      socket?.send(text);
    } catch (error) {
      this.close(handle, 1000, '');
      this.#fail(handle, error);
    }
  }

  /**
   * @param {number} handle
   * @param {number} code 1000, or 3000 to 4999
   * @param {string} reason at most 123 bytes
   */
  close(handle, code, reason) {
    const socket = this.#sockets.get(handle);
    this.#sockets.delete(handle);
    try {
      socket?.close(code, reason);
    } catch (error) {
      console.warn(`parley: the transport did not close: ${reasonOf(error)}`);
    }
  }

  closeAll() {
    for (const handle of [...this.#sockets.keys()]) this.close(handle, 1000, '');
  }

  /**
   * Not before the present order is done.
   *
   * @param {number} handle
   * @param {unknown} error
   */
  #fail(handle, error) {
    queueMicrotask(() => this.#emit('socketClosed', handle, abnormalClosure, reasonOf(error)));
  }
}
