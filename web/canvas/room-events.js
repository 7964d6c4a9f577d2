// What the element tells its page of two snapshots, as events. Pure: it reads nothing but what it is given.

import { errorOf } from '../ending.js';
import { changesBetween } from '../room-changes.js';

/** @typedef {import('../snapshot.js').Snapshot} Snapshot */
/** @typedef {{type: string, detail: object}} RoomEvent */

/**
 * In the order of the changes.
 *
 * @param {Snapshot | undefined} before nothing before there was an engine
 * @param {Snapshot | undefined} after nothing once there is none
 * @returns {RoomEvent[]}
 */
export function eventsBetween(before, after) {
  return changesBetween(before, after).flatMap((change) => {
    const detail = detailOf(change);
    return detail ? [{ type: change.type === 'ending' ? 'error' : change.type, detail }] : [];
  });
}

/** @param {import('../room-changes.js').Change} change @returns {object | undefined} nothing for what is no event */
function detailOf(change) {
  switch (change.type) {
    case 'member-left':
    case 'member-joined': return { member: change.member };
    // How loud somebody is changes all the time, and is in the snapshot.
    case 'member-changed': return change.changed.some((key) => key !== 'sound') ? { member: change.member } : undefined;
    case 'message': {
      const { author, name, text, own, told } = change.message;
      return { from: author, name, text, own, told };
    }
    case 'file': return { file: change.file };
    case 'knock': return { id: change.knock.id, name: change.knock.name };
    case 'invitation': return { name: change.invitation.name, room: change.invitation.room };
    case 'notice': return { kind: change.notice.kind, text: change.notice.text };
    case 'media': return change.media;
    case 'ending': return { error: errorOf(change.ending) };
    // The room itself plays streams and says what is wrong with devices.
    case 'stream':
    case 'device': return undefined;
  }
}
