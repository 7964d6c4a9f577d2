// <parley-room> in the JSX of React: right uses compile, and wrong ones do not. It is never run.

import type {} from 'parley/jsx';
import { useRef, type ReactElement } from 'react';
import type { ParleyRoomElement } from 'parley';

export function Right(): ReactElement {
  const room = useRef<ParleyRoomElement>(null);
  return (
    <parley-room
      ref={room} room="tea" name="Ana" media="audio video" layout="speaker" join draw-video lang="de" className="room"
      style={{ height: '30rem', '--parley-accent': '#0a6' }}
      onmember-joined={({ detail }) => console.log(detail.member.name)}
      onmessage={({ detail }) => console.log(detail.from, detail.text)}
      onerror={({ error }) => console.error(error.code)}
      onchange={() => console.log(room.current?.members.length)}
    />
  );
}

export const wrong = [
  // @ts-expect-error there is no such attribute
  <parley-room key="0" rooms="tea" />,
  // @ts-expect-error rooms are for sound, pictures, both or neither
  <parley-room key="1" media="radio" />,
  // @ts-expect-error it is there or it is not
  <parley-room key="2" join="now" />,
  // @ts-expect-error a message has a text, and no body
  <parley-room key="3" onmessage={({ detail }) => console.log(detail.body)} />,
  // @ts-expect-error there is no such color
  <parley-room key="4" style={{ '--parley-foreground': '#fff' }} />,
  // @ts-expect-error it is called parley-room
  <parley-rooms key="5" />,
];
