// Serves one folder as a host with compression and caching does: brotli or gzip, whichever the browser takes.

import { execFileSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { brotliCompressSync } from 'node:zlib';

const types = {
  '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.mjs': 'text/javascript', '.wasm': 'application/wasm',
  '.ttf': 'font/ttf', '.json': 'application/json',
};

/**
 * At the highest levels. By gzip itself: zlib differs by a percent from one version of Node to another.
 *
 * @param {Buffer} bytes
 * @returns {{raw: Buffer, gzip: Buffer, brotli: Buffer}}
 */
function compressed(bytes) {
  const gzip = execFileSync('gzip', ['-9n'], { input: bytes });
  return { raw: bytes, gzip, brotli: brotliCompressSync(bytes) };
}

/**
 * @param {string} folder
 * @returns {Promise<{url: string, file: (url: string) => {raw: Buffer, gzip: Buffer, brotli: Buffer},
 *   stop: () => Promise<void>}>} `url` ends in a slash and `${url}empty` is an empty page; `file` is what was served
 */
export async function startHost(folder) {
  const files = new Map();
  const fileAt = (path) => {
    const place = join(folder, normalize(path));
    if (!files.has(path)) {
      const isFile = statSync(place, { throwIfNoEntry: false })?.isFile();
      files.set(path, isFile ? compressed(readFileSync(place)) : undefined);
    }
    return files.get(path);
  };
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url, 'http://here');
    const path = pathname === '/' ? '/index.html' : pathname;
    const file = path === '/empty' ? compressed(Buffer.from('')) : fileAt(path);
    if (!file) {
      response.writeHead(404).end();
      return;
    }
    const coding = /\bbr\b/.test(request.headers['accept-encoding'] ?? '') ? 'br' : 'gzip';
    response.writeHead(200, {
      'content-type': types[extname(path)] ?? (path === '/empty' ? types['.html'] : 'text/plain'),
      'content-encoding': coding,
      'cache-control': path.endsWith('.html') ? 'no-cache' : 'max-age=31536000, immutable',
    }).end(coding === 'br' ? file.brotli : file.gzip);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://localhost:${server.address().port}/`,
    file: (url) => fileAt(new URL(url).pathname),
    stop() {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
