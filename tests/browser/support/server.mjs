// The real server as a child process on a free port.

import { spawn } from 'node:child_process';
import { setDefaultResultOrder } from 'node:dns';
import { connect } from 'node:net';
import { createInterface } from 'node:readline';

// The server listens on 127.0.0.1, and Node 18 tries only the first address of `localhost`, which may be ::1.
setDefaultResultOrder('ipv4first');

const ready = /^Parley is ready: (http:\/\/\S+)$/;

/**
 * @param {string[]} [options] of the server, besides port and folder
 * @param {number} [port] any free one unless it is given
 * @param {string[]} [prefix] of the command, to run it somewhere else
 * @returns {Promise<{url: string, pid: number, stop: () => Promise<number?>, kill: () => Promise<number?>}>} `url` ends
 *   in a slash
 */
export async function startServer(options = [], port = 0, prefix = []) {
  const { PARLEY_SERVER: binary, PARLEY_SITE: site } = process.env;
  if (!binary || !site) throw new Error('PARLEY_SERVER and PARLEY_SITE are not set; run scripts/test --label browser');
  const [program, ...values] = [...prefix, binary, '--port', `${port}`, '--web', site, ...options];
  const child = spawn(program, values, { stdio: ['ignore', 'pipe', 'pipe'] });
  const said = [];
  child.stderr.on('data', (data) => said.push(String(data)));
  const exited = new Promise((resolve) => child.once('exit', resolve));
  const url = await new Promise((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      said.push(`${line}\n`);
      const found = ready.exec(line);
      if (found) resolve(found[1]);
    });
    void exited.then((code) => reject(new Error(`the server ended with ${code}:\n${said.join('')}`)));
  });
  return {
    url,
    pid: child.pid,
    stop() {
      child.kill('SIGTERM');
      return exited;
    },
    /** Without a word to anybody. */
    kill() {
      child.kill('SIGKILL');
      return exited;
    },
  };
}

/**
 * @param {number} port
 * @returns {Promise<boolean>} whether nobody listens there
 */
export function isFree(port) {
  return new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1' });
    socket.once('error', () => resolve(true));
    socket.once('connect', () => {
      socket.destroy();
      resolve(false);
    });
  });
}
