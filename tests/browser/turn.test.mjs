// scripts/run --turn without its builds: a real coturn beside the server, and calls that go through nothing but it.

import assert from 'node:assert/strict';
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { eventually, launchBrowser } from './support/browser.mjs';
import { EngineInPage, EnginePage } from './support/engine-page.mjs';
import { launchFirefox } from './support/firefox.mjs';
import { startServer } from './support/server.mjs';

const run = promisify(execFile);
const root = fileURLToPath(new URL('../..', import.meta.url));
const { PARLEY_SERVER: program, PARLEY_SITE: site } = process.env;

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  return port;
}

/** The program's words and exit code. */
const check = (url, secretFile) => run(program, ['check-turn', '--turn', url, '--turn-secret-file', secretFile])
  .catch((error) => error);

/** As scripts/run starts them. */
async function startWithTurn(t) {
  const port = await freePort();
  const command = [join(root, 'scripts/with-turn'), '127.0.0.1', program, '--port', '0', '--web', site];
  const child = spawn(command[0], command.slice(1), {
    stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, PARLEY_TURN_PORT: `${port}` },
  });
  const exited = once(child, 'exit');
  // By a signal that it can pass on: the server would go on without it, and hold our pipes.
  t.after(async () => {
    child.kill('SIGTERM');
    await exited;
  });
  const said = [];
  child.stderr.on('data', (data) => said.push(String(data)));
  const [line] = await Promise.race([once(createInterface({ input: child.stdout }), 'line'), exited]);
  assert.match(String(line), /^Parley is ready/, said.join(''));
  return { child, exited, port, url: /http:\S+/.exec(line)[0], secretFile: join(root, 'build/turn/secret') };
}

