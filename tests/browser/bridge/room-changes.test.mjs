// What happened between two snapshots, what the element makes of it, and why a room ended.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { eventsBetween } from '../../../web/canvas/room-events.js';
import { errorOf } from '../../../web/ending.js';
import { changesBetween } from '../../../web/room-changes.js';

function member(id, values = {}) {
  return {
    id, name: id, microphoneOn: true, link: 'connecting', audio: 0, video: 0, screen: 0, connection: 0,
    troubles: { links: [], microphone: 'none', camera: 'none' }, ...values,
  };
}

function snapshot(values = {}) {
  const device = { state: 'on', message: '' };
  return {
    members: [], chat: [], files: [], moderation: { knocks: [] }, invitations: { incoming: null }, notice: null,
    ending: null, microphone: device, camera: device, screen: { state: 'off' }, ...values,
  };
}

const removed = { code: 'refused', serverCode: 'removed', text: 'Ben removed you.' };
const media = { muted: false, camera: true, sharing: false };

/** Short enough to compare. */
function told(before, now) {
  return changesBetween(before, now).map(({ type, ...what }) => {
    return [type, what.member?.id ?? what.message?.text ?? what.message ?? what[type], what.changed ?? what.kind]
      .filter((value) => value !== undefined);
  });
}

describe('the changes of a room', () => {
  test('are none between two that are the same', () => {
    const make = () => snapshot({ members: [member('a')], chat: [{ sequence: 1, text: 'x', own: false }] });
    assert.deepEqual(told(make(), make()), []);
  });

  test('are all who and what is there, where nothing was known before', () => {
    const now = snapshot({
      members: [member('a', { audio: 5 }), member('b')], chat: [{ sequence: 4, text: 'hello', own: false }],
    });
    assert.deepEqual(told(undefined, now), [
      ['member-joined', 'a'], ['stream', 'a', 'audio'], ['member-joined', 'b'], ['message', 'hello'], ['media', media],
    ]);
  });

  test('name who left before who came', () => {
    const [before, now] = [snapshot({ members: [member('a')] }), snapshot({ members: [member('b')] })];
    assert.deepEqual(told(before, now), [['member-left', 'a'], ['member-joined', 'b']]);
  });

  test('name what is not as it was of a member, also inside of it', () => {
    const before = snapshot({ members: [member('a')] });
    const troubles = { links: [], microphone: 'refused', camera: 'none' };
    const now = snapshot({ members: [member('a', { microphoneOn: false, troubles })] });
    assert.deepEqual(told(before, now), [['member-changed', 'a', ['microphoneOn', 'troubles']]]);
  });

  test('tell of a track when it comes and when it is another one, not when it goes', () => {
    const having = (values) => snapshot({ members: [member('a', values)] });
    assert.deepEqual(told(having({}), having({ audio: 5, video: 6 })),
      [['member-changed', 'a', ['audio', 'video']], ['stream', 'a', 'audio'], ['stream', 'a', 'video']]);
    assert.deepEqual(told(having({ video: 6 }), having({ video: 7 })),
      [['member-changed', 'a', ['video']], ['stream', 'a', 'video']]);
    assert.deepEqual(told(having({ screen: 6 }), having({ screen: 0 })), [['member-changed', 'a', ['screen']]]);
  });

  test('have messages once, in the conversation\'s order', () => {
    const first = { sequence: 2, text: 'first', own: false };
    const before = snapshot({ chat: [first] });
    const now = snapshot({
      chat: [{ sequence: 9, text: 'late', own: false }, first, { sequence: 3, text: 'ours', own: true }],
    });
    assert.deepEqual(told(before, now), [['message', 'late'], ['message', 'ours']]);
  });

  test('tell once of a device that is not to be had', () => {
    const refused = snapshot({ camera: { state: 'refused', message: 'Allow it.' } });
    assert.deepEqual(told(snapshot(), refused),
      [['media', { ...media, camera: false }], ['device', 'Allow it.', 'video']]);
    assert.deepEqual(told(refused, refused), []);
  });

  test('name files, knocks and calls as they come, and not that they go', () => {
    const [file, knock] = [{ id: 1, name: 'plan.pdf' }, { id: 'k', name: 'Cy' }];
    const invitation = { name: 'Ben', room: 'den' };
    const now = snapshot({ files: [file], moderation: { knocks: [knock] }, invitations: { incoming: invitation } });
    assert.deepEqual(told(snapshot(), now), [['file', file], ['knock', knock], ['invitation', invitation]]);
    assert.deepEqual(told(now, structuredClone(now)), []);
    assert.deepEqual(told(now, snapshot()), []);
    const other = { name: 'Ben', room: 'attic' };
    assert.deepEqual(told(now, { ...now, invitations: { incoming: other } }), [['invitation', other]]);
  });

  test('name a notice when its words or its kind are others', () => {
    const noticed = (kind, text) => snapshot({ notice: { kind, text, offersRetry: false } });
    assert.equal(told(snapshot(), noticed('warning', 'Mind the gap.')).length, 1);
    assert.deepEqual(told(noticed('warning', 'x'), noticed('warning', 'x')), []);
    assert.equal(told(noticed('warning', 'x'), noticed('error', 'x')).length, 1);
  });

  test('end with why it ended, once, and again after another try', () => {
    const before = snapshot({ members: [member('a')] });
    const ended = snapshot({ ending: removed });
    assert.deepEqual(told(before, ended), [['member-left', 'a'], ['ending', removed]]);
    assert.deepEqual(told(ended, structuredClone(ended)), []);
    assert.deepEqual(told(ended, snapshot()), []);
    assert.deepEqual(told(snapshot(), ended), [['ending', removed]]);
  });

  test('are that all have left, where there is no engine any more', () => {
    assert.deepEqual(told(snapshot({ members: [member('a')] }), undefined), [['member-left', 'a']]);
    assert.deepEqual(told(undefined, undefined), []);
  });
});

