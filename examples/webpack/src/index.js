// The room is loaded when it is asked for, and not with the page.

const button = document.querySelector('button');

button.addEventListener('click', async () => {
  await import('parley');
  const room = document.createElement('parley-room');
  room.setAttribute('room', 'webpack');
  room.setAttribute('media', 'audio');
  button.replaceWith(room);
});
