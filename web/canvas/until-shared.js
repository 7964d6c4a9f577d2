// The answer to a wish to share the screen, or to end that.

import { ParleyError } from './room-error.js';

/**
 * @param {import('../parley-room.js').ParleyRoomElement} element in a room
 * @param {boolean} on
 * @returns {Promise<void>} rejected where the person or the browser says no, and when the room is left before
 */
export function untilShared(element, on) {
  if (on && !element.snapshot.screen.possible) {
    const why = 'This browser, or a room without video, shares no screens. Look at snapshot.screen.possible first.';
    return Promise.reject(new ParleyError('device-unavailable', why));
  }
  const listening = new AbortController();
  const { signal } = listening;
  return new Promise((resolve, reject) => {
    const look = () => {
      const { screen, notice } = element.snapshot ?? {};
      if (screen?.state === 'requesting') return;
      listening.abort();
      if (!screen) reject(new ParleyError('left', 'The room was left before the screen was shared.'));
      else if (!on || screen.state === 'on') resolve();
      else reject(new ParleyError('device-unavailable', notice?.text || 'The person or the browser said no.'));
    };
    element.engine.shareScreen(on);
    for (const type of ['change', 'state']) element.addEventListener(type, look, { signal });
    look();
  });
}
