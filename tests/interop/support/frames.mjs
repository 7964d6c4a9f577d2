// What the WebSocket servers of the tests share: accepting connections under a path, and JSON both ways.

import { createServer } from 'node:http';
import { WebSocketServer } from 'ws';
import { listen } from './listen.mjs';

/** @param {import('ws').WebSocket | undefined} socket */
export function send(socket, frame) {
  if (socket?.readyState === 1) socket.send(JSON.stringify(frame));
}

/**
 * @param {(socket: import('ws').WebSocket, path: string) => boolean | void} accept false closes the connection
 * @param {import('node:http').RequestListener} [answer] to plain requests
 */
export async function startWebSocketServer(accept, answer) {
  const http = createServer(answer ?? ((request, response) => response.writeHead(404).end()));
  const sockets = new WebSocketServer({ server: http });
  sockets.on('connection', (socket, request) => {
    const { pathname } = new URL(request.url, 'http://server');
    if (accept(socket, pathname) === false) socket.close();
  });
  const { url, stop } = await listen(http);
  return {
    url,
    async stop() {
      for (const socket of sockets.clients) socket.terminate();
      await stop();
    },
  };
}
