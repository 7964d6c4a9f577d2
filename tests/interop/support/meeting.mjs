// Meetings of our page with others in a browser: what our page receives, and what it has to be told.

import assert from 'node:assert/strict';
import { eventually } from '../../browser/support/browser.mjs';

/**
 * Until picture (where there is one) and sound of this member reach our page and go on.
 *
 * @param {import('../../browser/support/browser.mjs').RoomPage} ours
 * @param {string} id of the member
 */
export async function receives(ours, id, { video = true } = {}) {
  const first = await eventually(`media from ${id}`, async () => {
    const sums = await ours.received(id);
    return (!video || sums.frames > 0) && sums.audioEnergy > 0 && sums;
  });
  await eventually(`more media from ${id}`, async () => {
    const sums = await ours.received(id);
    return (!video || sums.frames > first.frames) && sums.audioEnergy > first.audioEnergy;
  });
}

/** One of theirs and ours see, where theirs shows pictures, and hear each other. */
export async function meet(ours, theirs, { video }) {
  await ours.connected(1);
  const [{ id }] = (await ours.snapshot()).members;
  await Promise.all([receives(ours, id, { video }), theirs.playing(1, { pictures: video ? 1 : 0 })]);
  assert.deepEqual([ours.troubles, await theirs.troubles()], [[], []]);
}
