// Two people who find each other by name, and see and hear each other.

import { Room } from './node_modules/parley/core.js';

const call = document.getElementById('call');
const [mine, theirs] = [document.getElementById('mine'), document.getElementById('theirs')];

let room;

call.addEventListener('submit', async (event) => {
  event.preventDefault();
  const { me, whom } = Object.fromEntries(new FormData(call));
  await room?.leave();
  room = await Room.join({ dialect: 'direct-call', name: me, calls: whom ? [whom] : [] });
  mine.srcObject = room.stream();
  for (const type of ['member-joined', 'member-changed', 'member-left']) room.addEventListener(type, draw);
});

// Ends the call and gives camera and microphone back.
document.getElementById('end').addEventListener('click', () => room?.leave());

function draw() {
  const [other] = room.members;
  document.querySelector('[role=status]').textContent = other ? `${other.name}: ${other.link}` : 'Nobody is here yet';
  const stream = other ? room.stream(other.id) : null;  // The room plays its sound.
  if (theirs.srcObject !== stream) theirs.srcObject = stream;
}
