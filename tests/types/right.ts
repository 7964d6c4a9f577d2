// Uses of the package that must compile under `strict`. They are never run.

import { ParleyRoomElement } from 'parley';
import { broadcastChannelTransport } from 'parley/broadcast-channel';
import {
  createEngine, loadModule, ParleyError, RefusedError, Room,
  type Member, type ParleyEngine, type Snapshot,
} from 'parley/core';

export async function dataOnly(): Promise<ParleyEngine> {
  const engine = await createEngine({ room: 'tea', name: 'Ana', audio: false, video: false, join: true });
  engine.sendChat('Hello');
  engine.react('heart');
  engine.setToken('eyJhbGciOiJIUzI1NiJ9.e30.c2ln');
  return engine;
}

export async function ownServer(): Promise<void> {
  const module = loadModule(new URL('https://cdn.example.org/parley-core.mjs'), 'https://cdn.example.org/core.wasm');
  const engine = await createEngine({
    module, signalUrl: new URL('wss://rooms.example.org'), iceServers: [{ urls: ['stun:stun.example.org'] }], lang: 'de', region: 'eu',
  });
  engine.close();
}

export function names(snapshot: Snapshot): string[] {
  return snapshot.members.filter(({ link }) => link === 'connected').map(({ name }: Member) => name);
}

export function show(engine: ParleyEngine, video: HTMLVideoElement): void {
  engine.addEventListener('change', () => {
    const [other] = engine.snapshot.members;
    video.srcObject = other ? engine.stream(other.id) : null;
  });
  engine.addEventListener('error', ({ error }) => console.error(error.message));
}

export async function packetsLost(engine: ParleyEngine, member: Member): Promise<number> {
  const report: RTCStatsReport | undefined = await engine.statistics(member.id);
  let lost = 0;
  report?.forEach(({ type, packetsLost }) => {
    if (type === 'inbound-rtp') lost += packetsLost;
  });
  return lost;
}

export function element(): void {
  const room = document.createElement('parley-room');
  room.setAttribute('room', 'tea');
  room.addEventListener('change', function () {
    const phase: 'lobby' | 'joining' | 'in-room' | undefined = this.snapshot?.phase;
    console.log(phase);
  });
  room.addEventListener('click', (event) => console.log(event.clientX));
  const found = document.querySelector('parley-room');
  if (found instanceof ParleyRoomElement) found.engine?.setMicrophone(false);
}

export async function withoutLook(signal: AbortSignal, camera: MediaStreamTrack): Promise<void> {
  const room = await Room.join({ room: 'tea', server: 'wss://rooms.example.org', audio: true, video: camera, signal });
  room.addEventListener('member-joined', ({ member }) => console.log(member.name));
  room.addEventListener('stream', ({ stream, member, kind }) => console.log(stream.id, member.id, kind === 'screen'));
  room.addEventListener('error', ({ error }) => console.error(error.code, error.message));
  await room.setTrack('video', null);
  for await (const { from, text } of room.messages({ signal })) console.log(from, text);
  await room.leave();
}

export async function why(): Promise<string> {
  try {
    await Room.join();
  } catch (error) {
    if (error instanceof RefusedError) return error.serverCode;
    if (error instanceof ParleyError) return error.code;
  }
  return '';
}

export function whyItEnded({ ending }: Snapshot): string {
  if (!ending) return '';
  return ending.code === 'refused' ? ending.serverCode : ending.text;
}

export async function channels(room: Room): Promise<void> {
  const cursors = room.channel('cursors', { ordered: false, maxRetransmits: 0 });
  cursors.addEventListener('message', ({ from, data }) => {
    console.log(from, typeof data === 'string' ? data : data.byteLength);
  });
  const reached: number = cursors.send(new Uint8Array(8), { to: room.self });
  await cursors.drained({ below: reached });
}

export const tabs = (): Promise<Room> => Room.join({ transport: broadcastChannelTransport(), dialect: 'broadcast' });

export async function elementAlone(room: ParleyRoomElement): Promise<void> {
  room.layout = 'speaker';
  room.theme = 'auto';
  room.muted = !room.muted;
  room.addEventListener('message', ({ detail }) => console.log(detail.from, detail.text));
  room.addEventListener('error', ({ error }) => console.error(error.message));
  await room.join();
  room.send('hello');
  room.leave();
}
