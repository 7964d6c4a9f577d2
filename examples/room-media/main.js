// A room whose people see and hear each other: everybody who joins under the same name of the room.

import { createEngine } from './node_modules/parley/core.js';

const form = document.querySelector('form');
const videos = document.getElementById('videos');

form.addEventListener('submit', async (event) => {
  event.preventDefault();
  const { room, name } = Object.fromEntries(new FormData(form));
  const engine = await createEngine({ room, name, join: true });
  engine.addEventListener('change', () => draw(engine));
  form.hidden = true;
});

/** One video for each person, ourselves first; sound is the engine's. */
function draw(engine) {
  const people = [{ id: '', name: 'You' }, ...engine.snapshot.members];
  for (const video of [...videos.children]) {
    if (!people.some(({ id }) => id === video.dataset.id)) video.remove();
  }
  for (const { id, name } of people) {
    const known = [...videos.children].find((video) => video.dataset.id === id);
    (known ?? addVideo(id, engine.stream(id))).title = name;
  }
}

/**
 * @param {string} id
 * @param {MediaStream} stream always the member's present tracks
 */
function addVideo(id, stream) {
  const video = document.createElement('video');
  Object.assign(video, { width: 240, autoplay: true, playsInline: true, muted: true, srcObject: stream });
  video.dataset.id = id;
  videos.append(video);
  return video;
}
