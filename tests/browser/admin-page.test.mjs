// The server's status page: a person signs in, sees rooms and members, closes a room, and drains.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { test } from 'node:test';
import { WebSocket } from 'ws';
import { desktop, eventually, launchBrowser, phone } from './support/browser.mjs';

const token = 'a-token-of-this-test';

/** The program with an operator's port: its addresses, and the promise of its exit code. */
async function startWatched(t) {
  const folder = mkdtempSync(join(tmpdir(), 'parley-admin-'));
  writeFileSync(join(folder, 'token'), `${token}\n`);
  const options = ['--port', '0', '--admin-port', '0', '--admin-token-file', join(folder, 'token')];
  const child = spawn(process.env.PARLEY_SERVER, options, { stdio: ['ignore', 'pipe', 'ignore'] });
  const exited = new Promise((resolve) => child.once('exit', resolve));
  t.after(async () => {
    child.kill('SIGKILL');
    await exited;
    rmSync(folder, { recursive: true });
  });
  const found = {};
  for await (const line of createInterface({ input: child.stdout })) {
    found.port ??= /^Parley is ready: http:\/\/\S+:(\d+)\/$/.exec(line)?.[1];
    found.adminPort ??= /^Its operator's port: (\d+)$/.exec(line)?.[1];
    if (found.port && found.adminPort) break;
  }
  return { port: found.port, admin: `http://127.0.0.1:${found.adminPort}/admin/`, exited };
}

/** A member of the dialect parley; `heard` are its frames, `closed` the code of its end. */
async function enter(t, server, room, name) {
  const socket = new WebSocket(`ws://127.0.0.1:${server.port}/parley`);
  t.after(() => socket.terminate());
  const heard = [];
  const closed = new Promise((resolve) => { socket.once('close', resolve); });
  await new Promise((resolve, reject) => {
    socket.once('error', reject);
    socket.once('open', () => socket.send(JSON.stringify({ type: 'join', version: 1, room, name })));
    socket.on('message', (data) => {
      heard.push(JSON.parse(String(data)));
      resolve();
    });
  });
  return { heard, closed };
}

async function openPage(t, server) {
  const browser = await launchBrowser();
  t.after(() => browser.close());
  const context = await browser.newContext({ viewport: desktop });
  const page = await context.newPage();
  const troubles = [];
  page.on('pageerror', (error) => troubles.push(String(error)));
  page.on('console', (line) => {
    // The browser's own line for each answer of 4xx.
    if (line.type() === 'error' && !line.text().startsWith('Failed to load resource')) troubles.push(line.text());
  });
  await page.goto(server.admin);
  return { page, troubles };
}

async function signIn(page, text = token) {
  await page.getByLabel('Admin token').fill(text);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

const figure = (page, name) => page.locator('#figures div', { hasText: name }).locator('dd').first().textContent();

async function shoot(page, name) {
  if (process.env.PARLEY_ARTIFACTS) {
    await page.screenshot({ path: join(process.env.PARLEY_ARTIFACTS, `admin-${name}.png`), fullPage: true });
  }
}

test('a wrong token is refused with words, and the right one stays in its tab', async (t) => {
  const server = await startWatched(t);
  const { page, troubles } = await openPage(t, server);
  await shoot(page, 'sign-in');
  await signIn(page, 'another');
  await page.getByRole('alert').waitFor();
  assert.match(await page.getByRole('alert').textContent(), /Send the admin token/);
  await signIn(page);
  await page.getByText('Taking connections').waitFor();
  assert.equal(await page.getByLabel('Admin token').isVisible(), false);
  await page.reload();
  await page.getByText('Taking connections').waitFor();
  assert.equal(await page.evaluate(() => localStorage.length), 0);
  await page.getByRole('button', { name: 'Sign out' }).click();
  assert.equal(await page.evaluate(() => sessionStorage.length), 0);
  await page.getByLabel('Admin token').waitFor();
  assert.deepEqual(troubles, []);
});

test('rooms and members are shown, also on a phone and in the dark', async (t) => {
  const server = await startWatched(t);
  const markup = '<img src=x onerror=alert(1)>';
  await enter(t, server, 'blue fox', 'Ana');
  await enter(t, server, 'blue fox', 'Ben Carter');
  await enter(t, server, markup, 'Céline');
  const { page, troubles } = await openPage(t, server);
  await signIn(page);
  await page.getByText('blue fox').waitFor();
  assert.equal(await figure(page, 'Members'), '3');
  assert.equal(await page.getByText(markup).count(), 1);
  const room = page.locator('[data-room="blue fox"]');
  await room.getByRole('button', { name: 'Members' }).click();
  await room.getByText('Ben Carter').waitFor();
  assert.match(await room.textContent(), /127\.0\.0\.0\/24/);
  for (const colorScheme of ['light', 'dark']) {
    await page.emulateMedia({ colorScheme });
    for (const [name, size] of [['desktop', desktop], ['phone', phone]]) {
      await page.setViewportSize(size);
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${name} scrolls`);
      await shoot(page, `${name}-${colorScheme}`);
    }
  }
  assert.deepEqual(troubles, []);
});

test('a room is closed after a question, with the reason that was given', async (t) => {
  const server = await startWatched(t);
  const ana = await enter(t, server, 'blue fox', 'Ana');
  const { page, troubles } = await openPage(t, server);
  await signIn(page);
  const room = page.locator('[data-room="blue fox"]');
  await room.getByRole('button', { name: 'Close…' }).click();
  await shoot(page, 'question');
  await page.getByRole('button', { name: 'Cancel' }).click();
  await room.getByRole('button', { name: 'Close…' }).click();
  await page.getByLabel(/^Reason/).fill('Enough for today.');
  await page.getByRole('button', { name: 'Close the room' }).click();
  assert.equal(await ana.closed, 1008);
  const { code, message } = ana.heard.find(({ type }) => type === 'error');
  assert.deepEqual([code, message], ['room-closed', 'Enough for today.']);
  await page.getByText('Nobody is in a room.').waitFor();
  assert.deepEqual(troubles, []);
});

test('a drain ends the server, and the page says that it does not answer', async (t) => {
  const server = await startWatched(t);
  const ana = await enter(t, server, 'blue fox', 'Ana');
  const { page } = await openPage(t, server);
  await signIn(page);
  await page.getByRole('button', { name: 'Drain…' }).click();
  await page.getByRole('button', { name: 'Drain and end' }).click();
  assert.equal(await ana.closed, 1012);
  assert.equal(await server.exited, 0);
  await eventually('words', async () => (await page.getByRole('status').textContent()) === 'Not answering');
});
