// Rooms of the headless API in a page without anything else of ours, and what a test needs to see of them.

import assert from 'node:assert/strict';
import { eventually } from './browser.mjs';
import { LeakWatch } from './leak-watch.mjs';

/** Runs in the page before all else: keeps sockets and counts negotiations. */
function observe() {
  const observed = { sockets: [], descriptions: 0 };
  globalThis.observed = observed;
  const Socket = WebSocket;
  globalThis.WebSocket = class extends Socket {
    constructor(...values) {
      super(...values);
      observed.sockets.push(this);
    }
  };
  const { setLocalDescription } = RTCPeerConnection.prototype;
  RTCPeerConnection.prototype.setLocalDescription = function (...values) {
    observed.descriptions += 1;
    return setLocalDescription.apply(this, values);
  };
}

/** Runs in the page: joins, listens to everything, and keeps room and events under the name. */
async function join([name, options]) {
  const { Room } = await import('/core.js');
  globalThis.rooms ??= {};
  globalThis.events ??= {};
  for (const kind of ['audio', 'video']) {
    if (typeof options[kind] === 'string') options[kind] = globalThis.tracks[options[kind]];
  }
  const room = await Room.join({ name, ...options });
  globalThis.rooms[name] = room;
  const events = [];
  globalThis.events[name] = events;
  for (const type of ['member-joined', 'member-left', 'member-changed', 'stream', 'message', 'state', 'error']) {
    room.addEventListener(type, (event) => {
      const { member, kind, stream, from, text, state, changed, error } = event;
      events.push({
        type, kind, from, text, state, changed, code: error?.code, name: member?.name,
        same: stream && stream === room.stream(member.id, kind === 'screen' ? 'screen' : 'camera'),
        has: stream && stream.getTracks().some((track) => track.kind === (kind === 'audio' ? 'audio' : 'video')),
      });
    });
  }
}

export class RoomInPage {
  /** @type {string[]} violations of the page's policy, uncaught errors */
  troubles = [];

  constructor(page, leaks) {
    this.page = page;
    this.leaks = leaks;
    page.on('pageerror', (error) => this.troubles.push(error.message));
    page.on('console', (message) => {
      if (/Content.Security.Policy/.test(message.text())) this.troubles.push(message.text());
    });
  }

  /**
   * @param {import('playwright-core').Browser} browser
   * @param {string} site whose policy holds
   */
  static async open(browser, site) {
    const page = await (await browser.newContext()).newPage();
    const leaks = await LeakWatch.start(page);
    await page.addInitScript(observe);
    const opened = new RoomInPage(page, leaks);
    await page.goto(`${site}healthz`);
    return opened;
  }

  /** Joins under a name; a medium that is another word is a track of `paint`. */
  async join(name, options) {
    await this.page.evaluate(join, [name, options]);
  }

  /**
   * @template T
   * @param {string} name
   * @param {(room: any, argument: any) => T} read runs in the page
   * @param {any} [argument]
   * @returns {Promise<Awaited<T>>}
   */
  read(name, read, argument) {
    return this.page.evaluate(`(${read})(rooms[${JSON.stringify(name)}], ${JSON.stringify(argument)})`);
  }

  events(name) {
    return this.page.evaluate((name) => globalThis.events[name], name);
  }

  /** Until one was heard that has these values. */
  async heard(name, values) {
    let all;
    const find = async () => {
      all = await this.events(name);
      return all.find((event) => Object.entries(values).every(([key, value]) => event[key] === value));
    };
    return eventually(JSON.stringify(values), find).catch((error) => {
      throw new Error(`${name} heard ${JSON.stringify(all)}`, { cause: error });
    });
  }

  /** Until there are so many others, all connected. */
  connected(name, count) {
    return eventually(`${count} connected to ${name}`, () => this.read(name, ({ members }, count) => {
      return members.length === count && members.every(({ link }) => link === 'connected');
    }, count));
  }

  /** Makes a track of one colour, known by the name, of a canvas that is drawn ten times a second. */
  paint(name, color) {
    return this.page.evaluate(([name, color]) => {
      const canvas = Object.assign(document.createElement('canvas'), { width: 64, height: 64 });
      const context = canvas.getContext('2d');
      context.fillStyle = color;
      setInterval(() => context.fillRect(0, 0, 64, 64), 100);
      context.fillRect(0, 0, 64, 64);
      globalThis.tracks ??= {};
      [globalThis.tracks[name]] = canvas.captureStream(10).getVideoTracks();
    }, [name, color]);
  }

  /** Until a video element shows the first member's stream in this colour: red, green or blue. */
  async shows(name, color, source = 'camera') {
    await this.read(name, async (room, source) => {
      const [{ id }] = room.members;
      const video = Object.assign(document.createElement('video'), { muted: true, srcObject: room.stream(id, source) });
      globalThis.shown = video;
      await video.play();
    }, source);
    const look = () => this.page.evaluate(() => {
      const canvas = Object.assign(document.createElement('canvas'), { width: 1, height: 1 });
      const context = canvas.getContext('2d');
      context.drawImage(globalThis.shown, 0, 0, 1, 1);
      return [...context.getImageData(0, 0, 1, 1).data.slice(0, 3)];
    });
    const wanted = ['red', 'green', 'blue'].indexOf(color);
    let seen;
    await eventually(`${color} for ${name}`, async () => {
      seen = await look();
      return seen.every((value, index) => (index === wanted ? value > 90 : value < 90));
    }).catch((error) => {
      throw new Error(`${name} sees ${seen}`, { cause: error });
    });
  }

  /** What the promise that `run` makes in the page was rejected with. */
  failure(run, argument) {
    return this.page.evaluate(`(async () => {
      const core = await import('/core.js');
      try {
        await (${run})(core, ${JSON.stringify(argument)});
        return { code: 'none' };
      } catch (error) {
        const { name, code, message, option, url, serverCode } = error;
        return { name, code, message, option, url, serverCode, isOurs: error instanceof core.ParleyError };
      }
    })()`);
  }

  /** Until the page holds no connection, track of a device or open socket. */
  async nothingHeld({ memories = 1 } = {}) {
    const held = await this.leaks.nothingHeld({ memories });
    await eventually('no open socket', () => this.page.evaluate(() => {
      return globalThis.observed.sockets.every(({ readyState }) => readyState >= WebSocket.CLOSING);
    }));
    return held;
  }

  async close() {
    assert.deepEqual(this.troubles, []);
    await this.page.context().close();
  }
}
