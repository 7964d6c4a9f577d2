// Pages of somebody else, as a test writes them: with headers and a script of their own, beside the built site.

import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { small, useSmallCamera } from './browser.mjs';

const types = {
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.wasm': 'application/wasm',
  '.json': 'application/json',
};

/** Runs in the page before all else: violations of the page's policy, and rejections that nobody looked at. */
function watchTroubles() {
  const troubles = [];
  document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => {
    troubles.push(`${violatedDirective}: ${blockedURI}`);
  });
  addEventListener('unhandledrejection', ({ reason }) => troubles.push(`rejected: ${reason}`));
  addEventListener('error', ({ message }) => message && troubles.push(`error: ${message}`));
  Object.defineProperty(globalThis, 'troubles', { value: troubles });
}

/**
 * @param {import('node:test').TestContext} t closes it
 * @param {import('./site.mjs').Site} site
 * @param {object} [options]
 * @param {string} [options.head]
 * @param {string} [options.body]
 * @param {string} [options.script] a module of the page's own, after the body
 * @param {Record<string, string>} [options.headers]
 * @param {Function} [options.setUp] runs in the page before all else
 * @returns {Promise<import('playwright-core').Page>} loaded
 */
export async function openHostPage(t, site, { head = '', body = '', script = '', headers = {}, setUp } = {}) {
  const context = await site.browser.newContext({ viewport: small });
  t.after(() => context.close());
  await context.addInitScript(useSmallCamera);
  await context.addInitScript(watchTroubles);
  if (setUp) await context.addInitScript(setUp);
  const html = `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Host</title>
    <link rel="icon" href="/favicon.svg">${head}</head>
    <body>${body}<script type="module" src="page.js"></script></body></html>`;
  const address = await serve(t, {
    pages: {
      '/host/page.html': { type: 'text/html', body: html, headers },
      '/host/page.js': { type: 'text/javascript', body: script, headers: {} },
    },
    signaling: site.server.url,
  });
  const page = await context.newPage();
  await page.goto(`${address}host/page.html`);
  return page;
}

/** @param {import('playwright-core').Page} page @returns {Promise<string[]>} what went wrong in it so far */
export function troublesOf(page) {
  return page.evaluate(() => globalThis.troubles);
}

/**
 * The built site on an origin of its own, for pages of all others.
 *
 * @param {import('node:test').TestContext} t stops it
 * @returns {Promise<string>} its address, which ends in a slash
 */
export function serveElsewhere(t) {
  return serve(t, { pages: {} });
}

/**
 * @param {import('node:test').TestContext} t stops it
 * @param {object} options
 * @param {Record<string, {type: string, body: string, headers: Record<string, string>}>} options.pages by path, besides
 *   the files of the site
 * @param {string} [options.signaling] the server that WebSockets are passed on to
 */
async function serve(t, { pages, signaling }) {
  const server = createServer(async ({ url }, response) => {
    const path = normalize(decodeURIComponent(new URL(url, 'http://site/').pathname));
    const page = pages[path];
    if (page) {
      response.writeHead(200, { 'content-type': page.type, ...page.headers }).end(page.body);
      return;
    }
    try {
      const bytes = await readFile(join(process.env.PARLEY_SITE, path));
      const type = types[extname(path)] ?? 'application/octet-stream';
      response.writeHead(200, { 'content-type': type, 'access-control-allow-origin': '*' }).end(bytes);
    } catch {
      response.writeHead(404, { 'access-control-allow-origin': '*' }).end();
    }
  });
  const sockets = new Set();
  server.on('upgrade', ({ url, rawHeaders }, near, head) => {
    const { hostname, port } = new URL(signaling);
    const far = connect({ host: hostname, port: Number(port) }, () => {
      const lines = rawHeaders.map((text, index) => (index % 2 === 0 ? `${text}: ` : `${text}\r\n`)).join('');
      far.write(`GET ${url} HTTP/1.1\r\n${lines}\r\n`);
      far.write(head);
      near.pipe(far).pipe(near);
    });
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.on('error', () => [near, far].forEach((one) => one.destroy()));
    }
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  t.after(() => {
    for (const socket of sockets) socket.destroy();
    server.closeAllConnections();
    server.close();
  });
  return `http://localhost:${server.address().port}/`;
}
