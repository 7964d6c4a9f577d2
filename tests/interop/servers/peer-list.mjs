// A server that behaves like that of the peer-list system: one room, ids chosen by the clients, frames passed on as
// they came.

import { send, startWebSocketServer } from '../support/frames.mjs';

/** Written in Go, it leaves empty lists out. */
function peerList(peers) {
  return peers.length > 0 ? { type: 'peer-list', peers } : { type: 'peer-list' };
}

export function start() {
  const clients = new Map();
  const relay = (text, sender) => {
    const { to } = JSON.parse(text);
    if (to) return clients.get(to)?.send(text);
    for (const [id, other] of clients) if (id !== sender) other.send(text);
    return undefined;
  };
  const join = (socket, peerId) => {
    send(socket, peerList([...clients.keys()]));
    clients.set(peerId, socket);
    relay(JSON.stringify({ type: 'peer-joined', peerId }), peerId);
    socket.on('message', (data) => relay(String(data), peerId));
    socket.on('close', () => {
      clients.delete(peerId);
      relay(JSON.stringify({ type: 'peer-left', peerId }), peerId);
    });
  };
  return startWebSocketServer((socket, path) => {
    if (path !== '/ws') return false;
    socket.once('message', (data) => {
      const { type, peerId } = JSON.parse(data);
      if (type === 'join') join(socket, peerId);
      else socket.close();
    });
    return true;
  });
}
