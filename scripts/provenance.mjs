// Where the package's WebAssembly comes from: commit, compiler, flags and hashes, by which anybody can build it again.

import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const modules = ['parley-core.mjs', 'parley-core.wasm', 'parley.mjs', 'parley.wasm'];

/**
 * @typedef {object} Provenance
 * @property {string} commit with `-changed` where the work tree had other changes; empty outside of a repository
 * @property {string} compiler as it names itself
 * @property {string} compileFlags
 * @property {string} linkFlags of the headless module
 * @property {Record<string, {bytes: number, sha256: string, integrity: string}>} files `integrity` as in an attribute
 *   (Subresource Integrity)
 */

/**
 * @param {string} root of the project, where `wasm-release` was built
 * @param {string} folder where the modules are
 * @returns {Provenance}
 */
export function provenance(root, folder) {
  const ninja = join(root, 'build/wasm-release/build.ninja');
  const rules = existsSync(ninja) ? readFileSync(ninja, 'utf8') : '';
  return {
    commit: tell('git', ['-C', root, 'describe', '--always', '--abbrev=40', '--dirty=-changed', '--exclude=*']),
    compiler: tell('emcc', ['--version']).split('\n')[0],
    compileFlags: flagsOf(rules, /^build [^\n]*\/parley_core\.dir\/[\s\S]*?^ {2}FLAGS = (.*)$/m),
    linkFlags: flagsOf(rules, /^build parley-core\.mjs[\s\S]*?^ {2}LINK_FLAGS = (.*)$/m),
    files: Object.fromEntries(modules.map((name) => [name, hashesOf(readFileSync(join(folder, name)))])),
  };
}

/** @param {Provenance} whence @returns {string} Markdown */
export function provenanceTable({ commit, compiler, compileFlags, linkFlags, files }) {
  const rows = Object.entries(files).map(([name, { bytes, sha256 }]) => `| \`${name}\` | ${bytes} | \`${sha256}\` |`);
  return `## This package's modules

Commit \`${commit}\`, compiled by \`${compiler}\`
with \`${compileFlags}\`,
linked with \`${linkFlags}\`.

| file | bytes | SHA-256 |
| --- | --- | --- |
${rows.join('\n')}
`;
}

/** @returns {string} what the program says, empty where it is not there */
function tell(program, values) {
  try {
    return execFileSync(program, values, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  } catch {
    return '';
  }
}

/** Without what differs from machine to machine. */
function flagsOf(rules, pattern) {
  const flags = pattern.exec(rules)?.[1] ?? '';
  return flags.split(/\s+/).filter((flag) => flag !== '' && !flag.includes('/')).join(' ');
}

function hashesOf(content) {
  const hash = (algorithm, encoding) => createHash(algorithm).update(content).digest(encoding);
  return { bytes: content.length, sha256: hash('sha256', 'hex'), integrity: `sha384-${hash('sha384', 'base64')}` };
}
