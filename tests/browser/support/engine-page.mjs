// A page with engines and nothing else of ours, in whichever browser, and what a test needs to see of them.

import assert from 'node:assert/strict';
import { eventually, useSmallCamera } from './browser.mjs';

/** Runs in the page before an engine is there: keeps the connections, and can keep back what is sent to the server. */
function observe() {
  const observed = { connections: [], held: undefined };
  globalThis.observed = observed;
  const Connection = RTCPeerConnection;
  globalThis.RTCPeerConnection = class extends Connection {
    constructor(...values) {
      super(...values);
      observed.connections.push(this);
    }
  };
  const { send } = WebSocket.prototype;
  WebSocket.prototype.send = function (frame) {
    if (observed.held) observed.held.push(() => send.call(this, frame));
    else send.call(this, frame);
  };
  observed.release = () => {
    const held = observed.held ?? [];
    observed.held = undefined;
    for (const sendNow of held) sendNow();
  };
}

export class EnginePage {
  /** @type {string[]} violations of the page's policy, uncaught errors */
  troubles = [];

  /** @param {import('playwright-core').Page | import('puppeteer-core').Page} page */
  constructor(page) {
    this.page = page;
    page.on('pageerror', (error) => this.troubles.push(error.message));
    page.on('console', (message) => {
      if (/Content.Security.Policy/.test(message.text())) this.troubles.push(message.text());
    });
  }

  /**
   * @param {{newPage: () => Promise<any>}} browser
   * @param {string} site its server's own policy holds
   */
  static async open(browser, site) {
    const opened = new EnginePage(await browser.newPage());
    await opened.load(site);
    return opened;
  }

  /** Goes there, or there once more. */
  async load(site) {
    await this.page.goto(`${site}healthz`);
    await this.page.evaluate(useSmallCamera);
    await this.page.evaluate(observe);
  }

  /**
   * Starts an engine, known by its name from then on.
   *
   * @param {string} name
   * @param {object} options of the engine
   */
  async start(name, options) {
    await this.page.evaluate(async ([name, options]) => {
      const { createEngine } = await import('/core.js');
      globalThis.engines ??= {};
      globalThis.engines[name] = await createEngine({ name, ...options });
    }, [name, options]);
    return new EngineInPage(this.page, name);
  }

  async close() {
    assert.deepEqual(this.troubles, []);
    await this.page.close();
  }
}

/** One engine in a page. Where there are several, what is observed of connections is of all of them. */
export class EngineInPage {
  constructor(page, name) {
    this.page = page;
    this.name = name;
  }

  /**
   * @template T
   * @param {(engine: any, argument: any) => T} reader runs in the page
   * @param {any} [argument]
   * @returns {Promise<Awaited<T>>}
   */
  read(reader, argument) {
    return this.page.evaluate(`(${reader})(engines[${JSON.stringify(this.name)}], ${JSON.stringify(argument)})`);
  }

  snapshot() {
    return this.read((engine) => engine.snapshot);
  }

  /** With both devices: leaving has turned them off. */
  join() {
    return this.read((engine) => {
      engine.setMicrophone(true);
      engine.setCamera(true);
      engine.join();
    });
  }

  leave() {
    return this.read((engine) => engine.leave());
  }

  /** Until there are exactly `count` others, all connected. */
  async connected(count) {
    let snapshot;
    const all = async () => {
      snapshot = await this.snapshot();
      const { phase, members } = snapshot;
      return phase === 'in-room' && members.length === count && members.every(({ link }) => link === 'connected');
    };
    await eventually(`${count} connected`, all).catch((error) => {
      throw new Error(`${this.name} sees ${JSON.stringify(snapshot)}`, { cause: error });
    });
    return snapshot.members;
  }

  /** What came in from each member so far, by `getStats`. */
  received() {
    return this.read((engine) => Promise.all(engine.snapshot.members.map(async ({ id, name }) => {
      const sums = { name, frames: 0, audioEnergy: 0, audioPackets: 0 };
      for (const entry of (await engine.statistics(id))?.values() ?? []) {
        if (entry.type !== 'inbound-rtp') continue;
        if (entry.kind === 'video') sums.frames += entry.framesDecoded ?? 0;
        if (entry.kind === 'audio') {
          sums.audioEnergy += entry.totalAudioEnergy ?? 0;
          sums.audioPackets += entry.packetsReceived ?? 0;
        }
      }
      return sums;
    })));
  }

  /** Where everything stands, for the message of a test that failed. */
  async story() {
    const { members, counters } = await this.snapshot();
    const connections = await this.page.evaluate(() => globalThis.observed.connections.map((connection) => {
      const { signalingState, iceConnectionState, connectionState } = connection;
      if (signalingState === 'closed') return signalingState;
      const transceivers = connection.getTransceivers().map(({ mid, direction, currentDirection, receiver }) => {
        return `${mid} ${receiver.track.kind} ${direction}/${currentDirection} ${receiver.track.muted ? 'muted' : ''}`;
      });
      return { signalingState, iceConnectionState, connectionState, transceivers };
    }));
    const links = members.map(({ name, link, linkReason }) => ({ name, link, linkReason }));
    return JSON.stringify({ name: this.name, links, counters, connections, streams: await this.#streams() });
  }

  /** What the browsers say of each stream of pictures: how much of it, and what holds it up. */
  #streams() {
    return this.read(async (engine) => {
      const told = /^(type|active|key|frames|packets|bytes|pli|fir|nack|target|quality|encoder|decoder|total.*Delay)/;
      const streams = [];
      for (const { id } of engine.snapshot.members) {
        for (const entry of (await engine.statistics(id))?.values() ?? []) {
          if (!entry.type.endsWith('bound-rtp') || entry.kind !== 'video') continue;
          streams.push(Object.fromEntries(Object.entries(entry).filter(([key]) => told.test(key))));
        }
      }
      return streams;
    });
  }

  /** Until picture and sound of every member go on. Firefox counts anew after each negotiation. */
  async mediaAdvances() {
    const kinds = ['frames', 'audioEnergy', 'audioPackets'];
    let before = await this.received();
    let now;
    const advanced = async () => {
      now = await this.received();
      const pairs = now.map((sums, index) => [before[index], sums]);
      const all = (holds) => pairs.every(([first, last]) => kinds.every((kind) => holds(first?.[kind], last[kind])));
      if (!all((first, last) => last >= first)) before = now;
      return all((first, last) => last > first);
    };
    await eventually(`more media for ${this.name}`, advanced).catch((error) => {
      throw new Error(`${this.name} had ${JSON.stringify(before)}, then ${JSON.stringify(now)}`, { cause: error });
    });
  }
}
