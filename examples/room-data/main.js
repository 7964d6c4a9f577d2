// A room whose people write to each other. Whoever is there can be called into a room by name, and call others.

import { Room } from './node_modules/parley/core.js';

const element = (id) => document.getElementById(id);

let room;

/** @param {string} form its id @param {(values: Record<string, string>) => void} perform */
function onSubmit(form, perform) {
  element(form).addEventListener('submit', (event) => {
    event.preventDefault();
    perform(Object.fromEntries(new FormData(element(form))));
    element(form).reset();
  });
}

onSubmit('enter', async ({ me }) => {
  await room?.leave();
  room = await Room.join({ name: me, audio: false, video: false });  // A room of our own, with a name that is made up.
  room.engine.setReachable(me);
  room.engine.addEventListener('change', draw);
  draw();
  for await (const { name, text } of room.messages()) addLine(name, text);
});
onSubmit('invite', ({ whom }) => room.engine.invite(whom));
onSubmit('chat', ({ text }) => {
  room.send(text);
  addLine(room.name, text);
});
// Who accepts goes over into the caller's room.
element('accept').addEventListener('click', () => room.engine.answerInvitation('accept'));
element('decline').addEventListener('click', () => room.engine.answerInvitation('decline'));

function draw() {
  const { incoming } = room.engine.snapshot.invitations;
  element('call').hidden = !incoming;
  element('call').querySelector('span').textContent = incoming?.name ?? '';
  document.querySelector('output').value = [room.name, ...room.members.map(({ name }) => name)].join(', ');
}

function addLine(name, text) {
  const line = document.createElement('li');
  line.textContent = `${name}: ${text}`;
  document.querySelector('ol').append(line);
}
