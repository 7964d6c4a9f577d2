// What happened in a room between two snapshots of its engine, for whoever tells a page of it. Pure functions.

/** @typedef {import('./snapshot.js').Snapshot} Snapshot */
/** @typedef {import('./snapshot.js').Member} Member */

/**
 * @typedef {{type: 'member-left' | 'member-joined', member: Member}
 *   | {type: 'member-changed', member: Member, changed: string[]}
 *   | {type: 'stream', member: Member, kind: 'audio' | 'video' | 'screen'}
 *   | {type: 'message', message: import('./snapshot.js').ChatMessage}
 *   | {type: 'file', file: import('./snapshot.js').OfferedFile}
 *   | {type: 'knock', knock: Snapshot['moderation']['knocks'][number]}
 *   | {type: 'invitation', invitation: Snapshot['invitations']['incoming']}
 *   | {type: 'notice', notice: import('./snapshot.js').Notice}
 *   | {type: 'media', media: {muted: boolean, camera: boolean, sharing: boolean}}
 *   | {type: 'device', kind: 'audio' | 'video', message: string}
 *   | {type: 'ending', ending: import('./snapshot.js').Ending}} Change
 */

export const mediaKinds = /** @type {const} */ (['audio', 'video', 'screen']);
const troubles = new Set(['refused', 'missing', 'broken']);

/**
 * In the order in which a page wants to hear of it: who left, who came, what they did, what we do, and the end.
 *
 * @param {Snapshot | undefined} before without it everything is new
 * @param {Snapshot | undefined} after nothing once there is no engine
 * @returns {Change[]}
 */
export function changesBetween(before, after) {
  if (before === after) return [];
  const bySequence = ({ sequence }) => sequence;
  const byId = ({ id }) => id;
  const callOf = ({ name, room }) => [name, room];
  const wordsOf = ({ kind, text }) => [kind, text];
  const [mediaBefore, mediaAfter] = [before && mediaOf(before), after && mediaOf(after)];
  return [
    ...memberChanges(before?.members ?? [], after?.members ?? []),
    // The conversation's order is not the one in which messages came.
    ...arrivals(before?.chat, after?.chat, bySequence, (message) => ({ type: 'message', message })),
    ...arrivals(before?.files, after?.files, byId, (file) => ({ type: 'file', file })),
    ...arrivals(before?.moderation.knocks, after?.moderation.knocks, byId, (knock) => ({ type: 'knock', knock })),
    ...changeOf(before?.invitations.incoming, after?.invitations.incoming, callOf,
      (invitation) => ({ type: 'invitation', invitation })),
    ...changeOf(before?.notice, after?.notice, wordsOf, (notice) => ({ type: 'notice', notice })),
    ...changeOf(mediaBefore, mediaAfter, Object.values, (media) => ({ type: 'media', media })),
    ...deviceTroubles('audio', before?.microphone, after?.microphone),
    ...deviceTroubles('video', before?.camera, after?.camera),
    ...changeOf(before?.ending, after?.ending, Object.values, (ending) => ({ type: 'ending', ending })),
  ];
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
 * @param {readonly Member[]} before
 * @param {readonly Member[]} after
 * @returns {Change[]}
 */
function memberChanges(before, after) {
  const present = new Set(after.map(({ id }) => id));
  const known = new Map(before.map((member) => [member.id, member]));
  /** @type {Change[]} */
  const changes = [];
  for (const member of before) if (!present.has(member.id)) changes.push({ type: 'member-left', member });
  for (const member of after) {
    const former = known.get(member.id);
    const changed = former ? changedKeys(former, member) : [];
    if (!former) changes.push({ type: 'member-joined', member });
    if (changed.length > 0) changes.push({ type: 'member-changed', member, changed });
    for (const kind of mediaKinds) {
      if (member[kind] !== 0 && member[kind] !== former?.[kind]) changes.push({ type: 'stream', member, kind });
    }
  }
  return changes;
}

/** @param {Member} former @param {Member} member @returns {string[]} members are plain data */
function changedKeys(former, member) {
  return Object.keys(member).filter((key) => {
    return former[key] !== member[key] && JSON.stringify(former[key]) !== JSON.stringify(member[key]);
  });
}

/**
 * @template Item
 * @param {readonly Item[]} before
 * @param {readonly Item[]} after
 * @param {(item: any) => unknown} nameOf
 * @param {(item: Item) => Change} changeFor
 * @returns {Change[]}
 */
function arrivals(before = [], after = [], nameOf, changeFor) {
  if (before === after) return [];
  const known = new Set(before.map(nameOf));
  return after.filter((item) => !known.has(nameOf(item))).map(changeFor);
}

/**
 * @template Item
 * @param {Item | null | undefined} before
 * @param {Item | null | undefined} after that it is gone is no change to tell of
 * @param {(item: any) => unknown[]} contentOf what makes it another one
 * @param {(item: Item) => Change} changeFor
 * @returns {Change[]}
 */
function changeOf(before, after, contentOf, changeFor) {
  if (!after) return [];
  const isSame = before && JSON.stringify(contentOf(before)) === JSON.stringify(contentOf(after));
  return isSame ? [] : [changeFor(after)];
}

/**
 * @param {'audio' | 'video'} kind
 * @param {import('./snapshot.js').Device} [before]
 * @param {import('./snapshot.js').Device} [after]
 * @returns {Change[]}
 */
function deviceTroubles(kind, before, after) {
  if (!after || !troubles.has(after.state) || before?.state === after.state) return [];
  return [{ type: 'device', kind, message: after.message }];
}
