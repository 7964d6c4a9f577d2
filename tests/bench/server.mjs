// What the server costs beside a `ws` relay, a relay in Go, PeerServer and a stock socket.io server: CPU time for
// relayed messages, time on the way, memory for idle connections, rooms filled in a second. The server has one core,
// the load another.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { startServer } from '../browser/support/server.mjs';
import { cpuSeconds, residentBytes } from './process-cost.mjs';
import { start, startReference } from './references/start.mjs';

const idleConnections = 10_000;
const stormRooms = 5000;
const roomsAtATime = 50;
const relays = {
  'saturated: 100 connections, 8 in flight': { connections: 100, inFlight: 8, rate: 0, messages: 200_000 },
  '1,000 connections, 1 in flight': { connections: 1000, inFlight: 1, rate: 0, messages: 200_000 },
  '10,000 a second': { connections: 100, inFlight: 0, rate: 10_000, messages: 100_000 },
};

const unlimited = ['connections', 'connections-per-address', 'tcp-connections-per-address', 'frames-burst',
  'frames-per-second', 'rooms'].flatMap((option) => [`--${option}`, '1000000']);

const servers = {
  parley: { kind: 'parley', start: () => startServer([...unlimited, '--log-level', 'warning'], 0, onCore(0)) },
  'ws relay': { kind: 'peer-list', start: () => startReference('ws-relay', onCore(0)) },
  'Go relay': { kind: 'peer-list', start: () => start([...onCore(0), process.env.PARLEY_GO_RELAY]) },
  PeerServer: { kind: 'peerserver', start: () => startReference('peer-server', onCore(0)) },
  'socket.io': { kind: 'socket.io', start: () => startReference('socket-io-relay', onCore(0)) },
};

function onCore(number) {
  return ['taskset', '-c', `${number}`];
}

/** Runs the load; `begin` is called when all have joined, and what it returns is waited for. */
async function load(mode, kind, url, values, begin) {
  const words = [...onCore(1), process.env.PARLEY_SERVER_LOAD, mode, kind, new URL(url).port, ...values.map(String)];
  const [program, ...rest] = words;
  const child = spawn(program, rest, { stdio: ['pipe', 'pipe', 'inherit'] });
  const exited = once(child, 'exit');
  let figures;
  for await (const line of createInterface({ input: child.stdout })) {
    figures = JSON.parse(line);
    if (figures.joined === undefined) continue;
    await begin();
    child.stdin.end('\n');
  }
  const [code] = await exited;
  if (code !== 0) throw new Error(`the load ended with ${code}: ${words.join(' ')}`);
  return figures;
}

async function measureRelay(server, kind, { connections, inFlight, rate, messages }) {
  let before = 0;
  const figures = await load('relay', kind, server.url, [connections, inFlight, rate, messages], () => {
    before = cpuSeconds(server.pid);
  });
  return { cpu: ((cpuSeconds(server.pid) - before) / messages) * 100_000, p99: figures.p99 };
}

async function measureIdle(server, kind) {
  const before = residentBytes(server.pid);
  let bytes = 0;
  await load('idle', kind, server.url, [idleConnections], () => {
    bytes = residentBytes(server.pid) - before;
  });
  return bytes / idleConnections / 1000;
}

/** A server of its own for each figure, so that none pays for what another has left behind. */
async function withServer(start, measure) {
  const server = await start();
  try {
    return await measure({ url: server.url ?? server.base, pid: server.pid });
  } finally {
    await server.stop();
  }
}

export async function measureServer() {
  const rows = {};
  for (const [name, { kind, start }] of Object.entries(servers)) {
    const row = {};
    for (const [title, course] of Object.entries(relays)) {
      const { cpu, p99 } = await withServer(start, (server) => measureRelay(server, kind, course));
      row[`CPU s per 100,000, ${title}`] = +cpu.toFixed(2);
      if (course.rate > 0) row['p99 then, ms'] = +p99.toFixed(2);
    }
    row[`kB per idle connection of ${idleConnections}`] =
      +(await withServer(start, (server) => measureIdle(server, kind))).toFixed(1);
    rows[name] = row;
  }
  const storm = await withServer(servers.parley.start, (server) =>
    load('storm', 'parley', server.url, [stormRooms, roomsAtATime], () => {}));
  rows.parley['rooms of 4 filled a second'] = storm.rate;
  // Servers are few and figures many.
  const table = {};
  for (const [name, row] of Object.entries(rows)) {
    for (const [figure, value] of Object.entries(row)) table[figure] = { ...table[figure], [name]: value };
  }
  return table;
}
