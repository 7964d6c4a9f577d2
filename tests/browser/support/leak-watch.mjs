// Watches what a page of Chromium holds on to: connections, tracks, timers, listeners, nodes, objects, memory.

import { eventually, useSmallCamera } from './browser.mjs';

/** Runs in the page before all else. What was let go must not be held by this. */
function watch() {
  const watched = {
    live: new Set(), liveMost: 0, opened: 0, tracks: new Set(), granted: 0, memories: new Set(), timers: new Set(),
    made: {},
    /** A page counts what it makes itself, too. */
    count(kind, object) {
      (watched.made[kind] ??= []).push(new WeakRef(object));
    },
  };
  globalThis.watched = watched;
  const Connection = RTCPeerConnection;
  globalThis.RTCPeerConnection = class extends Connection {
    #listening = new AbortController();

    constructor(...values) {
      super(...values);
      watched.live.add(this);
      watched.opened += 1;
      watched.liveMost = Math.max(watched.liveMost, watched.live.size);
      const { signal } = this.#listening;
      this.addEventListener('track', ({ track }) => watched.count('remoteTracks', track), { signal });
      this.addEventListener('datachannel', ({ channel }) => watched.count('dataChannels', channel), { signal });
    }

    createDataChannel(...values) {
      const channel = super.createDataChannel(...values);
      watched.count('dataChannels', channel);
      return channel;
    }

    close() {
      watched.live.delete(this);
      // The reason that a browser makes up itself keeps the stack, and with it whoever closed this; Chromium keeps some
      // of the closed ones.
      this.#listening.abort('closed');
      super.close();
    }
  };
  const Socket = WebSocket;
  globalThis.WebSocket = class extends Socket {
    constructor(...values) {
      super(...values);
      watched.count('sockets', this);
    }
  };
  const { mediaDevices } = navigator;
  const getUserMedia = mediaDevices?.getUserMedia.bind(mediaDevices);
  if (getUserMedia) {
    mediaDevices.getUserMedia = async (constraints) => {
      const stream = await getUserMedia(constraints);
      for (const track of stream.getTracks()) watched.tracks.add(track);
      watched.granted += 1;
      return stream;
    };
  }
  for (const way of ['instantiate', 'instantiateStreaming']) {
    const original = WebAssembly[way];
    WebAssembly[way] = async (...values) => {
      const made = await original(...values);
      const { exports } = made.instance ?? made;
      const memory = Object.values(exports).find((one) => one instanceof WebAssembly.Memory);
      if (memory) watched.memories.add(new WeakRef(memory));
      return made;
    };
  }
}

/** Runs in the page right after `watch`. */
function watchTimers() {
  const { timers } = globalThis.watched;
  for (const [set, clear, isOnce] of [['setTimeout', 'clearTimeout', true], ['setInterval', 'clearInterval', false]]) {
    const [originalSet, originalClear] = [globalThis[set], globalThis[clear]];
    globalThis[set] = (callback, ...values) => {
      const timer = originalSet((...given) => {
        if (isOnce) timers.delete(timer);
        callback(...given);
      }, ...values);
      timers.add(timer);
      return timer;
    };
    globalThis[clear] = (timer) => {
      timers.delete(timer);
      originalClear(timer);
    };
  }
}

export class LeakWatch {
  #page;
  #tools;

  /** To be called before the page goes anywhere. @param {import('playwright-core').Page} page */
  static async start(page) {
    const watcher = new LeakWatch();
    watcher.#page = page;
    await page.addInitScript(useSmallCamera);
    await page.addInitScript(watch);
    await page.addInitScript(watchTimers);
    watcher.#tools = await page.context().newCDPSession(page);
    await watcher.#tools.send('Performance.enable');
    return watcher;
  }

  /** What is held once all garbage was collected. */
  async held() {
    // What a collection frees may have held more, also outside of V8.
    for (let pass = 0; pass < 3; pass += 1) await this.#tools.send('HeapProfiler.collectGarbage');
    const { metrics } = await this.#tools.send('Performance.getMetrics');
    const metric = (name) => metrics.find((one) => one.name === name)?.value;
    const inPage = await this.#page.evaluate(() => {
      const { live, liveMost, opened, tracks, granted, memories, timers, made } = globalThis.watched;
      const present = [...memories].map((memory) => memory.deref()).filter((memory) => memory !== undefined);
      return {
        live: live.size,
        liveMost,
        opened,
        granted,
        timers: timers.size,
        present: Object.fromEntries(Object.entries(made).map(([kind, all]) => {
          return [kind, all.filter((one) => one.deref() !== undefined).length];
        })),
        liveTracks: [...tracks].filter(({ readyState }) => readyState !== 'ended').length,
        memories: present.length,
        memoryBytes: present.reduce((sum, { buffer }) => sum + buffer.byteLength, 0),
      };
    });
    return {
      ...inPage,
      connectionObjects: metric('RTCPeerConnections'),
      listeners: metric('JSEventListeners'),
      nodes: metric('Nodes'),
      heapBytes: metric('JSHeapUsedSize'),
      globalListeners: await this.#globalListeners(),
    };
  }

  /**
   * Until no connection is open, no track of a device runs, and there are so many WebAssembly memories; what is held
   * then. A grant that was on its way when its engine was closed is given back when it comes.
   */
  async nothingHeld({ memories = 1 } = {}) {
    let now;
    await eventually('nothing held', async () => {
      now = await this.held();
      return now.live === 0 && now.liveTracks === 0 && now.memories === memories;
    }).catch((error) => {
      throw new Error(`the page holds ${JSON.stringify(now)}`, { cause: error });
    });
    return now;
  }

  /** Types of the listeners on what outlives every engine. */
  async #globalListeners() {
    const types = [];
    for (const expression of ['window', 'document', 'navigator.mediaDevices']) {
      const { result } = await this.#tools.send('Runtime.evaluate', { expression });
      const { listeners } = await this.#tools.send('DOMDebugger.getEventListeners', { objectId: result.objectId });
      types.push(...listeners.map(({ type }) => `${expression}: ${type}`));
    }
    return types.sort();
  }
}
