// room-event over plain WebSockets, as its document has it, against our server.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startOurServer } from './support/our_server.mjs';
import { PlainClient } from './support/plain_client.mjs';

const uuid = /^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/;
const candidate = JSON.stringify({ candidate: 'candidate:1 1 udp 1 192.0.2.7 5000 typ host', sdpMid: '0' });
let server;

before(async () => {
  server = await startOurServer();
});

after(() => server?.stop());

async function enter(room) {
  const client = await PlainClient.open(`${server.url}/room/${room}/websocket`);
  const { data } = await client.next('peers');
  return Object.assign(client, { id: data.yourId, peers: data.peers, isHost: data.isHost, hostId: data.hostId });
}

test('room-event: making a room leads to its page', async () => {
  const created = await fetch(`${server.url}/room/create`, { redirect: 'manual' });
  assert.equal(created.status, 302);
  const [, room] = /^\/room\/([^/]+)$/.exec(created.headers.get('location'));
  assert.match(room, uuid);
  const page = await fetch(`${server.url}/room/${room}`);
  assert.equal(page.status, 200);
  assert.match(await page.text(), /parley-room/);
});

test('room-event: everyone learns who is there, who comes and who goes', async () => {
  const ana = await enter('people');
  assert.deepEqual([ana.peers, ana.isHost, ana.hostId], [[], true, ana.id]);
  const ben = await enter('people');
  assert.deepEqual([ben.peers, ben.isHost, ben.hostId], [[ana.id], false, ana.id]);
  assert.equal((await ana.next('peer-joined')).data.peerId, ben.id);
  await ben.close();
  assert.deepEqual((await ana.next('peer-left')).data, { peerId: ben.id });
  await ana.close();
});

test('room-event: signals reach their target only, under the id of the sender', async () => {
  const [ana, ben, cem] = [await enter('signals'), await enter('signals'), await enter('signals')];
  const forged = { peerId: 'somebody', targetPeerId: ana.id };
  cem.send({ event: 'join', data: { peerId: 'ignored' } });
  cem.send({ event: 'offer', data: { ...forged, sdp: 'v=0\r\n', username: 'Cem' } });
  cem.send({ event: 'candidate', data: { ...forged, candidate } });
  assert.deepEqual((await ana.next('offer')).data, { peerId: cem.id, sdp: 'v=0\r\n', username: 'Cem' });
  const trickled = (await ana.next('candidate')).data;
  assert.equal(trickled.peerId, cem.id);
  assert.equal(typeof trickled.candidate, 'string');
  assert.equal(JSON.parse(trickled.candidate).candidate, JSON.parse(candidate).candidate);
  ana.send({ event: 'answer', data: { peerId: ana.id, targetPeerId: cem.id, sdp: 'v=1\r\n' } });
  assert.deepEqual((await cem.next('answer')).data, { peerId: ana.id, sdp: 'v=1\r\n' });
  await cem.close();
  await ben.next('peer-left');
  assert.deepEqual([ben.rest('offer'), ben.rest('answer'), ben.rest('candidate')], [[], [], []]);
});

test('room-event: a shared screen is told to the others', async () => {
  const [ana, ben] = [await enter('screens'), await enter('screens')];
  ana.send({ event: 'screen-share-started', data: { peerId: ana.id } });
  assert.deepEqual((await ben.next('screen-share-started')).data, { peerId: ana.id });
  ana.send({ event: 'screen-share-stopped', data: { peerId: ana.id } });
  assert.deepEqual((await ben.next('screen-share-stopped')).data, { peerId: ana.id });
});

test('room-event: chat goes to everyone in the room, the sender too', async () => {
  const open = (room) => PlainClient.open(`${server.url}/room/${room}/chat/websocket`);
  const [ana, ben, elsewhere] = [await open('chat'), await open('chat'), await open('another')];
  ana.send('Good morning');
  assert.equal(await ben.next('text'), 'Good morning');
  assert.equal(await ana.next('text'), 'Good morning');
  elsewhere.send('Alone here');
  assert.equal(await elsewhere.next('text'), 'Alone here');
  assert.deepEqual([...ana.rest('text'), ...ben.rest('text')], []);
});

test('room-event: viewers are counted', async () => {
  const open = () => PlainClient.open(`${server.url}/room/viewed/viewer/websocket`);
  const first = await open();
  assert.equal(await first.next('text'), '1');
  const second = await open();
  assert.equal(await second.next('text'), '2');
  assert.equal(await first.next('text'), '2');
  await second.close();
  assert.equal(await first.next('text'), '1');
});

test('room-event: what is no frame disturbs nobody', async () => {
  const [ana, ben] = [await enter('broken'), await enter('broken')];
  for (const broken of ['no JSON', '[]', '{"event":"offer","data":{"sdp":"v=0"}}', '{"event":"unheard-of"}']) {
    ben.send(broken);
  }
  ben.send({ event: 'offer', data: { targetPeerId: ana.id, sdp: 'v=0\r\n' } });
  assert.equal((await ana.next('offer')).data.sdp, 'v=0\r\n');
});
