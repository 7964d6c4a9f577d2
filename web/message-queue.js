// Messages of a room for `for await`: kept until they are read, and at an end when the room is.

/** What is kept for a reader who does not read; then the oldest go. */
export const unreadMax = 1000;

/** @template T @implements {AsyncIterableIterator<T>} */
export class MessageQueue {
  /** @type {T[]} */
  #unread = [];
  /** @type {{resolve: (result: IteratorResult<T>) => void, reject: (reason: unknown) => void}[]} */
  #readers = [];
  #ended = false;
  /** Told to one reader. @type {{reason: unknown} | undefined} */
  #aborted;
  #listening = new AbortController();
  #closed;

  /**
   * @param {AbortSignal} [signal] ends it: what was not read is dropped, and its reason is thrown
   * @param {() => void} [closed] called once, when nothing more has to be put in
   */
  constructor(signal, closed = () => {}) {
    this.#closed = closed;
    const abort = () => this.#abort(signal.reason);
    if (signal?.aborted) abort();
    else signal?.addEventListener('abort', abort, { once: true, signal: this.#listening.signal });
  }

  /** @param {T} message */
  put(message) {
    if (this.#ended) return;
    const reader = this.#readers.shift();
    if (reader) {
      reader.resolve({ value: message, done: false });
      return;
    }
    this.#unread.push(message);
    if (this.#unread.length > unreadMax) this.#unread.shift();
  }

  /** What is unread can still be read. */
  end() {
    if (this.#ended) return;
    this.#ended = true;
    this.#listening.abort();
    for (const { resolve } of this.#readers.splice(0)) resolve({ value: undefined, done: true });
    this.#closed();
  }

  /** @returns {Promise<IteratorResult<T>>} */
  next() {
    if (this.#aborted) {
      const { reason } = this.#aborted;
      this.#aborted = undefined;
      return Promise.reject(reason);
    }
    if (this.#unread.length > 0) return Promise.resolve({ value: this.#unread.shift(), done: false });
    if (this.#ended) return Promise.resolve({ value: undefined, done: true });
    return new Promise((resolve, reject) => this.#readers.push({ resolve, reject }));
  }

  /** @returns {Promise<IteratorResult<T>>} */
  return() {
    this.#unread = [];
    this.end();
    return Promise.resolve({ value: undefined, done: true });
  }

  [Symbol.asyncIterator]() {
    return this;
  }

  /** @param {unknown} reason */
  #abort(reason) {
    this.#unread = [];
    const reader = this.#readers.shift();
    if (reader) reader.reject(reason);
    else this.#aborted = { reason };
    this.end();
  }
}
