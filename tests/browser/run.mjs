// Runs the tests that need a browser, one file after the other, and ends with one line: "N passed, N failed". What was
// skipped counts as neither, and is told with the reason.
//
// Environment: PARLEY_SERVER (the server's binary), PARLEY_SITE (the built site), PARLEY_ARTIFACTS (where pictures go),
// PARLEY_CHROMIUM and PARLEY_FIREFOX (the browsers, /usr/bin/chromium and /usr/bin/firefox-esr unless said otherwise).
// Arguments: files to run instead of all.

import { mkdirSync, readdirSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { run } from 'node:test';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));

function testFiles() {
  const named = process.argv.slice(2);
  if (named.length > 0) return named;
  return readdirSync(here, { recursive: true })
    .filter((file) => file.endsWith('.test.mjs'))
    .map((file) => join(here, file))
    .sort();
}

if (process.env.PARLEY_ARTIFACTS) mkdirSync(process.env.PARLEY_ARTIFACTS, { recursive: true });

let passed = 0;
let failed = 0;
let skipped = 0;

function isFile(event) {
  return event.nesting === 0 && event.name.endsWith('.test.mjs');
}

const stream = run({ files: testFiles(), concurrency: 1, timeout: 600_000 });
stream.on('test:pass', (event) => {
  if (event.skip !== undefined) {
    skipped += 1;
    console.log(`skipped - ${event.name}: ${event.skip}`);
    return;
  }
  if (isFile(event) || event.details.type === 'suite') return;
  passed += 1;
  console.log(`ok ${passed + failed} - ${event.name} (${Math.round(event.details.duration_ms)} ms)`);
});
stream.on('test:fail', (event) => {
  // A file or suite that fails only because a test in it failed is told already.
  if (event.details.error.failureType === 'subtestsFailed') return;
  failed += 1;
  console.log(`not ok ${passed + failed} - ${event.name}`);
  const { cause } = event.details.error;
  console.log(String(cause?.stack ?? cause ?? event.details.error).replace(/^/gm, '    '));
});
stream.on('test:stderr', ({ file, message }) => process.stderr.write(`${relative(here, file)}: ${message}`));
stream.on('test:stdout', ({ message }) => process.stdout.write(message));
// Without a reader the stream never ends in some versions of Node.
stream.resume();
stream.on('end', () => {
  console.log(`${passed} passed, ${failed} failed`);
  process.exitCode = failed > 0 || passed + skipped === 0 ? 1 : 0;
});
