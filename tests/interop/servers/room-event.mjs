// A server that behaves like that of the room-event system: ids given by the server, the list of peers to the newcomer,
// signals from one to one.

import { randomUUID } from 'node:crypto';
import { send, startWebSocketServer } from '../support/frames.mjs';

const endpoint = /^\/room\/([^/]+)\/(websocket|chat\/websocket|viewer\/websocket)$/;

function open(rooms, name) {
  if (!rooms.has(name)) rooms.set(name, { peers: new Map(), chat: new Set(), viewers: new Set() });
  return rooms.get(name);
}

function acceptPeer(room, socket) {
  const peerId = randomUUID();
  const others = [...room.peers.keys()];
  const tellOthers = (event, data) => {
    for (const [id, other] of room.peers) if (id !== peerId) send(other, { event, data });
  };
  room.peers.set(peerId, socket);
  const hostId = others[0] ?? peerId;
  send(socket, { event: 'peers', data: { peers: others, yourId: peerId, isHost: hostId === peerId, hostId } });
  tellOthers('peer-joined', { peerId });
  socket.on('message', (text) => {
    const { event, data } = JSON.parse(text);
    if (event === 'screen-share-started' || event === 'screen-share-stopped') tellOthers(event, { peerId });
    if (typeof data?.targetPeerId !== 'string') return;
    const { targetPeerId, ...rest } = data;
    send(room.peers.get(targetPeerId), { event, data: { ...rest, peerId } });
  });
  socket.on('close', () => {
    room.peers.delete(peerId);
    tellOthers('peer-left', { peerId });
  });
}

function acceptChat(room, socket) {
  room.chat.add(socket);
  socket.on('message', (text) => room.chat.forEach((other) => other.send(String(text))));
  socket.on('close', () => room.chat.delete(socket));
}

function acceptViewer(room, socket) {
  const tellAll = () => room.viewers.forEach((other) => other.send(String(room.viewers.size)));
  room.viewers.add(socket);
  tellAll();
  socket.on('close', () => {
    room.viewers.delete(socket);
    tellAll();
  });
}

const acceptAs = { websocket: acceptPeer, 'chat/websocket': acceptChat, 'viewer/websocket': acceptViewer };

export function start() {
  const rooms = new Map();
  const accept = (socket, path) => {
    const [, name, role] = endpoint.exec(path) ?? [];
    if (!role) return false;
    acceptAs[role](open(rooms, name), socket);
    return true;
  };
  return startWebSocketServer(accept, (request, response) => {
    if (request.url === '/room/create') response.writeHead(302, { Location: `/room/${randomUUID()}` }).end();
    else response.writeHead(404).end();
  });
}
