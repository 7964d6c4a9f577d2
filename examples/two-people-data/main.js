// Two people who find each other by name and write to each other; no camera or microphone is asked for.

import { createEngine } from './node_modules/parley/core.js';

const [call, chat] = [document.getElementById('call'), document.getElementById('chat')];

let engine;

call.addEventListener('submit', async (event) => {
  event.preventDefault();
  const { me, whom } = Object.fromEntries(new FormData(call));
  engine?.close();
  engine = await createEngine({
    dialect: 'direct-call', name: me, calls: whom ? [whom] : [], audio: false, video: false, join: true,
  });
  engine.addEventListener('change', draw);
});

chat.addEventListener('submit', (event) => {
  event.preventDefault();
  engine?.sendChat(chat.elements.text.value);
  chat.reset();
});

function draw() {
  const { members, chat: messages } = engine.snapshot;
  const [other] = members;
  document.querySelector('[role=status]').textContent = other ? `${other.name}: ${other.link}` : 'Nobody is here yet';
  document.querySelector('ol').replaceChildren(...messages.map(({ name, text }) => {
    const line = document.createElement('li');
    line.textContent = `${name}: ${text}`;
    return line;
  }));
}
