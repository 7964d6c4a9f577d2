// A server that behaves like that of the voice-room system, on the stock Socket.IO server: being in the room and being
// in voice are two things, six may be in voice.

import { createServer } from 'node:http';
import { Server } from 'socket.io';
import { listen } from '../support/listen.mjs';

const voiceMembersMax = 6;

function serve(io, socket, users) {
  const user = { userId: `user-${socket.id}`, username: socket.handshake.auth.username ?? 'Guest', inVoice: false };
  const inRoom = (room) => [...users.values()].filter(({ roomCode }) => roomCode === room);
  const tellUsers = (room) => {
    const list = inRoom(room).map(({ userId, username, inVoice }) => ({ userId, username, inVoice }));
    io.to(room).emit('roomUsers', list);
  };
  const leaveVoice = (room) => {
    if (!user.inVoice) return;
    user.inVoice = false;
    socket.to(room).emit('userLeftVoice', { socketId: socket.id });
    tellUsers(room);
  };

  socket.on('joinRoom', ({ room }) => {
    user.roomCode = room;
    users.set(socket.id, user);
    socket.join(room);
    socket.to(room).emit('userjoined', { username: user.username, message: `${user.username} joined` });
    tellUsers(room);
  });
  socket.on('joinVoice', ({ room }) => {
    if (inRoom(room).filter(({ inVoice }) => inVoice).length >= voiceMembersMax) {
      socket.emit('voiceError', { message: 'Voice channel is full!' });
      return;
    }
    user.inVoice = true;
    const { userId, username } = user;
    socket.to(room).emit('userJoinedVoice', { socketId: socket.id, userId, username });
    tellUsers(room);
  });
  socket.on('leaveVoice', ({ room }) => leaveVoice(room));
  socket.on('webrtc-offer', ({ offer, to }) => socket.to(to).emit('webrtc-offer', { offer, from: socket.id }));
  socket.on('webrtc-answer', ({ answer, to }) => socket.to(to).emit('webrtc-answer', { answer, from: socket.id }));
  socket.on('webrtc-ice-candidate', ({ candidate, to }) => {
    socket.to(to).emit('webrtc-ice-candidate', { candidate, from: socket.id });
  });
  socket.on('sendMessage', ({ room, message }) => {
    io.to(room).emit('newMessage', { text: message, sender: { username: user.username } });
  });
  socket.on('typing', ({ room, isTyping }) => socket.to(room).emit('typing', { username: user.username, isTyping }));
  socket.on('disconnect', () => {
    if (user.roomCode) leaveVoice(user.roomCode);
    users.delete(socket.id);
    if (user.roomCode) tellUsers(user.roomCode);
  });
}

export async function start() {
  const http = createServer();
  const io = new Server(http, { cors: { origin: true, credentials: true } });
  const users = new Map();
  io.on('connection', (socket) => serve(io, socket, users));
  const { url } = await listen(http);
  return { url, stop: () => io.close() };
}
