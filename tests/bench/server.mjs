// What the server costs: relayed messages for each second of its CPU time, and memory for each idle connection.

import { once } from 'node:events';
import WebSocket from 'ws';
import { startServer } from '../browser/support/server.mjs';
import { cpuSeconds, residentBytes } from './process-cost.mjs';

const pairs = 20;
const messagesPerPair = 5000;
const inFlight = 50;
const idleConnections = 2000;

async function join(url, room) {
  const socket = new WebSocket(`${url.replace('http:', 'ws:')}parley`, 'parley.v1');
  await once(socket, 'open');
  const answer = once(socket, 'message');
  socket.send(JSON.stringify({ type: 'join', version: 1, room, name: 'Bench' }));
  const joined = JSON.parse((await answer)[0]);
  return { socket, joined };
}

/** A sends to B, at most `inFlight` at a time, until all have come. */
async function relay(url, room) {
  const sender = await join(url, room);
  const receiver = await join(url, room);
  const frame = JSON.stringify({
    type: 'candidate',
    to: receiver.joined.id,
    connection: 1,
    exchange: 1,
    candidate: { candidate: `candidate:1 1 udp 2122260223 192.0.2.1 54321 typ host ${'x'.repeat(60)}`, sdpMid: '0' },
  });
  let sent = 0;
  let received = 0;
  const send = () => {
    if (sent < messagesPerPair) sender.socket.send(frame);
    sent += 1;
  };
  const done = new Promise((resolve) => {
    receiver.socket.on('message', () => {
      received += 1;
      send();
      if (received === messagesPerPair) resolve();
    });
  });
  for (let i = 0; i < inFlight; ++i) send();
  await done;
  sender.socket.close();
  receiver.socket.close();
}

export async function measureServer() {
  const server = await startServer([
    '--connections-per-address', String(idleConnections + 2 * pairs),
    '--tcp-connections-per-address', String(idleConnections + 2 * pairs),
    '--frames-burst', '1000000', '--frames-per-second', '1000000',
  ]);
  const cpuBefore = cpuSeconds(server.pid);
  await Promise.all(Array.from({ length: pairs }, (_, i) => relay(server.url, `bench-${i}`)));
  const cpu = cpuSeconds(server.pid) - cpuBefore;

  const memoryBefore = residentBytes(server.pid);
  const idle = [];
  for (let i = 0; i < idleConnections; i += 100) {
    idle.push(...(await Promise.all(Array.from({ length: 100 }, (_, k) => join(server.url, `idle-${(i + k) >> 1}`)))));
  }
  const memory = residentBytes(server.pid) - memoryBefore;
  for (const { socket } of idle) socket.terminate();
  await server.stop();
  return {
    'relayed messages per CPU second': { figure: Math.round((pairs * messagesPerPair) / cpu) },
    'memory per idle connection, kB': { figure: +(memory / idleConnections / 1000).toFixed(1) },
  };
}
