// Draws a room with the page's own elements: the room says who is there, and is told what people want.

import { Room } from 'parley/core';

const list = document.querySelector('ul');
const status = document.querySelector('[role=status]');
const button = (id) => document.getElementById(id);
/** @type {Map<string, HTMLElement>} by the ids of members */
const tiles = new Map();

Room.join({ room: 'own-look' }).then(start, tell);

/** @param {Room} room */
function start(room) {
  addTile({ id: '', name: 'You' }, room.stream());
  room.addEventListener('member-joined', ({ member }) => addTile(member, room.stream(member.id)));
  room.addEventListener('member-changed', ({ member: { id, name } }) => {
    tiles.get(id).querySelector('p').textContent = name;
  });
  room.addEventListener('member-left', ({ member }) => tiles.get(member.id).remove());
  room.addEventListener('error', ({ error }) => tell(error));
  room.addEventListener('state', ({ state }) => {
    if (state === 'left') list.replaceChildren();
  });
  offer(button('microphone'), ['Mute', 'Unmute'], (on) => room.setTrack('audio', on ? true : null));
  offer(button('camera'), ['Stop video', 'Start video'], (on) => room.setTrack('video', on ? true : null));
  button('leave').addEventListener('click', () => room.leave());
}

/**
 * @param {{id: string, name: string}} member with an empty id for ourselves
 * @param {MediaStream} stream always the member's present tracks; their sound is the room's
 */
function addTile({ id, name }, stream) {
  const tile = document.createElement('li');
  const video = document.createElement('video');
  Object.assign(video, { autoplay: true, playsInline: true, muted: true, srcObject: stream });
  const label = document.createElement('p');
  label.textContent = name;
  tile.append(video, label);
  list.append(tile);
  tiles.set(id, tile);
}

/**
 * @param {HTMLElement} control
 * @param {string[]} words for turning it off, and on
 * @param {(on: boolean) => Promise<void>} turn
 */
function offer(control, [off, on], turn) {
  let isOn = true;
  control.addEventListener('click', () => {
    isOn = !isOn;
    control.textContent = isOn ? off : on;
    turn(isOn).catch(tell);
  });
}

/** @param {Error} error whose message says what to do */
function tell(error) {
  status.textContent = error.message;
}
