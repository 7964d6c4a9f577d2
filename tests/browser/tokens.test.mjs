// A server that asks for tokens: who gets in by `#token=`, and a call whose token has gone bad meanwhile.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { startBreakableProxy } from './support/breakable-proxy.mjs';
import { RoomPage, eventually, launchBrowser } from './support/browser.mjs';
import { startServer } from './support/server.mjs';

let folder;
let server;
let browser;

/** Of this key alone from now on. @param {string} secret */
function useKey(secret) {
  const written = join(folder, 'written');
  const k = Buffer.from(secret).toString('base64url');
  writeFileSync(written, JSON.stringify({ keys: [{ kty: 'oct', kid: `key-${secret.length}`, k }] }));
  renameSync(written, join(folder, 'keys.json'));
}

/** As an operator would make one. */
function mint(secret, ...options) {
  const environment = { ...process.env, PARLEY_TOKEN_KEY: secret };
  const made = ['token', '--key-id', `key-${secret.length}`, ...options];
  return execFileSync(process.env.PARLEY_SERVER, made, { env: environment, encoding: 'utf8' }).trim();
}

const first = randomBytes(16).toString('hex');
const second = randomBytes(17).toString('hex');

before(async () => {
  folder = mkdtempSync(join(tmpdir(), 'parley-'));
  useKey(first);
  server = await startServer(['--jwks-file', join(folder, 'keys.json')]);
  browser = await launchBrowser();
});

after(async () => {
  await browser?.close();
  await server?.stop();
  rmSync(folder, { recursive: true, force: true });
});

const addressOf = (room, token, more = '') => `${server.url}?room=${room}&media=none&join=1${more}#token=${token}`;

test('who has a token for the room gets in under its name, others are told what is missing', async (t) => {
  const ana = await RoomPage.open(browser, addressOf('tea', mint(first, '--room', 'tea', '--name', 'Ana')));
  const ben = await RoomPage.open(browser, addressOf('tea', mint(first, '--room', 't*', '--name', 'Ben')));
  const eve = await RoomPage.open(browser, addressOf('tea', mint(first, '--room', 'cake')));
  const nobody = await RoomPage.open(browser, addressOf('tea', ''));
  t.after(() => Promise.all([ana, ben, eve, nobody].map((page) => page.close())));
  await Promise.all([ana.connected(1), ben.connected(1)]);
  assert.equal((await ana.snapshot()).members[0].name, 'Ben');
  assert.equal((await ben.snapshot()).members[0].name, 'Ana');
  for (const page of [eve, nobody]) {
    const { ending, phase } = await eventually('an ending', async () => {
      const snapshot = await page.snapshot();
      return snapshot.ending && snapshot;
    });
    assert.equal(phase, 'lobby');
    assert.equal(ending.serverCode, 'unauthorized');
  }
});

test('a call outlives its token, and comes back with another', async (t) => {
  useKey(first);
  const proxy = await startBreakableProxy(Number(new URL(server.url).port));
  const token = mint(first, '--room', 'fox', '--user', 'ana');
  const ana = await RoomPage.open(browser, addressOf('fox', token, `&signal=${proxy.url}`));
  const ben = await RoomPage.open(browser, addressOf('fox', mint(first, '--room', 'fox')));
  t.after(async () => {
    await Promise.all([ana, ben].map((page) => page.close()));
    proxy.close();
  });
  await Promise.all([ana.connected(1), ben.connected(1)]);
  useKey(second);
  proxy.break();
  await ana.signaling('reconnecting');
  proxy.mend();
  await eventually('a refusal', async () => (await ana.snapshot()).notice !== null);
  assert.notEqual((await ana.snapshot()).signaling, 'open');
  await ana.connected(1);
  const renewed = mint(second, '--room', 'fox', '--user', 'ana');
  await ana.element((element, text) => element.setAttribute('token', text), renewed);
  await ana.signaling('open');
  await Promise.all([ana.connected(1), ben.connected(1)]);
  for (const page of [ana, ben]) assert.deepEqual(page.troubles, []);
});
