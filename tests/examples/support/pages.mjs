// Serves one folder as any static host would, under the strict policy that the package promises to run under, and
// counts what browsers report against it. What is no file goes to the signaling server, so that both are one origin.

import { createReadStream, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { connect } from 'node:net';
import { extname, join, normalize } from 'node:path';

const strictPolicy = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'";

const types = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.wasm': 'application/wasm',
};

/**
 * @param {string} folder
 * @param {string} signaling the server's address, `http:`
 * @param {{policy?: string}} [options] the policy, empty for none
 * @returns {Promise<{url: string, violations: string[], missing: string[], stop: () => Promise<void>}>} `violations` as
 *   they were reported, `missing` what was asked for and is not there
 */
export async function servePages(folder, signaling, { policy = strictPolicy } = {}) {
  const violations = [];
  const missing = [];
  const server = createServer((request, response) => {
    const path = normalize(decodeURIComponent(new URL(request.url, 'http://localhost').pathname));
    if (path === '/violations') {
      request.setEncoding('utf8').on('data', (report) => violations.push(report));
      request.on('end', () => response.writeHead(204).end());
      return;
    }
    const file = join(folder, path.endsWith('/') ? `${path}index.html` : path);
    if (policy) response.setHeader('Content-Security-Policy', `${policy}; report-uri /violations`);
    sendFile(response, file, () => missing.push(path));
  });
  server.on('upgrade', (request, socket, head) => {
    const { hostname, port } = new URL(signaling);
    const lines = [`GET ${request.url} HTTP/1.1`];
    for (let index = 0; index < request.rawHeaders.length; index += 2) {
      lines.push(`${request.rawHeaders[index]}: ${request.rawHeaders[index + 1]}`);
    }
    const onward = connect(Number(port), hostname, () => onward.write(Buffer.concat([
      Buffer.from(`${lines.join('\r\n')}\r\n\r\n`), head,
    ])));
    for (const [one, other] of [[socket, onward], [onward, socket]]) {
      one.pipe(other);
      one.on('error', () => other.destroy());
    }
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://localhost:${server.address().port}/`,
    violations,
    missing,
    stop: () => new Promise((resolve) => {
      server.close(resolve);
      server.closeAllConnections();
    }),
  };
}

function sendFile(response, file, notThere) {
  if (file.endsWith('favicon.ico')) {
    response.writeHead(204).end();
    return;
  }
  if (!statSync(file, { throwIfNoEntry: false })?.isFile()) {
    notThere();
    response.writeHead(404).end();
    return;
  }
  response.writeHead(200, {
    'Content-Type': types[extname(file)] ?? 'application/octet-stream',
    'Cache-Control': 'no-store',
  });
  createReadStream(file).pipe(response);
}