describe('the events of the element', () => {
  const events = (before, now) => eventsBetween(before, now).map(({ type }) => type);

  test('leave out how loud somebody is, and tell of tracks as of any change', () => {
    const having = (values) => snapshot({ members: [member('a', values)] });
    assert.deepEqual(events(having({ sound: 0 }), having({ sound: 3 })), []);
    assert.deepEqual(events(having({ sound: 0 }), having({ sound: 3, video: 7 })), ['member-changed']);
  });

  test('have our messages, too', () => {
    const message = { sequence: 1, author: 'm', name: 'Ana', text: 'hello', own: true, told: false, overServer: false };
    assert.deepEqual(eventsBetween(snapshot(), snapshot({ chat: [message] })),
      [{ type: 'message', detail: { from: 'm', name: 'Ana', text: 'hello', own: true, told: false } }]);
  });

  test('have an error with the server\'s code where the room ended', () => {
    const [{ type, detail: { error } }, ...more] = eventsBetween(snapshot(), snapshot({ ending: removed }));
    assert.deepEqual([type, error.code, error.serverCode, error.message, more],
      ['error', 'refused', 'removed', 'Ben removed you.', []]);
  });
});

describe('why a room ended', () => {
  const shown = (ending) => {
    const { name, code, serverCode, message } = errorOf(ending);
    return [name, code, serverCode, message];
  };

  test('is the server\'s refusal, with its code', () => {
    assert.deepEqual(shown({ code: 'refused', serverCode: 'room-full', text: 'Words.' }),
      ['RefusedError', 'refused', 'room-full', 'Words.']);
  });

  test('is a server that does not answer', () => {
    assert.deepEqual(shown({ code: 'server-unreachable', serverCode: '', text: 'Words.' }),
      ['ParleyError', 'server-unreachable', undefined, 'Words.']);
  });

  test('is a dialect that nobody speaks', () => {
    assert.deepEqual(shown({ code: 'unknown-dialect', serverCode: '', text: 'Words.' }),
      ['ParleyError', 'bad-option', undefined, 'Words.']);
  });

  test('is nothing where somebody left', () => {
    assert.equal(errorOf(null), undefined);
  });
});
