// The built site as any host of files serves it, under a strict policy: nothing here speaks to anybody.

import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';

const types = {
  '.html': 'text/html', '.js': 'text/javascript', '.mjs': 'text/javascript', '.json': 'application/json',
  '.wasm': 'application/wasm',
};
const policy = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'";

/** @returns {Promise<{url: string, stop: () => Promise<void>}>} `url` ends in a slash; `healthz` is an empty page */
export async function startStaticSite() {
  const folder = process.env.PARLEY_SITE;
  if (!folder) throw new Error('PARLEY_SITE is not set; run scripts/test --label browser');
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url, 'http://here');
    const type = types[extname(pathname)] ?? 'text/html';
    response.setHeader('content-security-policy', policy);
    try {
      const body = pathname === '/healthz' ? '' : await readFile(join(folder, normalize(pathname)));
      response.writeHead(200, { 'content-type': type }).end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://localhost:${server.address().port}/`,
    stop() {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
