// The examples as their readers have them: each in a folder of its own, with the packed package (PARLEY_TARBALL)
// installed. What else they depend on is found further up, in the project's own node_modules.

import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);

export const root = join(dirname(fileURLToPath(import.meta.url)), '../../..');

/**
 * @param {string} name of a folder in examples/
 * @param {string} [copy] its name where it is installed
 * @returns {Promise<string>} the folder where it is installed
 */
export async function install(name, copy = name) {
  const folder = emptyFolder(copy);
  cpSync(join(root, 'examples', name), folder, { recursive: true });
  await unpack(folder);
  return folder;
}

/**
 * A page that is no example: its script and what stands in its body.
 *
 * @param {string} name
 * @param {{script: string, body?: string}} page
 * @returns {Promise<string>} the folder
 */
export async function installPage(name, { script, body = '' }) {
  const folder = emptyFolder(name);
  writeFileSync(join(folder, 'main.js'), script);
  writeFileSync(join(folder, 'index.html'),
    `<!DOCTYPE html><meta charset="utf-8"><script type="module" src="main.js"></script><body>${body}</body>`);
  await unpack(folder);
  return folder;
}

/** As its reader builds it. @param {string} folder @param {string[]} [command] */
export async function build(folder, [program, ...values] = ['npm', 'run', 'build']) {
  const path = `${join(root, 'node_modules/.bin')}:${process.env.PATH}`;
  try {
    const { stdout, stderr } = await run(program, values, { cwd: folder, env: { ...process.env, PATH: path } });
    return stdout + stderr;
  } catch (error) {
    throw new Error(`${program} failed:\n${error.stdout}\n${error.stderr}`);
  }
}

function emptyFolder(name) {
  const folder = join(root, 'build/examples', name);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  return folder;
}

async function unpack(folder) {
  const into = join(folder, 'node_modules/parley');
  mkdirSync(into, { recursive: true });
  await run('tar', ['-xzf', process.env.PARLEY_TARBALL, '-C', into, '--strip-components=1']);
}
