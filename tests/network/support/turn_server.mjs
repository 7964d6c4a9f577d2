// coturn on the backbone of a small internet.

import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { eventually } from '../../browser/support/browser.mjs';
import { publicAddress } from './internet.mjs';
import { makeTemporaryFolder } from './temporary_folder.mjs';

const port = 3478;

export class TurnServer {
  #namespace;
  #folder = makeTemporaryFolder();
  #secret = randomBytes(32).toString('hex');
  #child;

  /** @param {import('./namespace.mjs').Namespace} namespace with it the server ends */
  constructor(namespace) {
    this.#namespace = namespace;
    writeFileSync(this.#secretFile, this.#secret);
  }

  get #secretFile() {
    return join(this.#folder, 'secret');
  }

  /** By which our server is told of it, in the order in which most would list them. */
  get options() {
    return [
      '--ice-server', `stun:${publicAddress}:${port}`,
      '--turn', `turn:${publicAddress}:${port}?transport=udp`,
      '--turn', `turn:${publicAddress}:${port}?transport=tcp`,
      '--turn-secret-file', this.#secretFile,
    ];
  }

  async start() {
    const [program, ...prefix] = [...this.#namespace.prefix, 'turnserver'];
    this.#child = spawn(program, [
      ...prefix,
      '-n',  // No file of options.
      `--listening-ip=${publicAddress}`,
      `--relay-ip=${publicAddress}`,
      `--listening-port=${port}`,
      '--min-port=50000',
      '--max-port=50999',
      '--use-auth-secret',
      `--static-auth-secret=${this.#secret}`,
      '--realm=parley',
      '--fingerprint',
      '--no-tls',
      '--no-dtls',
      '--no-cli',
      `--pidfile=${join(this.#folder, 'pid')}`,
      `--userdb=${join(this.#folder, 'users')}`,
      '--log-file=stdout',
    ], { stdio: 'ignore' });
    await eventually('a TURN server', async () => {
      if (this.#child.exitCode !== null) throw new Error(`coturn ended with ${this.#child.exitCode}`);
      const sockets = await this.#namespace.run('ss', '-Hlntu', `sport = :${port}`);
      return sockets.includes('udp') && sockets.includes('tcp');
    });
  }

  /** What it relays is lost with it. */
  async kill() {
    const ended = once(this.#child, 'exit');
    this.#child.kill('SIGKILL');
    await ended;
  }
}
