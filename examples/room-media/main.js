// A room whose people see and hear each other: everybody who joins under the same name of the room.

import { Room } from './node_modules/parley/core.js';

const form = document.querySelector('form');
/** By the ids of members. */
const videos = new Map();

form.addEventListener('submit', async (event) => {
  event.preventDefault();
  form.hidden = true;
  const room = await Room.join(Object.fromEntries(new FormData(form)));
  show({ id: '', name: 'You' }, room.stream());
  room.addEventListener('member-joined', ({ member }) => show(member, room.stream(member.id)));
  room.addEventListener('member-left', ({ member }) => videos.get(member.id).remove());
});

/** The stream always holds the member's present tracks; the room plays their sound. */
function show({ id, name }, stream) {
  const video = document.createElement('video');
  Object.assign(video, { title: name, width: 240, autoplay: true, playsInline: true, muted: true, srcObject: stream });
  document.getElementById('videos').append(video);
  videos.set(id, video);
}
