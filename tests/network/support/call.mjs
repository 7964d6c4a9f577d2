// A call of people on a small internet, and whether pictures get through to all of them.

import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { eventually } from '../../browser/support/browser.mjs';
import { startServer } from '../../browser/support/server.mjs';
import { Internet, publicAddress } from './internet.mjs';
import { Person } from './person.mjs';
import { makeTemporaryFolder } from './temporary_folder.mjs';
import { TurnServer } from './turn_server.mjs';

const port = 8080;
/** A call may need several attempts to heal, each later than the one before. */
const patience = 75_000;

const secondsSince = (start) => (Date.now() - start) / 1000;

/**
 * @param {import('./person.mjs').LinkSeen | undefined} before
 * @param {import('./person.mjs').LinkSeen} now
 */
function hasNewPicture(before, now) {
  return now.frames > (before?.connection === now.connection ? before.frames : 0);
}

export class Call {
  /** @type {Person[]} */
  people = [];
  /** @type {Person[]} */
  #launched = [];
  #entered = 0;

  /**
   * @param {import('node:test').TestContext} t at whose end everything is taken away
   * @param {object} [options]
   * @param {boolean} [options.behindNat] all are, and there is a TURN server
   * @param {string[]} [options.serverOptions] further ones
   * @param {(internet: Internet) => Promise<unknown>} [options.prepare] what is wrong from the start
   */
  static async make(t, { behindNat = false, serverOptions = [], prepare } = {}) {
    const call = new Call();
    t.after(() => call.#end());
    call.behindNat = behindNat;
    call.keyFile = join(makeTemporaryFolder(), 'key');
    writeFileSync(call.keyFile, randomBytes(32));
    call.internet = await Internet.make();
    await prepare?.(call.internet);
    call.serverOptions = serverOptions;
    if (behindNat) {
      call.turn = new TurnServer(call.internet.backbone);
      await call.turn.start();
      call.serverOptions = [...call.turn.options, ...serverOptions];
    }
    await call.startServer();
    return call;
  }

  async startServer() {
    const options = ['--host', '0.0.0.0', '--open', '--resume-key-file', this.keyFile, ...this.serverOptions];
    this.server = await startServer(options, port, this.internet.backbone.prefix);
  }

  /** @param {string} name */
  async enter(name) {
    const namespace = await this.internet.connect(name.toLowerCase(), { behindNat: this.behindNat });
    const person = await Person.launch(namespace, name, `http://${publicAddress}:${port}/`);
    this.#launched.push(person);
    this.#entered = Date.now();
    await person.enter('network');
    this.people.push(person);
    return person;
  }

  /**
   * Until each has had a picture of every other one.
   *
   * @returns {Promise<number>} seconds since the last one of them opened the page
   */
  async connects() {
    await this.#connected('a call with pictures', () => true);
    return secondsSince(this.#entered);
  }

  /**
   * Until each has had a further picture of every other one.
   *
   * @param {() => Promise<unknown>} [mend] makes that possible
   * @returns {Promise<number>} how many seconds that took
   */
  async recovers(mend) {
    const before = await this.#links();
    const start = Date.now();
    await mend?.();
    await this.#connected('pictures again', (link, who) => hasNewPicture(before.get(who), link));
    return secondsSince(start);
  }

  /**
   * Until nobody has had a further picture for a second; nobody may have one before the end.
   *
   * @param {Promise<unknown>} [end]
   */
  async stops(end) {
    let last = { at: Date.now(), links: await this.#links() };
    const hasNew = (links) => [...links].some(([who, link]) => hasNewPicture(last.links.get(who), link));
    await this.#eventually('no more pictures', async () => {
      const links = await this.#links();
      if (hasNew(links)) last = { at: Date.now(), links };
      return secondsSince(last.at) > 1;
    });
    await end;
    assert.equal(hasNew(await this.#links()), false, 'pictures came while there was no way for them');
  }

  /**
   * @param {Promise<unknown>} during
   * @returns {Promise<number>} the longest time for which somebody had no further picture of somebody, in seconds
   */
  async longestPause(during) {
    let isOver = false;
    const over = during.finally(() => { isOver = true; });
    const last = new Map([...await this.#links()].map(([who, link]) => [who, { at: Date.now(), link }]));
    let longest = 0;
    while (!isOver) {
      await wait(100);
      const links = await this.#links();
      longest = Math.max(longest, ...[...last.values()].map(({ at }) => secondsSince(at)));
      for (const [who, link] of links) {
        if (hasNewPicture(last.get(who)?.link, link)) last.set(who, { at: Date.now(), link });
      }
    }
    await over;
    return longest;
  }

  /**
   * Until what the links go over, seen from either end, is all right; browsers change to better paths as they go.
   *
   * @param {string} what
   * @param {(paths: string[]) => boolean} areRight
   * @returns {Promise<string[]>}
   */
  paths(what, areRight) {
    return this.#eventually(what, async () => {
      const paths = [...(await this.#links()).values()].map(({ path }) => String(path));
      return areRight(paths) && paths;
    });
  }

  /** Until everybody's connection to the server is in that state. */
  signaling(state) {
    return this.#eventually(`signaling ${state}`, async () => {
      const snapshots = await Promise.all(this.people.map((person) => person.snapshot()));
      return snapshots.every(({ signaling }) => signaling === state);
    });
  }

  /** Ids of the members, which stay the same as long as nobody had to come anew. */
  ids() {
    return Promise.all(this.people.map(async (person) => (await person.snapshot()).self));
  }

  expectNoTroubles() {
    assert.deepEqual(this.people.flatMap(({ troubles }) => troubles), []);
  }

  /** Of all people to all others. @returns {Promise<Map<string, import('./person.mjs').LinkSeen>>} */
  async #links() {
    const links = await Promise.all(this.people.map(async (person) => {
      return (await person.links()).map((link) => [`${person.name} from ${link.name}`, link]);
    }));
    return new Map(links.flat());
  }

  /** Until all are connected, each has had a picture of every other one, and the rest is so too. */
  #connected(what, isSo) {
    const count = this.people.length * (this.people.length - 1);
    return this.#eventually(what, async () => {
      const links = [...await this.#links()];
      return links.length === count && links.every(([who, link]) => {
        return link.link === 'connected' && link.frames > 0 && isSo(link, who);
      });
    });
  }

  async #eventually(what, ask) {
    try {
      return await eventually(what, ask, patience);
    } catch (error) {
      const journals = await Promise.all(this.people.map((person) => person.journal()));
      const seen = JSON.stringify(Object.fromEntries(await this.#links()));
      throw new Error([error.message, seen, ...journals].join('\n'), { cause: error });
    }
  }

  async #end() {
    await Promise.allSettled(this.#launched.map((person) => person.close()));
    this.internet?.remove();
  }
}
