// Starts what the server is compared with, as a process of its own.

import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/**
 * @param {'socket-io-relay' | 'ws-relay'} name of the file beside this one
 * @param {string[]} [prefix] of the command
 * @returns {Promise<{pid: number, base: string, stop: () => void}>} `base` begins with `ws:` and has no slash at its
 *   end
 */
export async function startReference(name, prefix = []) {
  const file = fileURLToPath(new URL(`${name}.mjs`, import.meta.url));
  const [program, ...words] = [...prefix, process.execPath, file];
  const child = spawn(program, words, { stdio: ['ignore', 'pipe', 'inherit'] });
  const lines = createInterface({ input: child.stdout });
  const [line] = await new Promise((resolve) => lines.once('line', (...said) => resolve(said)));
  return { pid: child.pid, base: line.replace(/^.*http:/, 'ws:').replace(/\/$/, ''), stop: () => child.kill() };
}
