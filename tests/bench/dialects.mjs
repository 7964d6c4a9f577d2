// Relayed messages for each second of the server's CPU time: each dialect among its own kind and translated, beside a
// stock socket.io server and a `ws` relay in the same run.

import { startOurServer } from '../interop/support/our_server.mjs';
import { joinStockSocketIo, joinWsRelay, speakers } from './dialects/speakers.mjs';
import { cpuSeconds } from './process-cost.mjs';
import { startReference } from './references/start.mjs';

const messages = 30_000;
const inFlight = 100;

/** A sends to B, at most `inFlight` at a time, until all have come. */
async function relay(sender, receiver) {
  const frame = sender.candidateFor(receiver.id);
  let sent = 0;
  let received = 0;
  const send = () => {
    if (sent < messages) sender.socket.send(frame);
    sent += 1;
  };
  const done = new Promise((resolve) => {
    receiver.socket.on('message', (data) => {
      if (!data.includes('candidate:1')) return;
      received += 1;
      send();
      if (received === messages) resolve();
    });
  });
  for (let i = 0; i < inFlight; ++i) send();
  await done;
}

/** Messages for each second of CPU time of the process `pid`. */
async function measure(pid, sender, receiver) {
  const before = cpuSeconds(pid);
  await relay(sender, receiver);
  const rate = messages / (cpuSeconds(pid) - before);
  sender.socket.terminate();
  receiver.socket.terminate();
  return rate;
}

async function measureReference(name, join) {
  const server = await startReference(name);
  const [sender, receiver] = [await join(server.base, 'bench'), await join(server.base, 'bench')];
  const rate = await measure(server.pid, sender, receiver);
  server.stop();
  return rate;
}

export async function measureDialects() {
  const socketIo = await measureReference('socket-io-relay', joinStockSocketIo);
  const ws = await measureReference('ws-relay', joinWsRelay);
  const row = (rate) => ({
    'messages per CPU second': Math.round(rate),
    '× socket.io': +(rate / socketIo).toFixed(2),
    '× ws relay': +(rate / ws).toFixed(2),
  });
  const rows = { 'stock socket.io server': row(socketIo), '`ws` relay': row(ws) };

  const server = await startOurServer(['--frames-burst', '1000000', '--frames-per-second', '1000000']);
  const base = server.url.replace('http:', 'ws:');
  const pairs = Object.keys(speakers).map((name) => [name, name]);
  for (const name of Object.keys(speakers)) if (name !== 'parley') pairs.push([name, 'parley'], ['parley', name]);
  for (const [from, to] of pairs) {
    const room = `bench-${from}-${to}`;
    const join = (name, user) => speakers[name](base, room, server.token({ sub: user, name: user }));
    const receiver = await join(to, 'receiver');
    const sender = await join(from, 'sender');
    rows[from === to ? from : `${from} → ${to}`] = row(await measure(server.pid, sender, receiver));
  }
  await server.stop();
  return rows;
}
