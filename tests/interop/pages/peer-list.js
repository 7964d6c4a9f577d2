// The client of the peer-list system, as its React component does it: a picture is shown only where a list or an
// announcement has named the peer, and every offer is a new connection.

import { addElement, elementOf, joined, observe, parameters, removeElement, webSocketUrl } from './stage.js';

const myPeerId = parameters.id ?? Math.random().toString(36).slice(2, 11);
const peerConnections = new Map();
let localStream;
let ws;

function createPeerConnection(peerId) {
  const pc = observe(peerId, new RTCPeerConnection());
  for (const track of localStream.getTracks()) pc.addTrack(track, localStream);
  pc.onicecandidate = (event) => {
    if (!event.candidate) return;
    ws.send(JSON.stringify({ type: 'candidate', from: myPeerId, to: peerId, candidate: event.candidate }));
  };
  pc.ontrack = (event) => {
    const [stream] = event.streams;
    const element = elementOf(peerId);
    if (element) element.srcObject = stream;
  };
  peerConnections.set(peerId, pc);
  return pc;
}

async function createOffer(peerId) {
  const pc = createPeerConnection(peerId);
  const offer = await pc.createOffer();
  await pc.setLocalDescription(offer);
  ws.send(JSON.stringify({ type: 'offer', from: myPeerId, to: peerId, sdp: offer.sdp }));
}

async function handleOffer(from, sdp) {
  const pc = createPeerConnection(from);
  await pc.setRemoteDescription({ type: 'offer', sdp });
  const answer = await pc.createAnswer();
  await pc.setLocalDescription(answer);
  ws.send(JSON.stringify({ type: 'answer', from: myPeerId, to: from, sdp: answer.sdp }));
}

const handlers = {
  // A server written in Go leaves an empty list out.
  async 'peer-list'({ peers = [] }) {
    joined();
    for (const peerId of peers) addElement(peerId, 'video');
    for (const peerId of peers) await createOffer(peerId);
  },
  'peer-joined': ({ peerId }) => addElement(peerId, 'video'),
  'peer-left'({ peerId }) {
    peerConnections.get(peerId)?.close();
    peerConnections.delete(peerId);
    removeElement(peerId);
  },
  offer: ({ from, sdp }) => handleOffer(from, sdp),
  answer: ({ from, sdp }) => peerConnections.get(from)?.setRemoteDescription({ type: 'answer', sdp }),
  candidate: ({ from, candidate }) => peerConnections.get(from)?.addIceCandidate(candidate),
};

localStream = await navigator.mediaDevices.getUserMedia({ video: true, audio: true });
ws = new WebSocket(webSocketUrl(parameters.room ? `/ws?room=${encodeURIComponent(parameters.room)}` : '/ws'));
ws.onopen = () => ws.send(JSON.stringify({ type: 'join', peerId: myPeerId }));
ws.onmessage = async (event) => {
  const message = JSON.parse(event.data);
  await handlers[message.type]?.(message);
};
