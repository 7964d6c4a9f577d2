// Serves the pages of the five systems, with the stock Socket.IO client as npm brings it.

import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { listen } from './listen.mjs';

const socketIo = createRequire(import.meta.url).resolve('socket.io-client/dist/socket.io.js');

const types = { html: 'text/html; charset=utf-8', js: 'text/javascript; charset=utf-8' };

function fileOf(name) {
  return name === 'socket.io.js' ? socketIo : fileURLToPath(new URL(`../pages/${name}`, import.meta.url));
}

async function answer(request, response) {
  const { pathname } = new URL(request.url, 'http://site');
  const [, name, extension] = /^\/([\w.-]+\.(html|js))$/.exec(pathname) ?? [];
  try {
    const content = await readFile(fileOf(name));
    response.writeHead(200, { 'Content-Type': types[extension] }).end(content);
  } catch {
    response.writeHead(404).end();
  }
}

export function startSite() {
  return listen(createServer(answer));
}
