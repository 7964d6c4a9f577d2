// Starts what the server is compared with, as a process of its own.

import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/**
 * @param {'peer-server' | 'socket-io-relay' | 'ws-relay'} name of the file beside this one
 * @param {string[]} [prefix] of the command
 */
export function startReference(name, prefix = []) {
  return start([...prefix, process.execPath, fileURLToPath(new URL(`${name}.mjs`, import.meta.url))]);
}

/**
 * @param {string[]} command its first line of output ends with the address
 * @returns {Promise<{pid: number, base: string, stop: () => void}>} `base` begins with `ws:` and has no slash at its
 *   end
 */
export async function start(command) {
  const [program, ...words] = command;
  const child = spawn(program, words, { stdio: ['ignore', 'pipe', 'inherit'] });
  const lines = createInterface({ input: child.stdout });
  const [line] = await new Promise((resolve) => lines.once('line', (...said) => resolve(said)));
  return { pid: child.pid, base: line.replace(/^.*http:/, 'ws:').replace(/\/$/, ''), stop: () => child.kill() };
}
