// One `for await` over the messages of a named channel: keeps what comes until the loop asks for it.

import { sizeOf } from './named-channels.js';

/** What waits for a loop that is slower than the network. */
const messagesMax = 65_536;
const bytesMax = 64 * 1024 * 1024;

export class MessageLoop {
  /** @type {{from: string, data: string | ArrayBuffer}[]} */
  #messages = [];
  #bytes = 0;
  /** @type {((result: IteratorResult<any>) => void)[]} */
  #asking = [];
  #hasEnded = false;
  /** @type {Error | undefined} */
  #error;
  #onEnd;

  /** @param {(loop: MessageLoop) => void} onEnd it wants no more */
  constructor(onEnd) {
    this.#onEnd = onEnd;
  }

  [Symbol.asyncIterator]() {
    return this;
  }

  /** @param {{from: string, data: string | ArrayBuffer}} message */
  push(message) {
    const asking = this.#asking.shift();
    if (asking) return asking({ value: message, done: false });
    this.#messages.push(message);
    this.#bytes += sizeOf(message.data);
    if (this.#messages.length <= messagesMax && this.#bytes <= bytesMax) return;
    this.#messages = [];
    this.#error = new DOMException('The loop is slower than what comes: more than 65536 messages or 64 MiB waited '
      + 'for it, and are dropped. Take messages with the event, or do less in the loop.', 'QuotaExceededError');
    this.end();
  }

  /** Nothing more comes; what is there is still given out. */
  end() {
    if (this.#hasEnded) return;
    this.#hasEnded = true;
    for (const resolve of this.#asking.splice(0)) resolve({ value: undefined, done: true });
    this.#onEnd(this);
  }

  next() {
    const message = this.#messages.shift();
    if (message) {
      this.#bytes -= sizeOf(message.data);
      return Promise.resolve({ value: message, done: false });
    }
    if (this.#error) {
      const error = this.#error;
      this.#error = undefined;
      return Promise.reject(error);
    }
    if (this.#hasEnded) return Promise.resolve({ value: undefined, done: true });
    return new Promise((resolve) => this.#asking.push(resolve));
  }

  return() {
    this.#messages = [];
    this.#error = undefined;
    this.end();
    return Promise.resolve({ value: undefined, done: true });
  }
}
