// The server as a Debian package: what is in it, that it runs from there, and what systemd says of its unit.

import assert from 'node:assert/strict';
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);
const root = fileURLToPath(new URL('../..', import.meta.url));
const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));

const lacksSystemd = await run('systemd-analyze', ['--version']).then(() => false, () => 'there is no systemd-analyze');

/** The package, and the folder into which its files were unpacked. */
let archive;
let folder;

before(async () => {
  const { stdout } = await run('bash', [join(root, 'scripts/pack'), 'server'], { cwd: root });
  archive = stdout.trim().split('\n').at(-1);
  folder = await mkdtemp(join(tmpdir(), 'parley-package-'));
  await run('dpkg-deb', ['--extract', archive, folder]);
});

after(() => rm(folder, { recursive: true, force: true }));

const field = async (name) => (await run('dpkg-deb', ['--field', archive, name])).stdout.trim();

/** Starts the program of the package, and waits for its address. */
async function start(t, options) {
  const child = spawn(join(folder, 'usr/bin/parley-server'), options, { stdio: ['ignore', 'pipe', 'inherit'] });
  t.after(() => child.kill());
  const [line] = await Promise.race([once(createInterface({ input: child.stdout }), 'line'), once(child, 'exit')]);
  assert.match(String(line), /^Parley is ready/);
  return /http:\S+/.exec(line)[0].replace('localhost', '127.0.0.1');
}

test('the package says what it is and what it needs', async () => {
  assert.equal(await field('Package'), 'parley-server');
  assert.equal(await field('Version'), version);
  assert.match(await field('Depends'), /libssl3.*/);
  assert.match(await field('Depends'), /libjwt/);
});

test('its program is of its version, and serves its site', async (t) => {
  const { stdout } = await run(join(folder, 'usr/bin/parley-server'), ['--version']);
  assert.ok(stdout.includes(version), stdout);
  const url = await start(t, ['--port', '0', '--web', join(folder, 'usr/share/parley/site')]);
  const page = await fetch(url);
  assert.equal(page.status, 200);
  assert.match(await page.text(), /<parley-room/);
  assert.equal((await fetch(new URL('parley.wasm', url))).headers.get('content-type'), 'application/wasm');
});

test('options are a file of configuration, which an update keeps', async (t) => {
  const { stdout } = await run('dpkg-deb', ['--info', archive, 'conffiles']);
  assert.equal(stdout.trim(), '/etc/parley/server.env');
  const text = await readFile(join(folder, 'etc/parley/server.env'), 'utf8');
  const options = /^PARLEY_OPTIONS=(.*)$/m.exec(text)[1].replace('--port 8080', '--port 0').split(' ')
    .map((word) => (word.startsWith('/usr/') ? join(folder, word) : word));
  const url = await start(t, options);
  assert.equal((await fetch(new URL('healthz', url))).status, 200);
});

test('the key of places is made once, and is one that the server takes', async (t) => {
  const unit = await readFile(join(folder, 'usr/lib/systemd/system/parley-server.service'), 'utf8');
  const command = /^ExecStartPre=sh -c '(.*)'$/m.exec(unit)[1];
  const make = () => run('sh', ['-c', command], { env: { ...process.env, STATE_DIRECTORY: folder } });
  const key = () => readFile(join(folder, 'resume-key'), 'utf8');
  await make();
  const made = await key();
  assert.match(made, /^[0-9a-f]{64}$/);
  await make();
  assert.equal(await key(), made);
  await start(t, ['--port', '0', '--resume-key-file', join(folder, 'resume-key')]);
});

test('systemd finds nothing wrong with the unit, and little that is exposed', { skip: lacksSystemd }, async () => {
  const unit = join(folder, 'parley-server.service');
  const text = await readFile(join(folder, 'usr/lib/systemd/system/parley-server.service'), 'utf8');
  await writeFile(unit, text.replace('ExecStart=parley-server', `ExecStart=${folder}/usr/bin/parley-server`));
  const { stderr } = await run('systemd-analyze', ['verify', '--recursive-errors=no', unit]);
  assert.equal(stderr, '');
  // 0 is nothing, 10 everything; a unit that says nothing has 9.6.
  const exposed = await run('systemd-analyze', ['security', '--offline=yes', '--threshold=15', unit])
    .catch((error) => error);
  assert.match(exposed.stdout, /Overall exposure level for parley-server.service: (0\.\d|1\.[0-5]) OK/);
});

test('what it puts on a machine is what its table says', async () => {
  for (const file of ['usr/bin/parley-server', 'usr/share/parley/site/index.html', 'etc/parley/server.env',
    'usr/lib/systemd/system/parley-server.service', 'usr/share/doc/parley-server/README.md',
    'usr/share/doc/parley-server/tokens.md',
    'usr/share/doc/parley-server/nginx.conf', 'usr/share/doc/parley-server/Caddyfile',
    'usr/share/doc/parley-server/copyright']) {
    assert.ok((await stat(join(folder, file))).isFile(), file);
  }
});
