// Runs the tests on networks of their own: Chromium, our server and a TURN server in network namespaces, with lines
// between them that can be cut. Environment and arguments are those of the browser tests, whose runner does the work.

import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));

if (process.argv.length === 2) {
  const files = readdirSync(here).filter((file) => file.endsWith('.test.mjs')).sort();
  process.argv.push(...files.map((file) => join(here, file)));
}
await import('../browser/run.mjs');
