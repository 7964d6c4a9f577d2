// A room whose people write to each other. Whoever is there can be called into a room by name, and call others.

import { createEngine } from './node_modules/parley/core.js';

const element = (id) => document.getElementById(id);

let engine;

/** @param {string} form its id @param {(values: Record<string, string>) => void} perform */
function onSubmit(form, perform) {
  element(form).addEventListener('submit', (event) => {
    event.preventDefault();
    perform(Object.fromEntries(new FormData(element(form))));
    element(form).reset();
  });
}

onSubmit('enter', async ({ me }) => {
  engine?.close();
  engine = await createEngine({ name: me, audio: false, video: false });
  engine.addEventListener('change', draw);
  engine.setReachable(me);
});
onSubmit('invite', ({ whom }) => {
  if (engine.snapshot.phase === 'lobby') engine.join();  // A room of our own, with a name that is made up.
  const invite = () => {
    if (engine.snapshot.phase !== 'in-room') return;
    engine.removeEventListener('change', invite);
    engine.invite(whom);
  };
  engine.addEventListener('change', invite);
  invite();
});
onSubmit('chat', ({ text }) => engine.sendChat(text));
element('accept').addEventListener('click', () => engine.answerInvitation('accept'));
element('decline').addEventListener('click', () => engine.answerInvitation('decline'));

function draw() {
  const { name, members, chat, invitations } = engine.snapshot;
  element('call').hidden = !invitations.incoming;
  element('call').querySelector('span').textContent = invitations.incoming?.name ?? '';
  document.querySelector('output').value = [name, ...members.map((member) => member.name)].join(', ');
  document.querySelector('ol').replaceChildren(...chat.map((message) => {
    const line = document.createElement('li');
    line.textContent = `${message.name}: ${message.text}`;
    return line;
  }));
}
