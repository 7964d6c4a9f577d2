// The stock Socket.IO client in a test: every event it receives is kept until it is asked for.

import { io } from 'socket.io-client';
import { Inbox } from './inbox.mjs';

export class SocketIoClient {
  #inbox = new Inbox();

  constructor(url, options) {
    this.socket = io(url, { forceNew: true, reconnection: false, ...options });
    this.socket.onAny((event, ...values) => this.#inbox.put(event, values.length > 1 ? values : values[0]));
    for (const event of ['connect', 'connect_error', 'disconnect']) {
      this.socket.on(event, (content) => this.#inbox.put(event, content));
    }
    this.socket.io.engine.on('upgrade', ({ name }) => this.#inbox.put('upgrade', name));
  }

  /**
   * @param {string} url
   * @param {object} [options] of the stock client
   */
  static async connect(url, options = {}) {
    const client = new SocketIoClient(url, options);
    await client.next('connect');
    return client;
  }

  get id() {
    return this.socket.id;
  }

  emit(event, content) {
    this.socket.emit(event, content);
  }

  next(event, matches) {
    return this.#inbox.next(event, matches);
  }

  rest(event) {
    return this.#inbox.rest(event);
  }

  close() {
    this.socket.disconnect();
  }
}
