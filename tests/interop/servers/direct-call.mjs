// A server that behaves like that of the direct-call system: people register and frames go to whom they name. It
// answers nothing itself.

import { startWebSocketServer } from '../support/frames.mjs';

export function start() {
  const clients = new Map();
  return startWebSocketServer((socket, path) => {
    if (path !== '/ws') return false;
    let userId;
    socket.on('message', (data) => {
      const { type, from, to } = JSON.parse(data);
      if (type !== 'register') return clients.get(to)?.send(String(data));
      clients.delete(userId);
      userId = from;
      return clients.set(userId, socket);
    });
    socket.on('close', () => clients.delete(userId));
    return true;
  });
}
