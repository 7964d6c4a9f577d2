// A transport over BroadcastChannel: between the tabs of one browser, without any server. Types and documentation:
// broadcast-channel.d.ts.

/** @returns {import('../core.js').Transport} */
export function broadcastChannelTransport() {
  return { open: (url) => /** @type {any} */ (new BroadcastChannelSocket(url)) };
}

class BroadcastChannelSocket extends EventTarget {
  #channel;

  /** @param {string} url whoever opens the same path is in the same channel */
  constructor(url) {
    super();
    this.#channel = new BroadcastChannel(`parley:${new URL(url).pathname}`);
    this.#channel.addEventListener('message', ({ data }) => {
      this.dispatchEvent(new MessageEvent('message', { data }));
    });
    // There is nothing to wait for, but whoever opened us cannot listen yet.
    queueMicrotask(() => this.dispatchEvent(new Event('open')));
  }

  /** @param {string} text */
  send(text) {
    this.#channel.postMessage(text);
  }

  close() {
    this.#channel.close();
  }
}
