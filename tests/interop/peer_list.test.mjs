// peer-list over plain WebSockets, as its document has it, against our server.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startOurServer } from './support/our_server.mjs';
import { PlainClient } from './support/plain_client.mjs';

let server;

before(async () => {
  server = await startOurServer();
});

after(() => server?.stop());

async function join(peerId, room) {
  const client = await PlainClient.open(`${server.url}/ws${room ? `?room=${room}` : ''}`);
  client.send({ type: 'join', peerId });
  const { peers } = await client.next('peer-list');
  return Object.assign(client, { peers });
}

test('peer-list: everyone learns who is there, who comes and who goes', async () => {
  const [ana, ben, cem] = [await join('A'), await join('B'), await join('C')];
  assert.deepEqual([ana.peers, ben.peers, cem.peers], [[], ['A'], ['A', 'B']]);
  assert.deepEqual(await ana.next('peer-joined'), { type: 'peer-joined', peerId: 'B' });
  assert.deepEqual(await ana.next('peer-joined'), { type: 'peer-joined', peerId: 'C' });
  assert.deepEqual(await ben.next('peer-joined'), { type: 'peer-joined', peerId: 'C' });
  await cem.close();
  assert.deepEqual(await ana.next('peer-left'), { type: 'peer-left', peerId: 'C' });
  await Promise.all([ana.close(), ben.close()]);
});

test('peer-list: frames come as they were sent, to their target or to everyone else', async () => {
  const [ana, ben, cem] = [await join('A', 'frames'), await join('B', 'frames'), await join('C', 'frames')];
  const candidate = { candidate: 'candidate:1 1 udp 1 192.0.2.7 5000 typ host', sdpMid: '0', sdpMLineIndex: 0 };
  const frames = [
    { type: 'offer', from: 'C', to: 'A', sdp: 'v=0\r\n', unknown: 'kept' },
    { type: 'candidate', from: 'C', to: 'A', candidate },
  ];
  for (const frame of frames) cem.send(frame);
  assert.deepEqual([await ana.next('offer'), await ana.next('candidate')], frames);
  const toAll = { type: 'candidate', from: 'A', candidate };
  ana.send(toAll);
  assert.deepEqual([await ben.next('candidate'), await cem.next('candidate')], [toAll, toAll]);
  assert.deepEqual([ben.rest('offer'), ana.rest('candidate')], [[], []]);
});

test('peer-list: an id that is taken is refused, and its holder stays', async () => {
  const [ana, ben] = [await join('A', 'taken'), await join('B', 'taken')];
  const second = await PlainClient.open(`${server.url}/ws?room=taken`);
  second.send({ type: 'join', peerId: 'A' });
  assert.equal((await second.next('error')).code, 'id-taken');
  await second.closed;
  ben.send({ type: 'offer', from: 'B', to: 'A', sdp: 'v=0\r\n' });
  assert.equal((await ana.next('offer')).from, 'B');
});

test('peer-list: whoever does not begin with a join is put out', async () => {
  const client = await PlainClient.open(`${server.url}/ws`);
  client.send({ type: 'offer', from: 'A', to: 'B', sdp: 'v=0\r\n' });
  await client.closed;
});

test('peer-list: nobody speaks for another', async () => {
  const [ana, ben, cem] = [await join('A', 'forged'), await join('B', 'forged'), await join('C', 'forged')];
  cem.send({ type: 'offer', from: 'B', to: 'A', sdp: 'forged' });
  assert.equal((await cem.next('error')).code, 'forged-sender');
  ben.send({ type: 'offer', from: 'B', to: 'A', sdp: 'v=0\r\n' });
  assert.equal((await ana.next('offer')).sdp, 'v=0\r\n');
});
