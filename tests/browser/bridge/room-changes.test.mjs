// What a room tells of two snapshots, and why it ended.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { Ending } from '../../../web/ending.js';
import { changesBetween, stateOf } from '../../../web/room-changes.js';

function member(id, values = {}) {
  return {
    id, name: id, microphoneOn: true, link: 'connecting', audio: 0, video: 0, screen: 0, connection: 0,
    troubles: { links: [], microphone: 'none', camera: 'none' }, ...values,
  };
}

function snapshot(values = {}) {
  const device = { state: 'on', message: '' };
  const room = { phase: 'in-room', signaling: 'open', members: [], chat: [], microphone: device, camera: device };
  return { ...room, ...values };
}

/** Short enough to compare. */
function told(before, now) {
  return changesBetween(before, now).map(({ type, ...what }) => {
    return [type, what.state ?? what.member?.id ?? what.message?.text ?? what.message, what.changed ?? what.kind]
      .filter((value) => value !== undefined);
  });
}

describe('the changes of a room', () => {
  test('are none between two that are the same', () => {
    const make = () => snapshot({ members: [member('a')], chat: [{ sequence: 1, text: 'x', own: false }] });
    assert.deepEqual(told(make(), make()), []);
  });

  test('begin with its state, and then with all who and what is there', () => {
    const now = snapshot({
      members: [member('a', { audio: 5 }), member('b')], chat: [{ sequence: 4, text: 'hello', own: false }],
    });
    assert.deepEqual(told(undefined, now), [
      ['state', 'in-room'], ['member-joined', 'a'], ['stream', 'a', 'audio'], ['member-joined', 'b'],
      ['message', 'hello'],
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
      [['stream', 'a', 'audio'], ['stream', 'a', 'video']]);
    assert.deepEqual(told(having({ video: 6 }), having({ video: 7 })), [['stream', 'a', 'video']]);
    assert.deepEqual(told(having({ screen: 6 }), having({ screen: 0, connection: 3 })), []);
  });

  test('have messages of others once, in the conversation\'s order, and none of ours', () => {
    const first = { sequence: 2, text: 'first', own: false };
    const before = snapshot({ chat: [first] });
    const now = snapshot({
      chat: [{ sequence: 9, text: 'late', own: false }, first, { sequence: 3, text: 'ours', own: true }],
    });
    assert.deepEqual(told(before, now), [['message', 'late']]);
  });

  test('tell once of a device that is not to be had', () => {
    const refused = snapshot({ camera: { state: 'refused', message: 'Allow it.' } });
    assert.deepEqual(told(snapshot(), refused), [['device', 'Allow it.', 'video']]);
    assert.deepEqual(told(refused, refused), []);
  });

  test('are nothing but the state for a room that was left', () => {
    const before = snapshot({ members: [member('a')] });
    assert.deepEqual(told(before, snapshot({ phase: 'lobby', signaling: 'closed' })), [['state', 'left']]);
  });

  test('know a call without its server from one that is left', () => {
    assert.equal(stateOf({ phase: 'in-room', signaling: 'reconnecting' }), 'reconnecting');
    assert.equal(stateOf({ phase: 'in-room', signaling: 'closed' }), 'reconnecting');
    assert.equal(stateOf({ phase: 'joining', signaling: 'open' }), 'joining');
  });
});

describe('why a room ended', () => {
  const after = (...lines) => {
    const ending = new Ending();
    lines.forEach((line) => ending.hear(line));
    return ending.error({ text: 'Words.' });
  };

  test('is the server\'s refusal, with its code', () => {
    const error = after('joining', 'the server answered with the error room-full', 'gave up: Words.');
    assert.deepEqual([error.code, error.serverCode, error.message], ['refused', 'room-full', 'Words.']);
  });

  test('is a token that the server did not take', () => {
    const error = after('joining', 'the server turned us away: Words.',
      'the server answered with the error unauthorized', 'gave up: Words.');
    assert.equal(error.serverCode, 'unauthorized');
  });

  test('is a server that does not answer', () => {
    assert.equal(after('joining', 'the server\'s connection closed with code 1006', 'gave up: W').code,
      'server-unreachable');
  });

  test('is no earlier refusal that was got over', () => {
    const lines = ['joining', 'the server answered with the error id-taken', 'joined', 'gave up: W'];
    assert.equal(after(...lines).code, 'server-unreachable');
  });

  test('is nobody\'s fault where somebody left', () => {
    assert.equal(after('joining', 'joined', 'left'), undefined);
  });
});
