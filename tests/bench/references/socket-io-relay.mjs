// A stock socket.io server that relays as servers of the voice-room system do. What the server is compared with.

import { createServer } from 'node:http';
import { Server } from 'socket.io';

const http = createServer();
const io = new Server(http);

io.on('connection', (socket) => {
  socket.on('joinRoom', ({ room }) => {
    void socket.join(room);
    socket.emit('roomUsers', []);
  });
  socket.on('webrtc-ice-candidate', ({ candidate, to }) => {
    socket.to(to).emit('webrtc-ice-candidate', { candidate, from: socket.id });
  });
});
http.listen(0, '127.0.0.1', () => console.log(`Parley is ready: http://127.0.0.1:${http.address().port}/`));
process.on('SIGTERM', () => process.exit(0));
