// Runs the tests with the real thing: the five systems' own kinds of clients and servers against ours. Environment and
// arguments are those of the browser tests, whose runner does the work.

import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));

if (process.argv.length === 2) {
  const files = readdirSync(here).filter((file) => file.endsWith('.test.mjs')).sort();
  process.argv.push(...files.map((file) => join(here, file)));
}
await import('../browser/run.mjs');
