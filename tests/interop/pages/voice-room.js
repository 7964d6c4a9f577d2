// The client of the voice-room system: in the room at once, in voice when the person asks; those in voice offer to the
// newcomer. Audio only.

/* global io */
import { addElement, addTrouble, joined, observe, parameters, removeElement } from './stage.js';

const { server, room, name: username } = parameters;
const peerConnections = {};
let localStream;

const socket = io(server, { auth: { username } });
socket.on('connect_error', (error) => addTrouble(error.message));
socket.on('voiceError', ({ message }) => addTrouble(message));

function createPeerConnection(targetSocketId) {
  const pc = observe(targetSocketId, new RTCPeerConnection());
  peerConnections[targetSocketId] = pc;
  for (const track of localStream.getTracks()) pc.addTrack(track, localStream);
  pc.ontrack = (event) => {
    addElement(targetSocketId, 'audio').srcObject = event.streams[0];
  };
  pc.onicecandidate = (event) => {
    if (event.candidate) socket.emit('webrtc-ice-candidate', { candidate: event.candidate, to: targetSocketId });
  };
  return pc;
}

async function handleUserJoinedVoice({ socketId }) {
  // Whoever is not in voice itself has nothing to offer.
  if (!localStream) return;
  const pc = createPeerConnection(socketId);
  const offer = await pc.createOffer();
  await pc.setLocalDescription(offer);
  socket.emit('webrtc-offer', { offer, to: socketId });
}

async function handleWebRTCOffer({ offer, from }) {
  const pc = createPeerConnection(from);
  await pc.setRemoteDescription(new RTCSessionDescription(offer));
  const answer = await pc.createAnswer();
  await pc.setLocalDescription(answer);
  socket.emit('webrtc-answer', { answer, to: from });
}

async function handleWebRTCAnswer({ answer, from }) {
  const pc = peerConnections[from];
  if (pc) await pc.setRemoteDescription(new RTCSessionDescription(answer));
}

async function handleWebRTCICECandidate({ candidate, from }) {
  const pc = peerConnections[from];
  if (pc) await pc.addIceCandidate(new RTCIceCandidate(candidate));
}

function handleUserLeftVoice({ socketId }) {
  peerConnections[socketId]?.close();
  delete peerConnections[socketId];
  removeElement(socketId);
}

socket.on('roomUsers', (users) => {
  if (users.some((user) => user.username === username && user.inVoice)) joined();
});
socket.on('userJoinedVoice', handleUserJoinedVoice);
socket.on('userLeftVoice', handleUserLeftVoice);
socket.on('webrtc-offer', handleWebRTCOffer);
socket.on('webrtc-answer', handleWebRTCAnswer);
socket.on('webrtc-ice-candidate', handleWebRTCICECandidate);

async function handleJoinVoice() {
  localStream = await navigator.mediaDevices.getUserMedia({ audio: true });
  socket.emit('joinVoice', { room });
}

socket.on('connect', () => {
  socket.emit('joinRoom', { room });
  void handleJoinVoice();
});
