// Statistics document: the statistics of a snapshot as an object of its own, to be kept or sent. Types: core.d.ts.

/**
 * @param {import('./core.js').Snapshot} snapshot
 * @param {Date} now
 * @returns {import('./core.js').StatisticsDocument}
 */
export function statisticsDocument({ room, members, statistics }, now) {
  const nameOf = (memberId) => members.find(({ id }) => id === memberId)?.name ?? '';
  return {
    parley: 'statistics',
    version: 1,
    at: now.toISOString(),
    room,
    secondsBetweenPoints: 1,
    members: (statistics ?? []).map((one) => ({ ...one, name: nameOf(one.id) })),
  };
}
