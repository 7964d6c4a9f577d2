// A person in a room: an engine of ours in a Chromium of its own, somewhere in a small internet.

import { fileURLToPath } from 'node:url';
import { launchBrowser, useSmallCamera } from '../../browser/support/browser.mjs';

const chromiumInNamespace = fileURLToPath(new URL('chromium-in-namespace.sh', import.meta.url));

/** Runs in the page: enters the room, and keeps what the engine told of its links and its server. */
async function enter({ name, room }) {
  const { createEngine } = await import('/core.js');
  const engine = await createEngine({ name, room, join: true });
  globalThis.engine = engine;
  globalThis.journal = [];
  engine.addEventListener('change', () => {
    const { signaling, members } = engine.snapshot;
    const links = members.map((member) => `${member.name} ${member.link} ${member.linkReason}`.trim());
    const entry = [`signaling ${signaling}`, ...links].join(', ');
    if (globalThis.journal.at(-1)?.entry !== entry) globalThis.journal.push({ at: Date.now(), entry });
  });
}

/** Runs in the page: of each other member by name, which connection it is on, how it goes, and what came in. */
function readLinks() {
  const { engine } = globalThis;
  return Promise.all(engine.snapshot.members.map(async ({ id, name, link, connection }) => {
    const report = await engine.statistics(id);
    const entries = [...report?.values() ?? []];
    const video = entries.find(({ type, kind }) => type === 'inbound-rtp' && kind === 'video');
    const transport = entries.find(({ type }) => type === 'transport');
    const pair = report?.get(transport?.selectedCandidatePairId);
    const [local, remote] = [report?.get(pair?.localCandidateId), report?.get(pair?.remoteCandidateId)];
    const relay = local?.candidateType === 'relay' ? `relay over ${local.relayProtocol}` : undefined;
    return {
      name, link, connection,
      frames: video?.framesDecoded ?? 0,
      path: pair && `${relay ?? local.candidateType} to ${remote.candidateType}`,
    };
  }));
}

/**
 * @typedef {object} LinkSeen
 * @property {string} name of the other
 * @property {string} link its state
 * @property {number} connection
 * @property {number} frames decoded on this connection so far
 * @property {string} [path] kinds of the candidates in use
 */

export class Person {
  /** @type {string[]} */
  troubles = [];

  /**
   * @param {import('./namespace.mjs').Namespace} namespace
   * @param {string} name
   * @param {string} site ends in a slash
   */
  static async launch(namespace, name, site) {
    const person = new Person();
    person.name = name;
    person.site = site;
    person.namespace = namespace;
    person.browser = await launchBrowser({
      executablePath: chromiumInNamespace,
      environment: { PARLEY_NAMESPACE: namespace.name },
      // The page comes over the network that is tested, and there are no certificates.
      moreSwitches: [`--unsafely-treat-insecure-origin-as-secure=${new URL(site).origin}`],
    });
    return person;
  }

  /** @param {string} room */
  async enter(room) {
    const context = await this.browser.newContext();
    await context.addInitScript(useSmallCamera);
    this.page = await context.newPage();
    this.page.on('pageerror', (error) => this.troubles.push(error.message));
    await this.page.goto(`${this.site}healthz`);
    await this.page.evaluate(enter, { name: this.name, room });
  }

  snapshot() {
    return this.page.evaluate(() => globalThis.engine.snapshot);
  }

  /** @returns {Promise<LinkSeen[]>} */
  links() {
    return this.page.evaluate(readLinks);
  }

  /** What happened to the links, for whoever has to find out why. */
  async journal() {
    const lines = await this.page.evaluate(() => globalThis.journal);
    return lines.map(({ at, entry }) => `${new Date(at).toISOString()} ${this.name}: ${entry}`).join('\n');
  }

  close() {
    return this.browser.close();
  }
}