test('coturn is started with a fresh secret, relays, and ends with the server', async (t) => {
  const { child, exited, port, secretFile } = await startWithTurn(t);
  const url = `turn:127.0.0.1:${port}?transport=udp`;
  assert.match((await check(url, secretFile)).stdout, /: relays at 127\.0\.0\.1 port \d+/);
  const folder = await mkdtemp(join(tmpdir(), 'parley-turn-'));
  t.after(() => rm(folder, { recursive: true }));
  await writeFile(join(folder, 'secret'), 'not the secret of coturn');
  const refused = await check(url, join(folder, 'secret'));
  assert.equal(refused.code, 1);
  assert.match(refused.stderr, /refuses the credentials \(401/);
  const configuration = await readFile(join(root, 'build/turn/turnserver.conf'), 'utf8');
  for (const line of ['use-auth-secret', 'no-cli', 'denied-peer-ip=169.254.0.0-169.254.255.255']) {
    assert.ok(configuration.split('\n').includes(line), line);
  }
  const listed = await readFile(`/proc/${child.pid}/cmdline`, 'utf8');
  assert.ok(!listed.includes(await readFile(secretFile, 'utf8')));
  child.kill('SIGTERM');
  assert.deepEqual(await exited, [0, null]);
  await eventually('the end of coturn', async () => (await check(url, secretFile)).code === 1);
});

test('the configuration of coturn in the guide works, also while one secret replaces another', async (t) => {
  const guide = await readFile(join(root, 'server/turn.md'), 'utf8');
  const [, block] = /```conf\n([^`]*)```/.exec(guide);
  const secrets = ['the former secret of coturn', 'the next secret of coturn'];
  const port = await freePort();
  const folder = await mkdtemp(join(tmpdir(), 'parley-turn-'));
  t.after(() => rm(folder, { recursive: true }));
  // Files that are not here, and what is this machine's own.
  const replaced = /^(cert|pkey|tls-listening-port|listening-port|static-auth-secret)=/;
  const lines = block.split('\n').filter((line) => !replaced.test(line));
  lines.push(...secrets.map((secret) => `static-auth-secret=${secret}`), `listening-port=${port}`, 'no-tls', 'no-dtls',
    'listening-ip=127.0.0.1', 'relay-ip=127.0.0.1', `pidfile=${folder}/pid`, `userdb=${folder}/users`,
    `log-file=${folder}/log`);
  await writeFile(join(folder, 'turnserver.conf'), lines.join('\n'));
  const coturn = spawn('turnserver', ['-c', join(folder, 'turnserver.conf')], { stdio: 'ignore' });
  const ended = once(coturn, 'exit');
  t.after(async () => {
    coturn.kill();
    await ended;
  });
  for (const secret of secrets) {
    await writeFile(join(folder, 'secret'), secret);
    await eventually('a relayed address', async () => {
      const { stdout } = await check(`turn:127.0.0.1:${port}?transport=udp`, join(folder, 'secret'));
      return / relays at 127/.test(stdout);
    });
  }
  const log = (await run('sh', ['-c', `cat ${folder}/log*`])).stdout;
  assert.doesNotMatch(log, /unknown|unrecognized|bad (value|argument)|CONFIG ERROR/i);
});

test('two pages that may use nothing but a relay see each other through it', async (t) => {
  const { url } = await startWithTurn(t);
  const browser = await launchBrowser();
  t.after(() => browser.close());
  const context = await browser.newContext();
  await context.addInitScript(() => {
    const Original = globalThis.RTCPeerConnection;
    globalThis.connections = [];
    globalThis.RTCPeerConnection = class extends Original {
      constructor(configuration) {
        super({ ...configuration, iceTransportPolicy: 'relay' });
        globalThis.connections.push(this);
      }
    };
  });
  const pages = [];
  for (const name of ['Ana', 'Ben']) {
    const tab = await EnginePage.open(context, url);
    await tab.page.evaluate(`(async () => {
      const { createEngine } = await import('/core.js');
      globalThis.engines = { ${name}: await createEngine({
        name: '${name}', room: 'relayed', audio: false, video: false, join: true,
      }) };
    })()`);
    pages.push({ tab, engine: new EngineInPage(tab.page, name) });
  }
  for (const { engine } of pages) await engine.connected(1);
  await pages[0].engine.read((engine) => engine.sendChat('through the relay'));
  await eventually('the message', async () => {
    return (await pages[1].engine.snapshot()).chat.some(({ text }) => text === 'through the relay');
  });
  // Which pair is selected may change while better ones are still found.
  const kinds = await eventually('a selected pair', () => pages[0].tab.page.evaluate(async () => {
    const connection = globalThis.connections.findLast(({ connectionState }) => connectionState === 'connected');
    const report = await connection?.getStats();
    const transport = [...report?.values() ?? []].find(({ type }) => type === 'transport');
    const pair = report?.get(transport?.selectedCandidatePairId);
    return pair && [pair.localCandidateId, pair.remoteCandidateId].map((id) => report.get(id).candidateType);
  }));
  assert.deepEqual(kinds, ['relay', 'relay']);
  for (const { tab } of pages) assert.deepEqual(tab.troubles, []);
});

/** Runs in the page: a connection of the bridge whose servers are replaced in the middle of its life. */
async function replaceIceServers() {
  const { PeerConnections } = await import('/bridge/peer-connections.js');
  const { Certificates, makeCertificate } = await import('/bridge/certificates.js');
  const warnings = [];
  console.warn = (...words) => warnings.push(words.join(' '));
  const media = { sent: () => null };
  const connections = new PeerConnections(() => {}, media, {}, new Certificates(await makeCertificate()));
  connections.open(1, [{ urls: 'stun:127.0.0.1:3479' }], 1);
  const connection = connections.connection(1);
  if (!connection) return { warnings };
  connection.createDataChannel('any');
  await connection.setLocalDescription();
  connections.setIceServers(1, [{ urls: 'turn:127.0.0.1:3479', username: '2:a', credential: 'k' }]);
  const { iceServers } = connection.getConfiguration();
  connections.closeAll();
  return { warnings, iceServers: iceServers.map(({ urls, username }) => [[urls].flat()[0], username]) };
}

for (const [name, launch] of [['Chromium', launchBrowser], ['Firefox', launchFirefox]]) {
  test(`${name} takes other ICE servers for a connection that has its own certificate and an offer`, async (t) => {
    const [server, browser] = await Promise.all([startServer(), launch()]);
    t.after(() => Promise.all([server.stop(), browser.close()]));
    const page = await browser.newPage();
    await page.goto(`${server.url}healthz`);
    assert.deepEqual(await page.evaluate(replaceIceServers),
      { warnings: [], iceServers: [['turn:127.0.0.1:3479', '2:a']] });
  });
}
