// What happened in a room between two snapshots of its engine. A pure function.

/** @typedef {import('./snapshot.js').Snapshot} Snapshot */
/** @typedef {import('./snapshot.js').Member} Member */
/** @typedef {import('./room.js').RoomState} RoomState */

/**
 * @typedef {{type: 'state', state: RoomState}
 *   | {type: 'member-left' | 'member-joined', member: Member}
 *   | {type: 'member-changed', member: Member, changed: string[]}
 *   | {type: 'stream', member: Member, kind: 'audio' | 'video' | 'screen'}
 *   | {type: 'message', message: import('./snapshot.js').ChatMessage}
 *   | {type: 'device', kind: 'audio' | 'video', message: string}} Change
 */

/** @typedef {Pick<Snapshot, 'phase' | 'signaling' | 'members' | 'chat' | 'microphone' | 'camera'>} Compared */

const mediaKinds = /** @type {const} */ (['audio', 'video', 'screen']);
/** What only names something of the engine, and changes with what it names. */
const handles = new Set([...mediaKinds, 'connection']);
const troubles = new Set(['refused', 'missing', 'broken']);

/**
 * @param {Pick<Snapshot, 'phase' | 'signaling'>} snapshot of an engine that was told to join
 * @returns {RoomState}
 */
export function stateOf({ phase, signaling }) {
  if (phase === 'lobby') return 'left';
  if (phase === 'joining') return 'joining';
  return signaling === 'open' ? 'in-room' : 'reconnecting';
}

/**
 * In the order in which a page wants to hear of it. Of a room that was left nothing but that is told.
 *
 * @param {Compared | undefined} before without it everything is new
 * @param {Compared} now
 * @returns {Change[]}
 */
export function changesBetween(before, now) {
  const state = stateOf(now);
  /** @type {Change[]} */
  const stateChanges = before && stateOf(before) === state ? [] : [{ type: 'state', state }];
  if (state === 'left') return stateChanges;
  return [
    ...stateChanges,
    ...memberChanges(before?.members ?? [], now.members),
    ...newMessages(before?.chat ?? [], now.chat),
    ...deviceTroubles('audio', before?.microphone, now.microphone),
    ...deviceTroubles('video', before?.camera, now.camera),
  ];
}

/**
 * @param {readonly Member[]} before
 * @param {readonly Member[]} now
 * @returns {Change[]}
 */
function memberChanges(before, now) {
  const present = new Set(now.map(({ id }) => id));
  const known = new Map(before.map((member) => [member.id, member]));
  /** @type {Change[]} */
  const changes = [];
  for (const member of before) if (!present.has(member.id)) changes.push({ type: 'member-left', member });
  for (const member of now) {
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
  return Object.keys(member).filter((key) => !handles.has(key)
    && former[key] !== member[key] && JSON.stringify(former[key]) !== JSON.stringify(member[key]));
}

/**
 * The conversation's order is not the one in which messages came.
 *
 * @param {readonly import('./snapshot.js').ChatMessage[]} before
 * @param {readonly import('./snapshot.js').ChatMessage[]} now
 * @returns {Change[]}
 */
function newMessages(before, now) {
  const known = new Set(before.map(({ sequence }) => sequence));
  return now.filter(({ own, sequence }) => !own && !known.has(sequence))
    .map((message) => ({ type: 'message', message }));
}

/**
 * @param {'audio' | 'video'} kind
 * @param {import('./snapshot.js').Device | undefined} before
 * @param {import('./snapshot.js').Device} now
 * @returns {Change[]}
 */
function deviceTroubles(kind, before, now) {
  if (!troubles.has(now.state) || before?.state === now.state) return [];
  return [{ type: 'device', kind, message: now.message }];
}
