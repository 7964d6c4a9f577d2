// What happened between two snapshots, as events. Pure: it reads nothing but what it is given.

/** @typedef {import('../snapshot.js').Snapshot} Snapshot */
/** @typedef {import('../snapshot.js').Member} Member */
/** @typedef {{type: string, detail: object}} RoomEvent */

/**
 * In the order in which a page wants to hear of it: who left, who came, what they did, what we do.
 *
 * @param {Snapshot | undefined} before nothing before there was an engine
 * @param {Snapshot | undefined} after nothing once there is none
 * @returns {RoomEvent[]}
 */
export function eventsBetween(before, after) {
  if (before === after) return [];
  return [
    ...memberEvents(before?.members ?? [], after?.members ?? []),
    ...messageEvents(before?.chat ?? [], after?.chat ?? []),
    ...arrivals('file', before?.files ?? [], after?.files ?? [], ({ id }) => id, (file) => ({ file })),
    ...knockEvents(before?.moderation.knocks ?? [], after?.moderation.knocks ?? []),
    ...invitationEvents(before?.invitations.incoming, after?.invitations.incoming),
    ...noticeEvents(before?.notice, after?.notice),
    ...mediaEvents(before, after),
  ];
}

/**
 * @param {readonly Member[]} before
 * @param {readonly Member[]} after
 */
function memberEvents(before, after) {
  const known = new Map(before.map((member) => [member.id, member]));
  const present = new Set(after.map(({ id }) => id));
  const gone = before.filter(({ id }) => !present.has(id)).map((member) => {
    return { type: 'member-left', detail: { member } };
  });
  const others = after.flatMap((member) => {
    const former = known.get(member.id);
    if (!former) return [{ type: 'member-joined', detail: { member } }];
    return isSame(former, member) ? [] : [{ type: 'member-changed', detail: { member } }];
  });
  return [...gone, ...others];
}

/** How loud somebody is changes all the time, and is in the snapshot. @param {Member} before @param {Member} after */
function isSame(before, after) {
  return JSON.stringify({ ...before, sound: 0 }) === JSON.stringify({ ...after, sound: 0 });
}

/** @param {Snapshot['chat']} before @param {Snapshot['chat']} after */
function messageEvents(before, after) {
  return arrivals('message', before, after, ({ sequence }) => sequence, ({ author, name, text, own, told }) => {
    return { from: author, name, text, own, told };
  });
}

/** @param {Snapshot['moderation']['knocks']} before @param {Snapshot['moderation']['knocks']} after */
function knockEvents(before, after) {
  return arrivals('knock', before, after, ({ id }) => id, ({ id, name }) => ({ id, name }));
}

/** @param {Snapshot['invitations']['incoming']} before @param {Snapshot['invitations']['incoming']} after */
function invitationEvents(before, after) {
  const isNew = after && (before?.name !== after.name || before?.room !== after.room);
  return isNew ? [{ type: 'invitation', detail: { name: after.name, room: after.room } }] : [];
}

/** @param {Snapshot['notice']} [before] @param {Snapshot['notice']} [after] */
function noticeEvents(before, after) {
  const isNew = after && (before?.text !== after.text || before?.kind !== after.kind);
  return isNew ? [{ type: 'notice', detail: { kind: after.kind, text: after.text } }] : [];
}

/** @param {Snapshot} [before] @param {Snapshot} [after] */
function mediaEvents(before, after) {
  if (!after) return [];
  const [former, now] = [before && mediaOf(before), mediaOf(after)];
  return JSON.stringify(former) === JSON.stringify(now) ? [] : [{ type: 'media', detail: now }];
}

/** @param {Snapshot} snapshot @returns {{muted: boolean, camera: boolean, sharing: boolean}} what we send */
export function mediaOf({ microphone, camera, screen }) {
  return { muted: !isLive(microphone), camera: isLive(camera), sharing: screen.state === 'on' };
}

/** @param {{state: string}} device */
function isLive({ state }) {
  return state === 'on' || state === 'requesting';
}

/**
 * @template Item
 * @param {string} type
 * @param {readonly Item[]} before
 * @param {readonly Item[]} after
 * @param {(item: Item) => unknown} nameOf
 * @param {(item: Item) => object} detailOf
 * @returns {RoomEvent[]}
 */
function arrivals(type, before, after, nameOf, detailOf) {
  if (before === after) return [];
  const known = new Set(before.map(nameOf));
  return after.filter((item) => !known.has(nameOf(item))).map((item) => ({ type, detail: detailOf(item) }));
}
