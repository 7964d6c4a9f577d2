// The client of the direct-call system: registers, calls or answers every call, greets over the data channel; with
// camera and microphone, or with `mode=data` without. The system's rooms are planned to hold one connection for each
// member, and so does this page.

import { addElement, addGreeting, joined, observe, parameters, webSocketUrl } from './stage.js';

const { id: userId, room, call: callee, mode } = parameters;
const calls = new Map();
let devices;

const ws = new WebSocket(webSocketUrl(room ? `/ws?room=${encodeURIComponent(room)}` : '/ws'));

function send(frame) {
  ws.send(JSON.stringify({ ...frame, from: userId }));
}

function greetOver(channel, targetId, greeting) {
  channel.onmessage = ({ data }) => {
    addGreeting(targetId, data);
    if (data === 'Hello') channel.send('Hello back');
  };
  if (greeting) channel.onopen = () => channel.send(greeting);
}

/** Kept under the peer's id before the first pause, so that candidates find where to wait. */
async function createPeerConnection(targetId) {
  const pc = observe(targetId, new RTCPeerConnection());
  calls.set(targetId, { pc, candidates: [] });
  pc.onicecandidate = ({ candidate }) => {
    if (candidate) send({ type: 'ice', to: targetId, candidate: JSON.stringify(candidate) });
  };
  pc.ondatachannel = ({ channel }) => greetOver(channel, targetId);
  if (mode === 'data') return pc;
  pc.ontrack = (event) => {
    addElement(targetId, 'video').srcObject = event.streams[0];
  };
  devices ??= navigator.mediaDevices.getUserMedia({ video: true, audio: true });
  const localStream = await devices;
  for (const track of localStream.getTracks()) pc.addTrack(track, localStream);
  return pc;
}

async function setRemoteDescription(targetId, text) {
  const { pc, candidates } = calls.get(targetId);
  await pc.setRemoteDescription(JSON.parse(text));
  for (const candidate of candidates.splice(0)) await pc.addIceCandidate(candidate);
}

async function startCall(targetId) {
  const pc = await createPeerConnection(targetId);
  greetOver(pc.createDataChannel('chat'), targetId, 'Hello');
  const offer = await pc.createOffer();
  await pc.setLocalDescription(offer);
  send({ type: 'call', to: targetId, sdp: JSON.stringify(offer) });
}

async function answerCall({ from, sdp }) {
  const pc = await createPeerConnection(from);
  await setRemoteDescription(from, sdp);
  const answer = await pc.createAnswer();
  await pc.setLocalDescription(answer);
  send({ type: 'answer', to: from, sdp: JSON.stringify(answer) });
}

async function addCandidate({ from, candidate }) {
  const call = calls.get(from);
  if (!call) return;
  if (call.pc.remoteDescription) await call.pc.addIceCandidate(JSON.parse(candidate));
  else call.candidates.push(JSON.parse(candidate));
}

const handlers = {
  call: answerCall,
  answer: ({ from, sdp }) => setRemoteDescription(from, sdp),
  ice: addCandidate,
};

ws.onopen = () => {
  send({ type: 'register' });
  joined();
  if (callee) void startCall(callee);
};
ws.onmessage = async ({ data }) => {
  const frame = JSON.parse(data);
  await handlers[frame.type]?.(frame);
};
