// The five systems, as the browser tests need them: the server that behaves like theirs, and who their clients are.

import * as callRoom from '../servers/call-room.mjs';
import * as directCall from '../servers/direct-call.mjs';
import * as peerList from '../servers/peer-list.mjs';
import * as roomEvent from '../servers/room-event.mjs';
import * as voiceRoom from '../servers/voice-room.mjs';

/**
 * @typedef {object} System
 * @property {string} dialect
 * @property {boolean} video whether it shows pictures
 * @property {(options: {secret: string}) => Promise<{url: string, stop: () => Promise<void>}>} start its server
 * @property {(name: string, token: (claims: object) => string) => Record<string, string>} person who its page is
 */

/** @type {System[]} */
export const systems = [
  { dialect: 'room-event', video: true, start: roomEvent.start, person: (name) => ({ name }) },
  { dialect: 'peer-list', video: true, start: peerList.start, person: (name) => ({ id: name }) },
  { dialect: 'voice-room', video: false, start: voiceRoom.start, person: (name) => ({ name }) },
  {
    dialect: 'call-room',
    video: true,
    start: callRoom.start,
    person: (name, token) => ({ token: token({ sub: `user-${name}`, name }) }),
  },
  { dialect: 'direct-call', video: true, start: directCall.start, person: (name) => ({ id: name }) },
];
