// The client of the room-event system: camera first, then the socket; offers to everyone in `peers`, candidates as
// text.

import { addElement, addTrouble, joined, observe, parameters, removeElement, webSocketUrl } from './stage.js';

const { room, name: username } = parameters;
const peerConnections = {};
let myPeerId = crypto.randomUUID();
let localStream;
let websocket;

function send(event, data) {
  websocket.send(JSON.stringify({ event, data }));
}

function createPeerConnection(peerId, isInitiator) {
  const pc = observe(peerId, new RTCPeerConnection());
  peerConnections[peerId] = pc;
  for (const track of localStream.getTracks()) pc.addTrack(track, localStream);
  pc.ontrack = (event) => {
    addElement(peerId, 'video').srcObject = event.streams[0];
  };
  pc.onicecandidate = (event) => {
    if (!event.candidate) return;
    const candidate = JSON.stringify(event.candidate);
    send('candidate', { peerId: myPeerId, targetPeerId: peerId, candidate });
  };
  if (isInitiator) void createOffer(peerId, pc);
  return pc;
}

async function createOffer(peerId, pc) {
  const offer = await pc.createOffer();
  await pc.setLocalDescription(offer);
  send('offer', { peerId: myPeerId, targetPeerId: peerId, sdp: offer.sdp, username });
}

async function handleOffer({ peerId, sdp }) {
  const pc = peerConnections[peerId] ?? createPeerConnection(peerId, false);
  await pc.setRemoteDescription({ type: 'offer', sdp });
  const answer = await pc.createAnswer();
  await pc.setLocalDescription(answer);
  send('answer', { peerId: myPeerId, targetPeerId: peerId, sdp: answer.sdp, username });
}

function removePeer(peerId) {
  peerConnections[peerId]?.close();
  delete peerConnections[peerId];
  removeElement(peerId);
}

const handlers = {
  peers({ peers, yourId }) {
    joined();
    myPeerId = yourId ?? myPeerId;
    for (const peerId of peers) createPeerConnection(peerId, true);
  },
  // The newcomer will offer.
  'peer-joined'() {},
  'peer-left': ({ peerId }) => removePeer(peerId),
  offer: handleOffer,
  answer: ({ peerId, sdp }) => peerConnections[peerId]?.setRemoteDescription({ type: 'answer', sdp }),
  candidate: ({ peerId, candidate }) => peerConnections[peerId]?.addIceCandidate(JSON.parse(candidate)),
};

localStream = await navigator.mediaDevices.getUserMedia({ video: true, audio: true });
websocket = new WebSocket(webSocketUrl(`/room/${encodeURIComponent(room)}/websocket`));
websocket.onopen = () => send('join', { peerId: myPeerId });
websocket.onmessage = async (message) => {
  const { event, data } = JSON.parse(message.data);
  try {
    await handlers[event]?.(data);
  } catch (error) {
    addTrouble(`Error handling signaling message ${event}: ${error}`);
  }
};
