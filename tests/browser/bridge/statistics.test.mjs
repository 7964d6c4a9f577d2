// Statistics: what is picked out of reports as browsers make them, what a recording keeps of it, and the document.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { redactedLines } from '../../../web/bridge/redaction.js';
import { countsOf } from '../../../web/bridge/statistics.js';
import { statisticsDocument } from '../../../web/statistics-document.js';

const reportOf = (...entries) => new Map(entries.map((entry) => [entry.id, entry]));

const address = '192.0.2.77';
const candidates = [
  { id: 'L', type: 'local-candidate', candidateType: 'relay', protocol: 'udp', relayProtocol: 'tls', address },
  { id: 'R', type: 'remote-candidate', candidateType: 'srflx', protocol: 'udp', address },
];
const chromium = reportOf(
  { id: 'T', type: 'transport', selectedCandidatePairId: 'P', timestamp: 5000.5 },
  { id: 'Q', type: 'candidate-pair', state: 'succeeded', nominated: true, localCandidateId: 'X' },
  { id: 'P', type: 'candidate-pair', localCandidateId: 'L', remoteCandidateId: 'R', currentRoundTripTime: 0.0214,
    timestamp: 5000.6 },
  ...candidates,
  { id: 'CA', type: 'codec', mimeType: 'audio/opus' },
  { id: 'CV', type: 'codec', mimeType: 'video/VP8' },
  { id: 'OA', type: 'outbound-rtp', kind: 'audio', codecId: 'CA', bytesSent: 1000, packetsSent: 10 },
  { id: 'OV', type: 'outbound-rtp', kind: 'video', codecId: 'CV', bytesSent: 9000, packetsSent: 90, frameWidth: 640,
    frameHeight: 480, framesEncoded: 30, qualityLimitationReason: 'cpu' },
  { id: 'RA', type: 'remote-inbound-rtp', kind: 'audio', packetsLost: 2, jitter: 0.003, roundTripTime: 0.5 },
  { id: 'IA', type: 'inbound-rtp', kind: 'audio', codecId: 'CA', bytesReceived: 2000, packetsReceived: 20,
    packetsLost: -1, jitter: 0.0045 },
  { id: 'IV', type: 'inbound-rtp', kind: 'video', bytesReceived: 8000, packetsReceived: 80, packetsLost: 4,
    framesDecoded: 25 },
  { id: 'IW', type: 'inbound-rtp', kind: 'video', bytesReceived: 1, packetsReceived: 1, packetsLost: 0,
    framesDecoded: 1, frameWidth: 320, frameHeight: 180 },
);
const firefox = reportOf(
  { id: 'P', type: 'candidate-pair', selected: true, localCandidateId: 'L', remoteCandidateId: 'R', timestamp: 70 },
  ...candidates,
  { id: 'RV', type: 'remote-inbound-rtp', kind: 'video', packetsLost: 0, jitter: 0.01, roundTripTime: 0.04 },
);

const plain = (value) => JSON.parse(JSON.stringify(value));

describe('counts', () => {
  test('of Chromium are whole numbers and words, sums of all streams of a kind, and no addresses', () => {
    const counts = countsOf(chromium);
    assert.deepEqual(plain(counts), {
      atMs: 5001,
      roundTripUs: 21_400,
      path: { local: 'relay', remote: 'srflx', protocol: 'udp', relayProtocol: 'tls' },
      audioSent: { bytes: 1000, packets: 10, packetsLost: 2, jitterUs: 3000, codec: 'opus' },
      videoSent: { bytes: 9000, packets: 90, frames: 30, width: 640, height: 480, codec: 'VP8', limitation: 'cpu' },
      audioReceived: { bytes: 2000, packets: 20, packetsLost: -1, jitterUs: 4500, codec: 'opus' },
      videoReceived: { bytes: 8001, packets: 81, packetsLost: 4, frames: 26, width: 320, height: 180 },
    });
    assert.ok(!JSON.stringify(counts).includes(address));
  });

  test('of Firefox take the pair that is selected, and the round trip that the far side reports', () => {
    const counts = plain(countsOf(firefox));
    assert.deepEqual([counts.atMs, counts.roundTripUs, counts.path.local], [70, 40_000, 'relay']);
    assert.deepEqual(counts.videoSent, { packetsLost: 0, jitterUs: 10_000 });
    assert.deepEqual(counts.audioReceived, {});
  });

  test('of an empty report are none', () => {
    assert.deepEqual(plain(countsOf(reportOf())), {
      path: {}, audioSent: {}, videoSent: {}, audioReceived: {}, videoReceived: {},
    });
  });
});

test('a recording keeps counts and findings, and replaces the name in a sentence', () => {
  const header = { parley: 'black box', version: 1, seed: [1, 2],
    options: { name: 'Ana', room: 'den', dialect: 'parley', calls: [] } };
  const frame = JSON.stringify({ type: 'member-joined', member: { id: 'b', name: 'Zora Quill' } });
  const sentence = "Zora Quill's uplink or the path from there is losing 8 %.";
  const shown = { id: 'b', finding: 'their-uplink', rating: 'poor', sentence, path: { local: 'relay' } };
  const lines = redactedLines(header, [
    { at: 1, tell: ['frameReceived', 65_536, frame] },
    { at: 2, tell: ['watchStatistics', true, 'screen'] },
    { at: 3, tell: ['connectionMeasured', 9, countsOf(chromium)] },
    { state: { statistics: [shown] } },
  ]);
  assert.ok(!lines.join('\n').includes('Zora'));
  assert.deepEqual(JSON.parse(lines[2]).tell, ['watchStatistics', true, 'screen']);
  assert.deepEqual(JSON.parse(lines[3]).tell, ['connectionMeasured', 9, plain(countsOf(chromium))]);
  const [one] = JSON.parse(lines[4]).state.statistics;
  const named = JSON.parse(JSON.parse(lines[1]).tell[2]).member.name;
  assert.equal(one.sentence, `${named}'s uplink or the path from there is losing 8 %.`);
  assert.deepEqual([one.finding, one.rating, one.path.local], ['their-uplink', 'poor', 'relay']);
});

test('the document names the members, and is there while nobody watches', () => {
  const now = new Date('2026-11-22T03:04:05Z');
  const members = [{ id: 'b', name: 'Ben' }];
  const measured = { room: 'den', members, statistics: [{ id: 'b', sentence: 'All is well.' }] };
  assert.deepEqual(statisticsDocument(measured, now), {
    parley: 'statistics', version: 1, at: '2026-11-22T03:04:05.000Z', room: 'den', secondsBetweenPoints: 1,
    members: [{ id: 'b', sentence: 'All is well.', name: 'Ben' }],
  });
  assert.deepEqual(statisticsDocument({ room: 'den', members, statistics: null }, now).members, []);
});
