// What may be given to Room.join, what its errors say, and that importing it needs no window.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { describe, test } from 'node:test';
import { promisify } from 'node:util';

import { BadOptionError, ParleyError, Room } from '../../../web/core.js';
import { dialects, engineOptions } from '../../../web/room-options.js';

const live = (kind) => ({ kind, readyState: 'live' });

describe('options of a room', () => {
  for (const [option, value] of [
    ['room', 7], ['room', 'x'.repeat(129)], ['room', '☕'.repeat(43)], ['name', {}], ['name', 'x'.repeat(161)],
    ['server', 'not an address'], ['server', 'https://here'], ['server', '/parley'], ['server', 5],
    ['dialect', 'klingon'], ['dialect', 'toString'], ['token', 1], ['calls', 'ben'], ['calls', [1]],
    ['audio', 'yes'], ['audio', null], ['video', 'av'], ['video', live('audio')],
    ['audio', { kind: 'audio', readyState: 'ended' }], ['iceServers', {}], ['iceServers', [{}]],
    ['linkWindow', 0], ['linkWindow', '300'], ['linkWindow', NaN], ['signal', 'wss://here'], ['lang', 1],
    ['region', 5], ['region', 'EU'], ['region', 'x'.repeat(33)],
  ]) {
    test(`${option}: ${JSON.stringify(value).slice(0, 40)} is refused by its name`, async () => {
      const isNamed = (error) => {
        assert.ok(error instanceof BadOptionError && error instanceof ParleyError);
        assert.deepEqual([error.code, error.option, error.name], ['bad-option', option, 'BadOptionError']);
        assert.match(error.message, new RegExp(`^${option} has to be .*; it is .*\\.$`));
        return true;
      };
      assert.throws(() => engineOptions({ [option]: value }), isNamed);
      await assert.rejects(Room.join({ [option]: value }), isNamed);
    });
  }

  test('have to be an object', async () => {
    for (const options of [null, 'tea', 5]) await assert.rejects(Room.join(options), { code: 'bad-option' });
  });

  test('that are right become those of the engine, and others are handed on', () => {
    const track = live('video');
    const given = engineOptions({
      room: 'tea', server: new URL('wss://here/parley'), video: track, audio: false, name: undefined, other: 5,
    });
    assert.deepEqual(given,
      { room: 'tea', signalUrl: 'wss://here/parley', video: track, audio: false, other: 5, join: true });
    for (const dialect of dialects) assert.equal(engineOptions({ dialect }).dialect, dialect);
  });
});

describe('a room', () => {
  test('is made by nothing but join', () => {
    assert.throws(() => new Room(), TypeError);
  });

  test('of a signal that was aborted is not joined', async () => {
    const reason = new Error('changed my mind');
    await assert.rejects(Room.join({ signal: AbortSignal.abort(reason) }), (error) => error === reason);
  });

  test('can be imported where there is no window', async () => {
    const core = new URL('../../../web/core.js', import.meta.url);
    const script = `const { Room, createEngine } = await import(${JSON.stringify(core)});
      console.log(typeof Room.join, typeof createEngine);`;
    const { stdout, stderr } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', script]);
    assert.deepEqual([stdout, stderr], ['function function\n', '']);
  });
});
