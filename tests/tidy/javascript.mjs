// Fails when a JavaScript file does not parse or breaks a rule that a page's strict policy or our style asks for.
// usage: node javascript.mjs [ROOT]

import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const LINE_LENGTH_MAX = 120;
const rules = [
  { pattern: /\beval\(|\bnew Function\(/, why: 'the page forbids code made from strings' },
  { pattern: /\binnerHTML\b|\bdocument\.write\b/, why: 'text becomes nodes by textContent, never markup' },
  { pattern: /^\s*var\s/, why: 'const or let' },
  { pattern: /\t/, why: 'two spaces indent, no tabs' },
  { pattern: /\s$/, why: 'blanks at the end of a line' },
];

const root = process.argv[2] ?? join(dirname(fileURLToPath(import.meta.url)), '../..');

function files(folder) {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return files(path);
    return /\.m?js$/.test(entry.name) ? [path] : [];
  });
}

function problems(file) {
  const found = [];
  const parsed = spawnSync(process.execPath, ['--check', join(root, file)], { encoding: 'utf8' });
  if (parsed.status !== 0) found.push(`${file}: ${parsed.stderr.trim()}`);
  readFileSync(join(root, file), 'utf8').split('\n').forEach((line, index) => {
    if (line.length > LINE_LENGTH_MAX) found.push(`${file}:${index + 1}: more than ${LINE_LENGTH_MAX} columns`);
    for (const { pattern, why } of rules) {
      const breaks = pattern.test(line) && !line.includes('pattern: /');
      if (breaks) found.push(`${file}:${index + 1}: ${why}: ${line.trim()}`);
    }
  });
  return found;
}

const folders = readdirSync(root).filter((name) => ['web', 'tests', 'scripts', 'server'].includes(name));
const found = folders.flatMap(files).flatMap(problems);
for (const problem of found) console.error(problem);
process.exitCode = found.length === 0 ? 0 : 1;
