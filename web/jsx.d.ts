// Types of <parley-room> in the JSX of React 19: `import type {} from 'parley/jsx'` anywhere in a project. Nothing is
// loaded by it, and who does not write it needs no React.

import type { DetailedHTMLProps, HTMLAttributes } from 'react';
import type { ParleyRoomAttributes, ParleyRoomElement, ParleyRoomListeners, ParleyRoomStyle } from './parley-room.js';

type OfEveryElement = Omit<HTMLAttributes<ParleyRoomElement>, keyof ParleyRoomAttributes | 'style'>;

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'parley-room': DetailedHTMLProps<OfEveryElement, ParleyRoomElement> & ParleyRoomAttributes & ParleyRoomListeners & {
        style?: React.CSSProperties & ParleyRoomStyle;
      };
    }
  }
}

export {};
