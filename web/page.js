// The site's one page: the address says what the room is started with, and the lobby keeps the address up to date.

import { tokenFromFragment } from './address.js';
import { chosenLanguage, directionOf } from './languages.js';
import './parley-room.js';

const element = document.querySelector('parley-room');
const query = new URLSearchParams(location.search);

for (const attribute of ['room', 'name', 'media', 'signal', 'dialect', 'call', 'region', 'theme']) {
  const value = query.get(attribute);
  if (value) element.setAttribute(attribute, value);
}
// The page has no text of its own but the room's: it is in whatever language the room is in.
const language = chosenLanguage(query.get('lang'));
document.documentElement.lang = language;
document.documentElement.dir = directionOf(language);
const token = tokenFromFragment(location.hash);
if (token) element.setAttribute('token', token);
for (const attribute of ['join', 'record']) {
  element.toggleAttribute(attribute, ['1', 'true'].includes(query.get(attribute) ?? ''));
}

element.addEventListener('change', () => {
  const { phase, room } = element.snapshot;
  document.title = phase === 'lobby' || !room ? 'Parley' : `${room} – Parley`;
  keepAddress(room);
});

/**
 * Reloading leads to the same room, and the address can be handed on.
 *
 * @param {string} room
 */
function keepAddress(room) {
  const address = new URL(location.href);
  if (!room || address.searchParams.get('room') === room) return;
  address.searchParams.set('room', room);
  history.replaceState(history.state, '', address);
}
