// Draws a room with the page's own elements: the engine says what is, and is told what people want.

import { createEngine } from 'parley/core';

const list = document.querySelector('ul');
const button = (id) => document.getElementById(id);

const engine = await createEngine({ room: 'own-look', join: true });

/** The tile of one person, made when it is first needed; ours has the id ''. */
function tileOf(id) {
  const known = [...list.children].find((tile) => tile.dataset.id === id);
  if (known) return known;
  const tile = document.createElement('li');
  tile.dataset.id = id;
  const video = document.createElement('video');
  Object.assign(video, { autoplay: true, playsInline: true, muted: true });  // The engine plays the sound.
  video.srcObject = engine.stream(id);
  tile.append(video, document.createElement('p'));
  list.append(tile);
  return tile;
}

function draw() {
  const { phase, name, members, microphone, camera, notice } = engine.snapshot;
  const people = phase === 'in-room' ? [{ id: '', name: name || 'You' }, ...members] : [];
  for (const tile of [...list.children]) {
    if (!people.some(({ id }) => id === tile.dataset.id)) tile.remove();
  }
  for (const { id, name: shown } of people) tileOf(id).querySelector('p').textContent = shown;
  button('microphone').textContent = microphone.wanted ? 'Mute' : 'Unmute';
  button('camera').textContent = camera.wanted ? 'Stop video' : 'Start video';
  document.querySelector('[role=status]').textContent = notice?.text ?? '';
}

engine.addEventListener('change', draw);
button('microphone').addEventListener('click', () => engine.setMicrophone(!engine.snapshot.microphone.wanted));
button('camera').addEventListener('click', () => engine.setCamera(!engine.snapshot.camera.wanted));
button('leave').addEventListener('click', () => engine.leave());
draw();
