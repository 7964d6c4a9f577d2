// Runs the tests of the server's Debian package. Environment and arguments are those of the browser tests, whose runner
// does the work.

import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));

if (process.argv.length === 2) process.argv.push(join(here, 'package.test.mjs'));
await import('../browser/run.mjs');
