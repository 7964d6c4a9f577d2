// voice-room with the stock Socket.IO client, over each of its transports, against our server.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startOurServer } from './support/our_server.mjs';
import { transports } from './support/transports.mjs';

const offer = { type: 'offer', sdp: 'v=0\r\n' };
const answer = { type: 'answer', sdp: 'v=1\r\n' };
const candidate = {
  candidate: 'candidate:1 1 udp 1 192.0.2.7 5000 typ host',
  sdpMid: '0',
  sdpMLineIndex: 0,
  usernameFragment: 'Wq3B',
};
let server;

before(async () => {
  server = await startOurServer();
});

after(() => server?.stop());

async function enter({ connect }, username, room) {
  const client = await connect(server.url, { auth: { username } });
  client.emit('joinRoom', { room });
  await client.next('roomUsers', (users) => users.some((user) => user.username === username));
  return client;
}

async function joinVoice(client, username, room) {
  client.emit('joinVoice', { room });
  await client.next('roomUsers', (users) => users.some((user) => user.username === username && user.inVoice));
}

for (const transport of transports) {
  const room = transport.name.replaceAll(' ', '-');

  test(`voice-room over ${transport.name}: being in the room, being in voice, leaving`, async () => {
    const ana = await enter(transport, 'Ana', room);
    const ben = await enter(transport, 'Ben', room);
    assert.equal((await ana.next('userjoined')).username, 'Ben');
    const users = await ana.next('roomUsers', (list) => list.length === 2);
    assert.deepEqual(users.map(({ username, inVoice }) => [username, inVoice]), [['Ana', false], ['Ben', false]]);

    await joinVoice(ana, 'Ana', room);
    await joinVoice(ben, 'Ben', room);
    const joined = await ana.next('userJoinedVoice');
    assert.deepEqual([joined.socketId, joined.username], [ben.id, 'Ben']);
    ana.emit('webrtc-offer', { offer, to: ben.id });
    assert.deepEqual(await ben.next('webrtc-offer'), { offer, from: ana.id });
    ben.emit('webrtc-answer', { answer, to: ana.id });
    assert.deepEqual(await ana.next('webrtc-answer'), { answer, from: ben.id });
    ben.emit('webrtc-ice-candidate', { candidate, to: ana.id });
    assert.deepEqual(await ana.next('webrtc-ice-candidate'), { candidate, from: ben.id });

    ben.emit('leaveVoice', { room });
    assert.deepEqual(await ana.next('userLeftVoice'), { socketId: ben.id });
    ana.close();
    await ben.next('roomUsers', (list) => list.length === 1);
    ben.close();
  });

  test(`voice-room over ${transport.name}: a connection that ends has left voice`, async () => {
    const [ana, ben] = [await enter(transport, 'Ana', `${room}-end`), await enter(transport, 'Ben', `${room}-end`)];
    await joinVoice(ana, 'Ana', `${room}-end`);
    await joinVoice(ben, 'Ben', `${room}-end`);
    const { id } = ben;
    ben.close();
    assert.deepEqual(await ana.next('userLeftVoice'), { socketId: id });
    ana.close();
  });

  test(`voice-room over ${transport.name}: chat and typing`, async () => {
    const [ana, ben] = [await enter(transport, 'Ana', `${room}-chat`), await enter(transport, 'Ben', `${room}-chat`)];
    ana.emit('typing', { room: `${room}-chat`, isTyping: true });
    assert.deepEqual(await ben.next('typing'), { username: 'Ana', isTyping: true });
    ana.emit('sendMessage', { room: `${room}-chat`, message: 'Grüße 👋' });
    for (const client of [ana, ben]) {
      const { text, sender } = await client.next('newMessage');
      assert.deepEqual([text, sender.username], ['Grüße 👋', 'Ana']);
      client.close();
    }
    assert.deepEqual(ana.rest('typing'), []);
  });
}

test('voice-room: a seventh person in voice is refused, and stays in the room', async () => {
  const [, socket] = transports;
  const clients = [];
  for (const name of ['Ana', 'Ben', 'Cem', 'Dora', 'Emil', 'Fee', 'Gitta']) {
    clients.push(await enter(socket, name, 'full'));
    if (name !== 'Gitta') await joinVoice(clients.at(-1), name, 'full');
  }
  const gitta = clients.at(-1);
  gitta.emit('joinVoice', { room: 'full' });
  assert.match((await gitta.next('voiceError')).message, /full/);
  clients[0].emit('leaveVoice', { room: 'full' });
  const inVoice = (users) => users.filter((user) => user.inVoice).map(({ username }) => username);
  await gitta.next('roomUsers', (users) => users.length === 7 && inVoice(users).join() === 'Ben,Cem,Dora,Emil,Fee');
  await joinVoice(gitta, 'Gitta', 'full');
  for (const client of clients) client.close();
});
