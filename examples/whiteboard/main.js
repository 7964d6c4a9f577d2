// A sheet that everybody in the room draws on. Strokes go from browser to browser; no server sees them.

import { Room } from './node_modules/parley/core.js';

const canvas = document.querySelector('canvas');
const context = canvas.getContext('2d');
Object.assign(context, { lineWidth: 4, lineCap: 'round' });

const room = await Room.join({ room: 'whiteboard', audio: false, video: false });
const draw = room.channel('draw');

/** @param {number[]} ends x and y of both, in pixels of the sheet */
function line([fromX, fromY, toX, toY]) {
  context.beginPath();
  context.moveTo(fromX, fromY);
  context.lineTo(toX, toY);
  context.stroke();
}

canvas.addEventListener('pointermove', ({ buttons, offsetX, offsetY, movementX, movementY }) => {
  if (buttons === 0) return;
  const ends = [offsetX - movementX, offsetY - movementY, offsetX, offsetY];
  line(ends);
  draw.send(JSON.stringify(ends));
});

draw.addEventListener('message', ({ data }) => {
  const ends = JSON.parse(data);
  if (Array.isArray(ends) && ends.length === 4 && ends.every(Number.isFinite)) line(ends);
});
