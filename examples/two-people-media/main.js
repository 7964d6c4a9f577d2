// Two people who find each other by name, and see and hear each other.

import { createEngine } from './node_modules/parley/core.js';

const call = document.getElementById('call');
const [mine, theirs] = [document.getElementById('mine'), document.getElementById('theirs')];

let engine;

call.addEventListener('submit', async (event) => {
  event.preventDefault();
  const { me, whom } = Object.fromEntries(new FormData(call));
  engine?.close();
  engine = await createEngine({ dialect: 'direct-call', name: me, calls: whom ? [whom] : [], join: true });
  engine.addEventListener('change', draw);
  mine.srcObject = engine.stream();
});

// Ends the call and gives camera and microphone back.
document.getElementById('end').addEventListener('click', () => engine?.close());

function draw() {
  const [other] = engine.snapshot.members;
  document.querySelector('[role=status]').textContent = other ? `${other.name}: ${other.link}` : 'Nobody is here yet';
  const stream = other ? engine.stream(other.id) : null;  // The engine plays its sound.
  if (theirs.srcObject !== stream) theirs.srcObject = stream;
}
