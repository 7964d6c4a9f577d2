// call-room with the stock Socket.IO client, over each of its transports, against our server.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startOurServer } from './support/our_server.mjs';
import { SocketIoClient } from './support/socket_io_client.mjs';
import { signToken } from './support/tokens.mjs';
import { transports } from './support/transports.mjs';

const [, overWebSocket] = transports;
const offer = { type: 'offer', sdp: 'v=0\r\n' };
const answer = { type: 'answer', sdp: 'v=1\r\n' };
const candidate = {
  candidate: 'candidate:1 1 udp 1 192.0.2.7 5000 typ host',
  sdpMid: '0',
  sdpMLineIndex: 0,
  usernameFragment: 'Wq3B',
};
const isoTime = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/;
let server;

before(async () => {
  server = await startOurServer();
});

after(() => server?.stop());

const tokenOf = (name) => server.token({ sub: `user-${name}`, name });

async function join({ connect }, name, callRoomId, more = {}) {
  const client = await connect(server.url, { auth: { token: tokenOf(name) } });
  client.emit('webrtc:join-room', { callRoomId, ...more });
  return Object.assign(client, { joined: await client.next('webrtc:room-joined') });
}

for (const transport of transports) {
  const callRoomId = transport.name.replaceAll(' ', '-');

  test(`call-room over ${transport.name}: joining, signalling, leaving`, async () => {
    const ana = await join(transport, 'Ana', callRoomId, { callType: 'video', metadata: { groupId: 'group_456' } });
    const { metadata, timestamp, ...first } = ana.joined;
    assert.deepEqual(first, { callRoomId, participantCount: 1, existingParticipants: [] });
    assert.deepEqual([metadata.callType, metadata.createdBy, metadata.groupId], ['video', 'user-Ana', 'group_456']);
    assert.match(metadata.createdAt, isoTime);
    assert.match(timestamp, isoTime);

    const ben = await join(transport, 'Ben', callRoomId);
    const known = { socketId: ana.id, userId: 'user-Ana', username: 'Ana' };
    assert.deepEqual([ben.joined.participantCount, ben.joined.existingParticipants], [2, [known]]);
    const participant = { socketId: ben.id, userId: 'user-Ben', username: 'Ben' };
    assert.deepEqual((await ana.next('webrtc:participant-joined')).participant, participant);

    ben.emit('webrtc:offer', { callRoomId, targetSocketId: ana.id, offer });
    const offered = await ana.next('webrtc:offer');
    assert.deepEqual([offered.callRoomId, offered.fromSocketId, offered.fromUserId, offered.offer],
      [callRoomId, ben.id, 'user-Ben', offer]);
    ana.emit('webrtc:answer', { callRoomId, targetSocketId: ben.id, answer });
    assert.deepEqual((await ben.next('webrtc:answer')).answer, answer);
    ben.emit('webrtc:ice-candidate', { callRoomId, targetSocketId: ana.id, candidate });
    ben.emit('webrtc:ice-candidate', { callRoomId, candidate });
    for (const given of [await ana.next('webrtc:ice-candidate'), await ana.next('webrtc:ice-candidate')]) {
      assert.deepEqual([given.fromSocketId, given.candidate], [ben.id, candidate]);
    }

    ben.emit('webrtc:leave-room', { callRoomId });
    assert.equal((await ben.next('webrtc:room-left')).callRoomId, callRoomId);
    assert.deepEqual((await ana.next('webrtc:participant-left')).participant, participant);
    for (const client of [ana, ben]) client.close();
  });

  test(`call-room over ${transport.name}: a connection that ends has left the room`, async () => {
    const [ana, ben] = [await join(transport, 'Ana', 'ending'), await join(transport, 'Ben', 'ending')];
    const { id } = ben;
    ben.close();
    assert.equal((await ana.next('webrtc:participant-left')).participant.socketId, id);
    ana.close();
  });

  test(`call-room over ${transport.name}: a bad token is refused before anything else`, async () => {
    const [expired, forged] = [server.token({ sub: 'ana', exp: 1 }), signToken({ sub: 'ana' }, 'another secret')];
    for (const token of [expired, forged, 'garbage']) {
      const refused = new SocketIoClient(server.url, { auth: { token }, transports: transport.transports });
      assert.ok((await refused.next('connect_error')).message);
      assert.deepEqual(refused.rest('connect'), []);
      refused.close();
    }
  });
}

test('call-room: a token may come as a cookie', async () => {
  const extraHeaders = { cookie: `theme=dark; accessToken=${tokenOf('Ana')}` };
  const ana = await overWebSocket.connect(server.url, { extraHeaders });
  ana.emit('webrtc:join-room', { callRoomId: 'cookies' });
  assert.equal((await ana.next('webrtc:room-joined')).metadata.createdBy, 'user-Ana');
  ana.close();
});

test('call-room: nobody joins without a token', async () => {
  const nobody = await SocketIoClient.connect(server.url);
  nobody.emit('webrtc:join-room', { callRoomId: 'closed' });
  assert.equal((await nobody.next('webrtc:signaling-error')).callRoomId, 'closed');
  assert.deepEqual(nobody.rest('webrtc:room-joined'), []);
  nobody.close();
});

test('call-room: nothing crosses rooms', async () => {
  const ana = await join(overWebSocket, 'Ana', 'here');
  const ben = await join(overWebSocket, 'Ben', 'there');
  const wrong = [
    { callRoomId: 'here', targetSocketId: ana.id, offer },
    { callRoomId: 'there', targetSocketId: ana.id, offer },
    { callRoomId: 'nowhere', targetSocketId: ana.id, offer },
    { callRoomId: 'there', targetSocketId: ben.id },
  ];
  for (const signal of wrong) {
    ben.emit('webrtc:offer', signal);
    const { error, callRoomId, timestamp } = await ben.next('webrtc:signaling-error');
    assert.ok(error);
    assert.ok(callRoomId);
    assert.match(timestamp, isoTime);
  }
  const cem = await join(overWebSocket, 'Cem', 'here');
  cem.emit('webrtc:offer', { callRoomId: 'here', targetSocketId: ana.id, offer });
  assert.equal((await ana.next('webrtc:offer')).fromSocketId, cem.id);
  assert.deepEqual(ana.rest('webrtc:offer'), []);
  for (const client of [ana, ben, cem]) client.close();
});

test('call-room: a candidate for somebody who has just left is no error', async () => {
  const [ana, ben] = [await join(overWebSocket, 'Ana', 'late'), await join(overWebSocket, 'Ben', 'late')];
  const { id } = ben;
  ben.close();
  await ana.next('webrtc:participant-left');
  ana.emit('webrtc:ice-candidate', { callRoomId: 'late', targetSocketId: id, candidate });
  ana.emit('webrtc:offer', { callRoomId: 'late', targetSocketId: id, offer });
  await ana.next('webrtc:signaling-error');
  assert.deepEqual(ana.rest('webrtc:signaling-error'), []);
  ana.close();
});
