// <parley-room> in the templates of Vue: what a template may give to it. It is never run.

import type {} from 'parley/vue';
import type { GlobalComponents } from 'vue';

type Given = InstanceType<GlobalComponents['parley-room']>['$props'];

export const right: Given = {
  room: 'tea',
  media: 'audio',
  join: true,
  class: 'room',
  onChange: ({ currentTarget }) => console.log(currentTarget),
  onMemberJoined: ({ detail }) => console.log(detail.member.name),
};

// @ts-expect-error rooms are for sound, pictures, both or neither
export const noSuchMedia: Given = { media: 'radio' };

// @ts-expect-error a message has a text, and no body
export const noSuchText: Given = { onMessage: ({ detail }) => console.log(detail.body) };
