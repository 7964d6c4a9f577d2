// The Dockerfile without Docker: what it copies is there, what it installs can be had, and what it runs runs as it
// says: as nobody, on a disk that nothing can be written to.

import assert from 'node:assert/strict';
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);
const root = fileURLToPath(new URL('../..', import.meta.url));
const { PARLEY_SERVER: program, PARLEY_SITE: site } = process.env;

const text = await readFile(join(root, 'server/deploy/Dockerfile'), 'utf8');
/** `{word, rest}` of each instruction, its lines joined. */
const instructions = text.replace(/^#.*\n/gm, '').replace(/\\\n\s*/g, '').trim().split(/\n+/)
  .map((line) => ({ word: line.split(' ')[0], rest: line.slice(line.indexOf(' ') + 1) }));
const every = (word) => instructions.filter((one) => one.word === word).map(({ rest }) => rest);
const only = (word) => {
  const found = every(word);
  assert.equal(found.length, 1, `one ${word}`);
  return found[0];
};
const ignored = (await readFile(join(root, '.dockerignore'), 'utf8')).split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'));

const isReadOnlyPossible = process.getuid() === 0
  && await run('unshare', ['--mount', 'mount', '-o', 'remount,bind,ro', '/']).then(() => true, () => false);
const skip = isReadOnlyPossible ? false : 'a disk cannot be made read-only here';

test('both stages are the Debian that the server is built for', () => {
  assert.deepEqual(every('FROM'), ['debian:bookworm-slim AS build', 'debian:bookworm-slim']);
});

test('all that the build needs is sent to it, and nothing that it makes itself', () => {
  assert.deepEqual(every('COPY'), ['. .', '--from=build /parley/build/parley-server_*.deb /tmp/']);
  for (const needed of ['CMakeLists.txt', 'CMakePresets.json', 'package.json', 'package-lock.json', 'LICENSE', 'cmake',
    'scripts', 'server', 'shaders', 'tests', 'wasm', 'web']) {
    assert.ok(existsSync(join(root, needed)), needed);
    assert.ok(!ignored.includes(needed), `${needed} is left out`);
  }
  for (const made of ['build', 'node_modules', '.git']) assert.ok(ignored.includes(made), made);
});

test('its scripts are there and take the words that they are given', async () => {
  const [build] = every('RUN');
  for (const command of build.split(' && ')) {
    const [script, ...words] = command.split(' ');
    const { stdout } = await run('bash', [join(root, script), '--help']);
    for (const word of words) assert.ok(stdout.includes(word), `${script} ${word}`);
  }
  assert.match(await readFile(join(root, 'scripts/pack'), 'utf8'), /build\/parley-server_\*\.deb/);
});

test('what the image installs can be had', async () => {
  const install = /apt-get install ([^&]*)/.exec(every('RUN')[1])[1].trim().split(' ');
  const packages = install.filter((word) => !word.startsWith('/'));
  const { stdout } = await run('apt-get', ['--simulate', '--quiet', 'install', ...packages]);
  assert.doesNotMatch(stdout, /Unable to locate/);
  for (const library of ['libssl3', 'libjwt0']) await run('apt-cache', ['show', library]);
});

test('nothing in it is secret, and it is run by nobody', () => {
  assert.deepEqual(every('ENV').concat(every('ARG')), []);
  assert.match(only('USER'), /^[1-9]\d{3,}:[1-9]\d{3,}$/);
});

test('its program runs as that user on a disk that is read only, and is found healthy', { skip }, async (t) => {
  const listener = createServer().listen(0, '127.0.0.1');
  await once(listener, 'listening');
  const { port } = listener.address();
  listener.close();
  const [user, group] = only('USER').split(':');
  const installed = {
    'parley-server': program, '/usr/share/parley/site': site, 8080: `${port}`, '0.0.0.0': '127.0.0.1',
  };
  const [command, ...options] = JSON.parse(only('ENTRYPOINT')).map((word) => installed[word] ?? word);
  // What has to stand behind the image's name, as on every address that is not loopback.
  options.push('--open');
  const child = spawn('unshare', ['--mount', 'sh', '-c', 'mount -o remount,bind,ro / && exec "$@"', 'sh',
    'setpriv', `--reuid=${user}`, `--regid=${group}`, '--clear-groups', '--no-new-privs', command, ...options]);
  t.after(() => child.kill('SIGKILL'));
  const said = [];
  child.stderr.on('data', (data) => said.push(String(data)));
  const exited = once(child, 'exit');
  const [line] = await Promise.race([once(createInterface({ input: child.stdout }), 'line'), exited]);
  assert.match(String(line), /^Parley is ready/, said.join(''));

  const check = JSON.parse(/CMD (\[.*\])$/.exec(only('HEALTHCHECK'))[1])
    .map((word) => word.replace('/8080', `/${port}`));
  const health = () => run(check[0], check.slice(1), { timeout: 5000 });
  await health();
  child.kill('SIGTERM');
  assert.deepEqual(await exited, [0, null], said.join(''));
  await assert.rejects(health());
});
