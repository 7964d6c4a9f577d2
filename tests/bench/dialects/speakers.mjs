// The smallest clients of the six dialects: each joins a room and can send one candidate to one other member.
//
// `join(base, room, token)` answers { id, socket, candidateFor(id) }: the frame that sends a candidate there. The
// frames are made once and sent again and again, so that the measuring costs little beside what is measured.

import WebSocket from 'ws';

const candidate = {
  candidate: `candidate:1 1 udp 2122260223 192.0.2.1 54321 typ host generation 0 ufrag ${'x'.repeat(40)}`,
  sdpMid: '0',
  sdpMLineIndex: 0,
};

let lastNumber = 0;
const newId = () => `bench-${(lastNumber += 1)}`;

/** Opens a socket and waits for the first text that `wanted` makes something of. */
function connect(url, protocols, onOpen, wanted) {
  const socket = new WebSocket(url, protocols);
  return new Promise((resolve, reject) => {
    socket.on('error', reject);
    socket.on('open', () => onOpen(socket));
    const look = (data) => {
      const found = wanted(String(data), socket);
      if (found === undefined) return;
      socket.off('message', look);
      resolve({ socket, found });
    };
    socket.on('message', look);
  });
}

const say = (socket, frame) => socket.send(JSON.stringify(frame));

async function joinParley(base, room) {
  const { socket, found } = await connect(`${base}/parley`, 'parley.v1',
    (opened) => say(opened, { type: 'join', version: 1, room, name: 'Bench' }),
    (text) => (text.startsWith('{"type":"joined"') ? JSON.parse(text).id : undefined));
  const candidateFor = (to) => JSON.stringify({ type: 'candidate', to, connection: 1, exchange: 1, candidate });
  return { socket, id: found, candidateFor };
}

async function joinRoomEvent(base, room) {
  const { socket, found } = await connect(`${base}/room/${room}/websocket`, [], () => {},
    (text) => JSON.parse(text).data.yourId);
  const candidateFor = (targetPeerId) => {
    const data = { peerId: found, targetPeerId, candidate: JSON.stringify(candidate) };
    return JSON.stringify({ event: 'candidate', data });
  };
  return { socket, id: found, candidateFor };
}

async function joinPeerList(base, room) {
  const id = newId();
  const { socket } = await connect(`${base}/ws?room=${room}`, [], (opened) => say(opened, { type: 'join', peerId: id }),
    (text) => (text.startsWith('{"type":"peer-list"') ? true : undefined));
  return { socket, id, candidateFor: (to) => JSON.stringify({ type: 'candidate', from: id, to, candidate }) };
}

async function joinDirectCall(base, room) {
  const id = newId();
  const call = { type: 'ice', from: id, to: 'nobody', candidate: JSON.stringify(candidate) };
  // Registering is not answered; what comes after it is.
  const { socket } = await connect(`${base}/ws?room=${room}`, [], (opened) => {
    say(opened, { type: 'register', from: id });
    say(opened, call);
  }, () => true);
  return { socket, id, candidateFor: (to) => JSON.stringify({ ...call, to }) };
}

async function joinBySocketIo(base, auth, join, joined) {
  let id;
  const { socket } = await connect(`${base}/socket.io/?EIO=4&transport=websocket`, [], () => {}, (text, opened) => {
    if (text.startsWith('0')) opened.send(`40${auth}`);
    if (text.startsWith('40')) {
      id = JSON.parse(text.slice(2)).sid;
      opened.send(join);
    }
    return text.startsWith(joined) ? true : undefined;
  });
  socket.on('message', (data) => String(data) === '2' && socket.send('3'));
  return { socket, id };
}

async function joinVoiceRoom(base, room) {
  const join = `42${JSON.stringify(['joinVoice', { room }])}`;
  const { socket, id } = await joinBySocketIo(base, '', join, '42["roomUsers"');
  return { socket, id, candidateFor: (to) => `42${JSON.stringify(['webrtc-ice-candidate', { candidate, to }])}` };
}

async function joinCallRoom(base, callRoomId, token) {
  const join = `42${JSON.stringify(['webrtc:join-room', { callRoomId }])}`;
  const { socket, id } = await joinBySocketIo(base, JSON.stringify({ token }), join, '42["webrtc:room-joined"');
  const candidateFor = (targetSocketId) => {
    return `42${JSON.stringify(['webrtc:ice-candidate', { callRoomId, targetSocketId, candidate }])}`;
  };
  return { socket, id, candidateFor };
}

/** At a stock socket.io server, which knows the room only. */
export async function joinStockSocketIo(base, room) {
  const join = `42${JSON.stringify(['joinRoom', { room }])}`;
  const { socket, id } = await joinBySocketIo(base, '', join, '42["roomUsers"');
  return { socket, id, candidateFor: (to) => `42${JSON.stringify(['webrtc-ice-candidate', { candidate, to }])}` };
}

/** At the `ws` relay, which has one room only. */
export async function joinWsRelay(base) {
  const id = newId();
  const { socket } = await connect(`${base}/`, [], (opened) => say(opened, { type: 'join', peerId: id }), () => true);
  return { socket, id, candidateFor: (to) => JSON.stringify({ type: 'candidate', from: id, to, candidate }) };
}

export const speakers = {
  parley: joinParley,
  'room-event': joinRoomEvent,
  'peer-list': joinPeerList,
  'voice-room': joinVoiceRoom,
  'call-room': joinCallRoom,
  'direct-call': joinDirectCall,
};
