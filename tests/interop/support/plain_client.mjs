// A WebSocket client of a test: JSON objects both ways, or texts.

import { once } from 'node:events';
import { WebSocket } from 'ws';
import { Inbox } from './inbox.mjs';

export class PlainClient {
  #inbox = new Inbox();
  #socket;

  /** @param {WebSocket} socket */
  constructor(socket) {
    this.#socket = socket;
    this.closed = once(socket, 'close').then(([code]) => code);
    socket.on('message', (data) => this.#receive(String(data)));
  }

  /** @param {string} url `http:`, as servers of tests tell theirs */
  static async open(url) {
    const socket = new WebSocket(url.replace(/^http/, 'ws'));
    const client = new PlainClient(socket);
    await once(socket, 'open');
    return client;
  }

  #receive(text) {
    let frame;
    try {
      frame = JSON.parse(text);
    } catch {
      frame = undefined;
    }
    // A number, such as that of viewers, is a text here.
    if (typeof frame === 'object') this.#inbox.put(frame.type ?? frame.event, frame);
    else this.#inbox.put('text', text);
  }

  /** @param {object | string} frame */
  send(frame) {
    this.#socket.send(typeof frame === 'string' ? frame : JSON.stringify(frame));
  }

  /** The next frame of this type or event; a text that is no JSON object counts as `text`. */
  next(type, matches) {
    return this.#inbox.next(type, matches);
  }

  rest(type) {
    return this.#inbox.rest(type);
  }

  close() {
    this.#socket.close();
    return this.closed;
  }
}
