// Runs the tests of the server's Debian package and of its Dockerfile. Environment and arguments are those of the
// browser tests, whose runner does the work.

import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));

const files = ['package.test.mjs', 'dockerfile.test.mjs'];
if (process.argv.length === 2) process.argv.push(...files.map((file) => join(here, file)));
await import('../browser/run.mjs');
