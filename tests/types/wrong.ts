// Uses of the package that must not compile: each line below such a comment has exactly the mistake that it names.

import { createEngine, ParleyEngine, Room, type Snapshot } from 'parley/core';
import 'parley';

export async function options(): Promise<void> {
  // @ts-expect-error a room's name is text
  await createEngine({ room: 7 });
  // @ts-expect-error there is no such option
  await createEngine({ rooms: 'tea' });
  // @ts-expect-error STUN and TURN servers are objects
  await createEngine({ iceServers: ['stun:stun.example.org'] });
  // @ts-expect-error engines are made by createEngine
  new ParleyEngine();
}

export async function rooms(): Promise<void> {
  // @ts-expect-error the signal aborts; the server's address is `server`
  await Room.join({ signal: 'wss://rooms.example.org' });
  // @ts-expect-error nobody speaks that
  await Room.join({ dialect: 'morse' });
  // @ts-expect-error rooms are made by Room.join
  const room: Room = new Room();
  // @ts-expect-error a channel has one bound at most, and this is none
  room.channel('draw', { reliable: false });
  // @ts-expect-error there is no such event
  room.addEventListener('joined', ({ member }) => console.log(member.id));
}

export function snapshots(snapshot: Snapshot): void {
  // @ts-expect-error a snapshot is read, never written
  snapshot.room = 'tea';
  // @ts-expect-error and so are its lists
  snapshot.members.push(snapshot.members[0]!);
  // @ts-expect-error there is no such phase
  console.log(snapshot.phase === 'joined');
  // @ts-expect-error a room that goes on has not ended
  console.log(snapshot.ending.code);
  // @ts-expect-error there may be nobody
  console.log(snapshot.members[0].name);
}

export function engines(engine: ParleyEngine): void {
  // @ts-expect-error reactions are a few words
  engine.react('thumbs-down');
  // @ts-expect-error a host asks for these two things
  engine.askMember('4', 'dance');
  // @ts-expect-error a message is text
  engine.sendChat({ text: 'Hello' });
  // @ts-expect-error a camera is on or off
  engine.setCamera('on');
  // @ts-expect-error devices are of three kinds
  engine.chooseDevice('microphone', 'default');
  // @ts-expect-error a change brings no value
  engine.addEventListener('change', ({ snapshot }) => console.log(snapshot));
}

export function elements(): void {
  const room = document.createElement('parley-room');
  // @ts-expect-error the engine is not there before the room has started
  room.engine.leave();
  // @ts-expect-error the element makes its engine itself
  room.engine = undefined;
  // @ts-expect-error there is no such property
  console.log(room.guests);
  // @ts-expect-error who is there cannot be set
  room.members = [];
  // @ts-expect-error muted or not
  room.muted = 'yes';
}

// @ts-expect-error what is not exported is not to be had
import('parley/bridge/host.js');
