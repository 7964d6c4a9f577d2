// The least a signaling server can be: `ws`, JSON, and a map of ids for each room. What the server is compared with.

import { WebSocketServer } from 'ws';

const server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
const rooms = new Map();

server.on('connection', (socket, request) => {
  const room = new URL(request.url, 'ws://localhost').searchParams.get('room') ?? '';
  if (!rooms.has(room)) rooms.set(room, new Map());
  const peers = rooms.get(room);
  let own;
  socket.on('message', (data) => {
    const text = String(data);
    const frame = JSON.parse(text);
    if (frame.type === 'join') {
      own = frame.peerId;
      peers.set(own, socket);
      socket.send(JSON.stringify({ type: 'peer-list', peers: [...peers.keys()].filter((id) => id !== own) }));
      return;
    }
    if (frame.from === own) peers.get(frame.to)?.send(text);
  });
  socket.on('close', () => {
    peers.delete(own);
    if (peers.size === 0) rooms.delete(room);
  });
});
server.on('listening', () => console.log(`Parley is ready: http://127.0.0.1:${server.address().port}/`));
process.on('SIGTERM', () => process.exit(0));
