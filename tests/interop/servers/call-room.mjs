// A server that behaves like that of the call-room system, on the stock Socket.IO server: everybody proves who they are
// with a token, and nothing crosses rooms.

import { createServer } from 'node:http';
import { Server } from 'socket.io';
import { listen } from '../support/listen.mjs';
import { readToken } from '../support/tokens.mjs';

const timestamp = () => new Date().toISOString();

function tokenOf({ auth, headers }) {
  return auth.token ?? /(?:^|;\s*)accessToken=([^;]*)/.exec(headers.cookie ?? '')?.[1];
}

const describe = ({ id, data }) => ({ socketId: id, userId: data.userId, username: data.username });

/** Those in a room by the ids of their sockets, and which room a socket is in. */
class CallRooms {
  #rooms = new Map();
  #roomOf = new Map();

  join(socket, { callRoomId, callType, metadata }) {
    if (!this.#rooms.has(callRoomId)) {
      const createdBy = socket.data.userId;
      const topic = { ...metadata, callType: callType ?? 'video', createdAt: timestamp(), createdBy };
      this.#rooms.set(callRoomId, { participants: new Map(), metadata: topic });
    }
    const room = this.#rooms.get(callRoomId);
    const existingParticipants = [...room.participants.values()].map(describe);
    room.participants.set(socket.id, socket);
    this.#roomOf.set(socket.id, callRoomId);
    return { existingParticipants, participantCount: room.participants.size, metadata: room.metadata };
  }

  leave(socket) {
    const callRoomId = this.#roomOf.get(socket.id);
    const room = this.#rooms.get(callRoomId);
    this.#roomOf.delete(socket.id);
    room?.participants.delete(socket.id);
    if (room?.participants.size === 0) this.#rooms.delete(callRoomId);
    return callRoomId;
  }

  has = (callRoomId) => this.#rooms.has(callRoomId);
  roomOf = (socketId) => this.#roomOf.get(socketId);
}

function serve(io, socket, rooms) {
  const refuse = (callRoomId, error, details) => {
    socket.emit('webrtc:signaling-error', { error, details, callRoomId, timestamp: timestamp() });
  };
  const leave = () => {
    const callRoomId = rooms.leave(socket);
    if (!callRoomId) return;
    socket.leave(callRoomId);
    const news = { callRoomId, participant: describe(socket), timestamp: timestamp() };
    io.to(callRoomId).emit('webrtc:participant-left', news);
  };
  const relay = (kind, field, mayBeLate) => ({ callRoomId, targetSocketId, ...signal }) => {
    if (!callRoomId || !signal[field]) return refuse(callRoomId, 'Missing fields');
    if (!rooms.has(callRoomId)) return refuse(callRoomId, 'Call room not found');
    if (rooms.roomOf(socket.id) !== callRoomId) return refuse(callRoomId, 'You are not in this call room');
    const from = { fromSocketId: socket.id, fromUserId: socket.data.userId };
    const message = { callRoomId, ...from, ...signal, timestamp: timestamp() };
    if (!targetSocketId && mayBeLate) return socket.to(callRoomId).emit(`webrtc:${kind}`, message);
    if (rooms.roomOf(targetSocketId) === callRoomId) return io.to(targetSocketId).emit(`webrtc:${kind}`, message);
    return mayBeLate || refuse(callRoomId, 'Target participant not in this call room', targetSocketId);
  };

  socket.on('webrtc:join-room', (asked) => {
    if (!asked?.callRoomId) return refuse(undefined, 'Missing fields');
    const { callRoomId } = asked;
    leave();
    socket.to(callRoomId).emit('webrtc:participant-joined', {
      callRoomId, participant: describe(socket), timestamp: timestamp(),
    });
    socket.join(callRoomId);
    const joined = rooms.join(socket, asked);
    return socket.emit('webrtc:room-joined', { callRoomId, ...joined, timestamp: timestamp() });
  });
  socket.on('webrtc:leave-room', ({ callRoomId }) => {
    leave();
    socket.emit('webrtc:room-left', { callRoomId });
  });
  socket.on('webrtc:offer', relay('offer', 'offer', false));
  socket.on('webrtc:answer', relay('answer', 'answer', false));
  socket.on('webrtc:ice-candidate', relay('ice-candidate', 'candidate', true));
  socket.on('disconnect', leave);
}

/** @param {{secret: string}} options */
export async function start({ secret }) {
  const http = createServer();
  const io = new Server(http, { cors: { origin: true, credentials: true } });
  const rooms = new CallRooms();
  io.use((socket, next) => {
    try {
      const { sub, name } = readToken(tokenOf(socket.handshake), secret);
      Object.assign(socket.data, { userId: sub, username: name });
      next();
    } catch {
      next(new Error('Authentication failed'));
    }
  });
  io.on('connection', (socket) => serve(io, socket, rooms));
  const { url } = await listen(http);
  return { url, stop: () => io.close() };
}
