// Packs the package and runs the examples from the tarball. Environment and arguments are those of the browser tests,
// whose runner does the work.

import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { pack } from '../../scripts/package.mjs';

const here = dirname(fileURLToPath(import.meta.url));

process.env.PARLEY_TARBALL = pack();
if (process.argv.length === 2) {
  const files = readdirSync(here).filter((file) => file.endsWith('.test.mjs')).sort();
  process.argv.push(...files.map((file) => join(here, file)));
}
await import('../browser/run.mjs');
