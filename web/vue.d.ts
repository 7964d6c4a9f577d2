// Types of <parley-room> in the templates of Vue 3: `import type {} from 'parley/vue'` anywhere in a project. Nothing is
// loaded by it, and who does not write it needs no Vue.

import type { HTMLAttributes, PublicProps } from 'vue';
import type { ParleyRoomAttributes, ParleyRoomElement, ParleyRoomEventMap, ParleyRoomOwnEvent } from './parley-room.js';

/** `@member-joined` in a template is the property `onMemberJoined`. */
type InCamels<Name extends string> = Name extends `${infer First}-${infer Rest}`
  ? `${Capitalize<First>}${InCamels<Rest>}` : Capitalize<Name>;

type Listeners = {
  [Name in ParleyRoomOwnEvent as `on${InCamels<Name>}`]?: (event: ParleyRoomEventMap[Name]) => unknown;
};

type OfEveryElement = Omit<HTMLAttributes, keyof ParleyRoomAttributes | keyof Listeners>;

declare module 'vue' {
  interface GlobalComponents {
    'parley-room': new () => ParleyRoomElement & {
      $props: OfEveryElement & PublicProps & ParleyRoomAttributes & Listeners;
    };
  }
}

export {};
