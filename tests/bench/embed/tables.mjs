// The tables of web/README.md that the bench writes: what is between two comments there is replaced.

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../examples/support/example.mjs';

const readme = join(root, 'web/README.md');

const begin = (name) => `<!-- begin: ${name}, written by scripts/bench embed -->`;
const end = (name) => `<!-- end: ${name} -->`;

/** @param {string[][]} rows the first is the head @returns {string} Markdown */
export function markdownTable([head, ...rows]) {
  return [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');
}

/** @param {number} bytes @returns {string} in kB of 1000 bytes */
export function kilobytes(bytes) {
  return (bytes / 1000).toFixed(1);
}

/** @param {string} name of a place in the README @param {string} content */
export function writeIntoReadme(name, content) {
  const text = readFileSync(readme, 'utf8');
  const [from, to] = placeOf(text, name);
  writeFileSync(readme, `${text.slice(0, from)}\n${content}\n${text.slice(to)}`);
}

/**
 * @param {string} name
 * @returns {string[][]} the rows of the table that stands there, cells without blanks around them
 */
export function tableInReadme(name) {
  const text = readFileSync(readme, 'utf8');
  const lines = text.slice(...placeOf(text, name)).split('\n').filter((line) => line.startsWith('| '));
  const [head, , ...rows] = lines.map((line) => line.slice(1, -1).split('|').map((cell) => cell.trim()));
  return [head, ...rows];
}

/** @returns {[number, number]} between the two comments */
function placeOf(text, name) {
  const from = text.indexOf(begin(name));
  const to = text.indexOf(end(name));
  if (from < 0 || to < from) throw new Error(`web/README.md has no place for "${name}": ${begin(name)} … ${end(name)}`);
  return [from + begin(name).length, to];
}

/**
 * @param {Record<string, Record<string, import('./load.mjs').Weight>>} weights by page and kind of file
 * @returns {string[][]} for `markdownTable`; the last of each page is the sum
 */
export function weightRows(weights) {
  const rows = Object.entries(weights).flatMap(([page, { all, ...kinds }]) => {
    return Object.entries({ ...kinds, all }).map(([kind, { files, raw, gzip, brotli }]) => {
      return [page, kind, String(files), ...[raw, gzip, brotli].map(kilobytes)];
    });
  });
  return [['page', 'what', 'files', 'kB', 'gzip kB', 'brotli kB'], ...rows];
}
