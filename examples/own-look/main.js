// Draws a room with the page's own elements: the engine says what is, and is told what people want.

import { createEngine } from 'parley/core';

const list = document.querySelector('ul');
const status = document.querySelector('[role=status]');
const button = (id) => document.getElementById(id);

createEngine({ room: 'own-look', join: true }).then(start, (error) => {
  status.textContent = error.message;
});

/** @param {import('parley/core').ParleyEngine} engine */
function start(engine) {
  button('microphone').addEventListener('click', () => engine.setMicrophone(!engine.snapshot.microphone.wanted));
  button('camera').addEventListener('click', () => engine.setCamera(!engine.snapshot.camera.wanted));
  button('leave').addEventListener('click', () => engine.leave());
  engine.addEventListener('change', () => draw(engine));
  draw(engine);
}

/** @param {import('parley/core').ParleyEngine} engine */
function draw(engine) {
  const { phase, members, microphone, camera, notice } = engine.snapshot;
  const people = phase === 'in-room' ? [{ id: '', name: 'You' }, ...members] : [];
  for (const tile of [...list.children]) {
    if (!people.some(({ id }) => id === tile.dataset.id)) tile.remove();
  }
  for (const { id, name } of people) {
    const tile = [...list.children].find(({ dataset }) => dataset.id === id) ?? addTile(id, engine.stream(id));
    tile.querySelector('p').textContent = name;
  }
  button('microphone').textContent = microphone.wanted ? 'Mute' : 'Unmute';
  button('camera').textContent = camera.wanted ? 'Stop video' : 'Start video';
  status.textContent = notice?.text ?? '';
}

/**
 * @param {string} id empty for ourselves
 * @param {MediaStream} stream always the member's present tracks; their sound is the engine's
 */
function addTile(id, stream) {
  const tile = document.createElement('li');
  tile.dataset.id = id;
  const video = document.createElement('video');
  Object.assign(video, { autoplay: true, playsInline: true, muted: true, srcObject: stream });
  tile.append(video, document.createElement('p'));
  list.append(tile);
  return tile;
}
