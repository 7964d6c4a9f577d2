// The least a signaling server can be: `ws`, JSON, and a map of ids. What the server is compared with.

import { WebSocketServer } from 'ws';

const server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
const peers = new Map();

server.on('connection', (socket) => {
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
  socket.on('close', () => peers.delete(own));
});
server.on('listening', () => console.log(`Parley is ready: http://127.0.0.1:${server.address().port}/`));
process.on('SIGTERM', () => process.exit(0));
