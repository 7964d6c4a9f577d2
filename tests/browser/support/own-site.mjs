// A site of somebody else: one page of theirs, our files below /parley/, and the signaling server behind it. It has no
// policy but what the page says.

import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { connect } from 'node:net';
import { extname, join } from 'node:path';

const types = { '.js': 'text/javascript', '.mjs': 'text/javascript', '.wasm': 'application/wasm' };

/**
 * @param {string} page HTML
 * @param {string} signaling address of the server
 * @returns {Promise<{url: string, stop: () => void}>}
 */
export async function startOwnSite(page, signaling) {
  const server = createServer(async ({ url }, response) => {
    const { pathname } = new URL(url, 'http://here');
    if (pathname === '/') {
      response.setHeader('content-type', 'text/html').end(page);
      return;
    }
    try {
      const content = await readFile(join(process.env.PARLEY_SITE, pathname.replace(/^\/parley\//, '')));
      response.setHeader('content-type', types[extname(pathname)] ?? 'text/plain').end(content);
    } catch {
      response.writeHead(404).end();
    }
  });
  server.on('upgrade', ({ method, url, rawHeaders }, socket, head) => {
    const { port } = new URL(signaling);
    const behind = connect({ host: '127.0.0.1', port: Number(port) }, () => {
      const headers = rawHeaders.map((text, index) => `${text}${index % 2 === 0 ? ': ' : '\r\n'}`).join('');
      behind.write(`${method} ${url} HTTP/1.1\r\n${headers}\r\n`);
      behind.write(head);
      behind.pipe(socket).pipe(behind);
    });
    for (const one of [socket, behind]) one.on('error', () => [socket, behind].forEach((end) => end.destroy()));
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${server.address().port}/`,
    stop() {
      server.close();
      server.closeAllConnections();
    },
  };
}
