// A message to everybody in the room: what is wrong with it is said before the engine, which only drops it, gets it.

import { BadOptionError, ParleyError } from './errors.js';
import { bytesOf, messageBytesMax } from './text-limits.js';

/**
 * @param {import('./core.js').ParleyEngine} engine in a room
 * @param {string} text
 */
export function sendMessage(engine, text) {
  if (typeof text !== 'string') throw new BadOptionError('text', 'a string', text);
  const bytes = bytesOf(text.replace(/\p{Cc}/gu, '').trim());
  if (bytes === 0) throw new BadOptionError('text', 'more than blanks', text);
  if (bytes > messageBytesMax) {
    throw new ParleyError('too-large', `A message has at most ${messageBytesMax} bytes of UTF-8; this has ${bytes}.`
      + ' Send it in parts, or as a file with engine.offerFile().');
  }
  const newest = newestOwn(engine.snapshot);
  engine.sendChat(text);
  if (newestOwn(engine.snapshot) !== newest) return;
  throw new ParleyError('too-fast', 'This was not sent: after 20 messages in a row, one each second is.');
}

/** @param {import('./snapshot.js').Snapshot} snapshot */
function newestOwn({ chat }) {
  return Math.max(0, ...chat.filter(({ own }) => own).map(({ sequence }) => sequence));
}
