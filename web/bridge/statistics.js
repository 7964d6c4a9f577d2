// Picks out of a browser's report what the core counts by (W3C webrtc-stats), as whole numbers and words. No address
// is among it, and nothing is judged: what a browser does not say is left out.

/**
 * Sound or picture in one direction. Of what is sent, losses and jitter are what the far side reports.
 *
 * @typedef {object} MediaCounts
 * @property {number} [bytes]
 * @property {number} [packets]
 * @property {number} [packetsLost]
 * @property {number} [jitterUs] microseconds
 * @property {number} [frames]
 * @property {number} [width]
 * @property {number} [height]
 * @property {string} [codec] such as "VP8"
 * @property {string} [limitation] RTCQualityLimitationReason
 *
 * @typedef {object} ConnectionCounts
 * @property {number} [atMs] when it was counted, by the browser's own clock
 * @property {number} [roundTripUs] microseconds
 * @property {{local?: string, remote?: string, protocol?: string, relayProtocol?: string}} path
 * @property {MediaCounts} audioSent
 * @property {MediaCounts} videoSent
 * @property {MediaCounts} audioReceived
 * @property {MediaCounts} videoReceived
 */

/**
 * @param {RTCStatsReport} report
 * @returns {ConnectionCounts}
 */
export function countsOf(report) {
  const all = [...report.values()];
  const pair = selectedPair(report, all);
  const local = report.get(pair?.localCandidateId);
  const remote = report.get(pair?.remoteCandidateId);
  const reported = all.filter(({ type }) => type === 'remote-inbound-rtp');
  return {
    atMs: whole(pair?.timestamp ?? all[0]?.timestamp, 1),
    // Firefox knows it from the far side's reports only.
    roundTripUs: whole(pair?.currentRoundTripTime ?? largest(reported, 'roundTripTime'), 1e6),
    path: {
      local: local?.candidateType,
      remote: remote?.candidateType,
      protocol: local?.protocol?.toLowerCase(),
      relayProtocol: local?.relayProtocol?.toLowerCase(),
    },
    audioSent: sent(report, all, 'audio'),
    videoSent: sent(report, all, 'video'),
    audioReceived: received(report, all, 'audio'),
    videoReceived: received(report, all, 'video'),
  };
}

/**
 * @param {RTCStatsReport} report
 * @param {any[]} all
 */
function selectedPair(report, all) {
  const chosen = all.find(({ type, selectedCandidatePairId: id }) => type === 'transport' && id);
  if (chosen) return report.get(chosen.selectedCandidatePairId);
  const pairs = all.filter(({ type }) => type === 'candidate-pair');
  return pairs.find(({ selected }) => selected)
    ?? pairs.find(({ nominated, state }) => nominated && state === 'succeeded');
}

/**
 * @param {RTCStatsReport} report
 * @param {any[]} all
 * @param {'audio' | 'video'} kind
 * @returns {MediaCounts}
 */
function sent(report, all, kind) {
  const streams = all.filter((one) => one.type === 'outbound-rtp' && one.kind === kind);
  const reported = all.filter((one) => one.type === 'remote-inbound-rtp' && one.kind === kind);
  return {
    bytes: sum(streams, 'bytesSent'),
    packets: sum(streams, 'packetsSent'),
    packetsLost: sum(reported, 'packetsLost'),
    jitterUs: whole(largest(reported, 'jitter'), 1e6),
    frames: sum(streams, 'framesEncoded'),
    ...shared(report, streams),
    limitation: streams.find(({ qualityLimitationReason: reason }) => reason)?.qualityLimitationReason,
  };
}

/**
 * @param {RTCStatsReport} report
 * @param {any[]} all
 * @param {'audio' | 'video'} kind
 * @returns {MediaCounts}
 */
function received(report, all, kind) {
  const streams = all.filter((one) => one.type === 'inbound-rtp' && one.kind === kind);
  return {
    bytes: sum(streams, 'bytesReceived'),
    packets: sum(streams, 'packetsReceived'),
    packetsLost: sum(streams, 'packetsLost'),
    jitterUs: whole(largest(streams, 'jitter'), 1e6),
    frames: sum(streams, 'framesDecoded'),
    ...shared(report, streams),
  };
}

/**
 * @param {RTCStatsReport} report
 * @param {any[]} streams
 */
function shared(report, streams) {
  const withCodec = streams.find(({ codecId }) => codecId);
  return {
    width: whole(largest(streams, 'frameWidth'), 1),
    height: whole(largest(streams, 'frameHeight'), 1),
    codec: report.get(withCodec?.codecId)?.mimeType?.split('/')[1],
  };
}

/**
 * @param {any[]} all
 * @param {string} key
 * @returns {any[]} what those say that say it
 */
function valuesOf(all, key) {
  return all.map((one) => one[key]).filter((value) => value !== undefined);
}

/** @param {any[]} all @param {string} key @returns {number | undefined} */
function sum(all, key) {
  const values = valuesOf(all, key);
  return values.length === 0 ? undefined : values.reduce((total, value) => total + value);
}

/** @param {any[]} all @param {string} key @returns {number | undefined} */
function largest(all, key) {
  const values = valuesOf(all, key);
  return values.length === 0 ? undefined : Math.max(...values);
}

/** @param {number | undefined} value @param {number} scale @returns {number | undefined} */
function whole(value, scale) {
  return value === undefined ? undefined : Math.round(value * scale);
}
