// Says beside the room who is in it.

const room = document.querySelector('parley-room');

room.addEventListener('change', () => {
  const names = room.snapshot.members.map(({ name }) => name);
  document.querySelector('output').value = ['you', ...names].join(', ');
});
