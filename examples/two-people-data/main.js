// Two people who find each other by name and write to each other; no camera or microphone is asked for.

import { Room } from './node_modules/parley/core.js';

const [call, chat] = [document.getElementById('call'), document.getElementById('chat')];

let room;

call.addEventListener('submit', async (event) => {
  event.preventDefault();
  const { me, whom } = Object.fromEntries(new FormData(call));
  await room?.leave();
  room = await Room.join({
    dialect: 'direct-call', name: me, calls: whom ? [whom] : [], audio: false, video: false,
  });
  for (const type of ['member-joined', 'member-changed', 'member-left']) room.addEventListener(type, tell);
  for await (const { name, text } of room.messages()) addLine(name, text);
});

chat.addEventListener('submit', (event) => {
  event.preventDefault();
  const { value } = chat.elements.text;
  room.send(value);
  addLine(room.name, value);
  chat.reset();
});

function tell() {
  const [other] = room.members;
  document.querySelector('[role=status]').textContent = other ? `${other.name}: ${other.link}` : 'Nobody is here yet';
}

function addLine(name, text) {
  const line = document.createElement('li');
  line.textContent = `${name}: ${text}`;
  document.querySelector('ol').append(line);
}
