// direct-call over plain WebSockets, as its document has it, against our server: calls, and rooms by invitation.

import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { startOurServer } from './support/our_server.mjs';
import { PlainClient } from './support/plain_client.mjs';

const sdp = JSON.stringify({ type: 'offer', sdp: 'v=0\r\n' });
const candidate = JSON.stringify({ candidate: 'candidate:1 1 udp 1 192.0.2.7 5000 typ host', sdpMLineIndex: 0 });
let server;
let ana;
let ben;
let cem;

before(async () => {
  server = await startOurServer();
});

after(() => server?.stop());

async function register(from) {
  const client = await PlainClient.open(`${server.url}/ws`);
  client.send({ type: 'register', from });
  return client;
}

/** Registering is not answered; that a person can be called is. */
async function canBeCalled(caller, from, to, callee) {
  caller.send({ type: 'ice', from, to, candidate });
  await callee.next('ice');
}

beforeEach(async () => {
  await Promise.all([ana, ben, cem].map((client) => client?.close()));
  [ana, ben, cem] = [await register('ana'), await register('ben'), await register('cem')];
  await canBeCalled(cem, 'cem', 'ana', ana);
  await canBeCalled(cem, 'cem', 'ben', ben);
});

test('direct-call: calls, answers and candidates come as they were sent', async () => {
  const call = { type: 'call', from: 'ana', to: 'ben', sdp };
  const ice = { type: 'ice', from: 'ana', to: 'ben', candidate };
  ana.send(call);
  ana.send(ice);
  assert.deepEqual([await ben.next('call'), await ben.next('ice')], [call, ice]);
  const answer = { type: 'answer', from: 'ben', to: 'ana', sdp: JSON.stringify({ type: 'answer', sdp: 'v=1\r\n' }) };
  ben.send(answer);
  assert.deepEqual(await ana.next('answer'), answer);
  assert.deepEqual([cem.rest('call'), cem.rest('ice'), cem.rest('answer')], [[], [], []]);
});

test('direct-call: registering again changes the name', async () => {
  ben.send({ type: 'register', from: 'benjamin' });
  ben.send({ type: 'ice', from: 'benjamin', to: 'ana', candidate });
  await ana.next('ice', ({ from }) => from === 'benjamin');
  ana.send({ type: 'call', from: 'ana', to: 'ben', sdp });
  assert.equal((await ana.next('error')).code, 'unknown-peer');
  ana.send({ type: 'call', from: 'ana', to: 'benjamin', sdp });
  assert.equal((await ben.next('call')).from, 'ana');
});

test('direct-call: a call to nobody is told at once', async () => {
  ana.send({ type: 'call', from: 'ana', to: 'nobody', sdp });
  const { code, to } = await ana.next('error');
  assert.deepEqual([code, to], ['unknown-peer', 'nobody']);
});

test('direct-call: two meet in a new room, a third is invited into it', async () => {
  ana.send({ type: 'invite', from: 'ana', to: 'ben' });
  const { from, to, room } = await ben.next('invite');
  assert.deepEqual([from, to], ['ana', 'ben']);
  assert.ok(room);
  ben.send({ type: 'accept', from: 'ben', to: 'ana', room });
  assert.equal((await ana.next('room-created')).room, room);
  assert.deepEqual(await ben.next('joined-room'), { type: 'joined-room', room, peers: ['ana'] });
  assert.equal((await ana.next('peer-joined')).peerId, 'ben');

  ben.send({ type: 'invite', from: 'ben', to: 'cem', room });
  assert.deepEqual(await cem.next('invite'), { type: 'invite', from: 'ben', to: 'cem', room });
  cem.send({ type: 'accept', from: 'cem', to: 'ben', room });
  assert.deepEqual((await cem.next('joined-room')).peers, ['ana', 'ben']);
  for (const member of [ana, ben]) assert.equal((await member.next('peer-joined')).peerId, 'cem');
  assert.deepEqual([...ana.rest('room-created'), ...ben.rest('room-created')], []);

  cem.send({ type: 'call', from: 'cem', to: 'ana', sdp });
  assert.equal((await ana.next('call')).from, 'cem');
  await cem.close();
  for (const member of [ana, ben]) assert.equal((await member.next('peer-left')).peerId, 'cem');
});

test('direct-call: an invitation is declined', async () => {
  ana.send({ type: 'invite', from: 'ana', to: 'ben', room: 'tea' });
  assert.equal((await ben.next('invite')).room, 'tea');
  ben.send({ type: 'decline', from: 'ben', to: 'ana', room: 'tea' });
  assert.deepEqual(await ana.next('decline'), { type: 'decline', from: 'ben', to: 'ana', room: 'tea' });
});

test('direct-call: who is invited already is busy, who is unknown or gone cannot be invited', async () => {
  ana.send({ type: 'invite', from: 'ana', to: 'ben' });
  await ben.next('invite');
  cem.send({ type: 'invite', from: 'cem', to: 'ben' });
  assert.equal((await cem.next('error')).code, 'busy');
  cem.send({ type: 'invite', from: 'cem', to: 'nobody' });
  assert.equal((await cem.next('error')).code, 'unknown-peer');
  await ben.close();
  const { code, to } = await ana.next('error');
  assert.deepEqual([code, to], ['unknown-peer', 'ben']);
});

test('direct-call: nobody speaks for another', async () => {
  cem.send({ type: 'call', from: 'ben', to: 'ana', sdp });
  assert.equal((await cem.next('error')).code, 'forged-sender');
  assert.deepEqual(ana.rest('call'), []);
});
