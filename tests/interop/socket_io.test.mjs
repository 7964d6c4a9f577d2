// What the stock Socket.IO client relies on besides events: the change of transport, acknowledgements, refusals, CORS.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startOurServer } from './support/our_server.mjs';
import { SocketIoClient } from './support/socket_io_client.mjs';
import { transports } from './support/transports.mjs';

const handshake = 'socket.io/?EIO=4&transport=polling';
let server;

before(async () => {
  server = await startOurServer();
});

after(() => server?.stop());

async function enter(client, room) {
  client.emit('joinRoom', { room });
  await client.next('roomUsers');
  return client;
}

test('Socket.IO: messages sent while the transport changes come once each and in order', async () => {
  const listener = await enter(await SocketIoClient.connect(server.url, { transports: ['websocket'] }), 'upgrade');
  const speaker = await SocketIoClient.connect(server.url);
  speaker.emit('joinRoom', { room: 'upgrade' });
  const say = (number) => speaker.emit('sendMessage', { room: 'upgrade', message: String(number) });
  const heard = [];
  let number = 0;
  for (const step of [speaker.next('roomUsers'), speaker.next('upgrade'), speaker.next('newMessage')]) {
    for (let i = 0; i < 10; i += 1) say(number++);
    await step;
  }
  while (heard.length < number) heard.push(Number((await listener.next('newMessage')).text));
  assert.deepEqual(heard, [...heard.keys()]);
  for (let i = 1; i < number; i += 1) await speaker.next('newMessage');
  assert.deepEqual([...listener.rest('newMessage'), ...speaker.rest('newMessage')], []);
  for (const client of [listener, speaker]) client.close();
});

for (const { name, connect } of transports) {
  test(`Socket.IO over ${name}: an event that asks for an acknowledgement gets one`, async () => {
    const client = await enter(await connect(server.url), 'acknowledged');
    await client.socket.timeout(5000).emitWithAck('typing', { room: 'acknowledged', isTyping: true });
    client.close();
  });

  test(`Socket.IO over ${name}: binary attachments are refused, and everybody else goes on`, async () => {
    const room = `binary-${name.replaceAll(' ', '-')}`;
    const [ana, ben] = [await enter(await connect(server.url), room), await enter(await connect(server.url), room)];
    ben.emit('sendMessage', { room, message: Buffer.from('binary') });
    ana.emit('sendMessage', { room, message: 'text' });
    assert.equal((await ana.next('newMessage')).text, 'text');
    const cem = await enter(await connect(server.url), room);
    cem.emit('sendMessage', { room, message: 'more' });
    assert.equal((await ana.next('newMessage')).text, 'more');
    assert.deepEqual(ana.rest('newMessage'), []);
    for (const client of [ana, ben, cem]) client.close();
  });
}

test('Socket.IO: another namespace is refused', async () => {
  const client = new SocketIoClient(`${server.url}/admin`);
  assert.equal((await client.next('connect_error')).message, 'Invalid namespace');
  client.close();
});

test('Socket.IO: pages of other sites may connect', async () => {
  const headers = { Origin: 'http://elsewhere.example' };
  const response = await fetch(`${server.page}${handshake}`, { headers });
  assert.equal(response.status, 200);
  assert.equal(response.headers.get('access-control-allow-origin'), 'http://elsewhere.example');
  assert.match(response.headers.get('vary'), /origin/i);
  const { sid, upgrades, pingInterval, pingTimeout, maxPayload } = JSON.parse((await response.text()).slice(1));
  assert.ok(sid);
  assert.deepEqual(upgrades, ['websocket']);
  assert.ok(pingInterval > 0 && pingTimeout > 0 && maxPayload > 0);
});

test('Socket.IO: a page may ask before it posts', async () => {
  const response = await fetch(`${server.page}${handshake}`, {
    method: 'OPTIONS',
    headers: {
      Origin: 'http://elsewhere.example',
      'Access-Control-Request-Method': 'POST',
      'Access-Control-Request-Headers': 'content-type',
    },
  });
  assert.equal(response.status, 204);
  assert.match(response.headers.get('access-control-allow-methods'), /POST/);
  assert.match(response.headers.get('access-control-allow-headers'), /content-type/i);
});

test('Socket.IO: what is no session and no protocol of ours is told so', async () => {
  const problems = [
    [`${handshake}&sid=nobody`, 1],
    ['socket.io/?EIO=3&transport=polling', 5],
    ['socket.io/?EIO=4&transport=pigeon', 0],
  ];
  for (const [path, code] of problems) {
    const response = await fetch(`${server.page}${path}`);
    assert.deepEqual([response.status, (await response.json()).code], [400, code]);
  }
});
