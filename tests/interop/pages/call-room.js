// The client of the call-room system: proves who it is with a token, joins, offers to those who were there.

/* global io */
import { addElement, addTrouble, joined, observe, parameters, removeElement } from './stage.js';

const { server, room: callRoomId, token } = parameters;
const peerConnections = new Map();
let localStream;

const socket = io(server, { auth: { token } });
socket.on('connect_error', (error) => addTrouble(error.message));
socket.on('webrtc:signaling-error', ({ error, details }) => addTrouble(`${error}: ${JSON.stringify(details)}`));

function createPeerConnection(targetSocketId) {
  const pc = observe(targetSocketId, new RTCPeerConnection());
  peerConnections.set(targetSocketId, pc);
  for (const track of localStream.getTracks()) pc.addTrack(track, localStream);
  pc.ontrack = (event) => {
    addElement(targetSocketId, 'video').srcObject = event.streams[0];
  };
  pc.onicecandidate = ({ candidate }) => {
    if (!candidate) return;
    const { sdpMid, sdpMLineIndex } = candidate;
    socket.emit('webrtc:ice-candidate', { callRoomId, targetSocketId, candidate, sdpMid, sdpMLineIndex });
  };
  return pc;
}

async function createOffer({ socketId }) {
  const rtcPeerConnection = createPeerConnection(socketId);
  await rtcPeerConnection.setLocalDescription(await rtcPeerConnection.createOffer());
  socket.emit('webrtc:offer', {
    callRoomId,
    targetSocketId: socketId,
    offer: rtcPeerConnection.localDescription,
  });
}

socket.on('webrtc:room-joined', async ({ existingParticipants }) => {
  joined();
  for (const participant of existingParticipants) await createOffer(participant);
});

socket.on('webrtc:participant-left', ({ participant }) => {
  peerConnections.get(participant.socketId)?.close();
  peerConnections.delete(participant.socketId);
  removeElement(participant.socketId);
});

socket.on('webrtc:offer', async (data) => {
  const rtcPeerConnection = createPeerConnection(data.fromSocketId);
  await rtcPeerConnection.setRemoteDescription(data.offer);
  const answer = await rtcPeerConnection.createAnswer();
  await rtcPeerConnection.setLocalDescription(answer);
  socket.emit('webrtc:answer', { callRoomId: data.callRoomId, targetSocketId: data.fromSocketId, answer });
});

socket.on('webrtc:answer', async ({ fromSocketId, answer }) => {
  await peerConnections.get(fromSocketId)?.setRemoteDescription(answer);
});

socket.on('webrtc:ice-candidate', async ({ fromSocketId, candidate }) => {
  await peerConnections.get(fromSocketId)?.addIceCandidate(candidate);
});

socket.on('connect', async () => {
  localStream ??= await navigator.mediaDevices.getUserMedia({ video: true, audio: true });
  socket.emit('webrtc:join-room', { callRoomId, callType: 'video', metadata: { groupId: 'group_456' } });
});
