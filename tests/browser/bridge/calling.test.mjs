// What tells a person that somebody calls: a ringing that ends, and a notification where it is wanted.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { Notifications } from '../../../web/bridge/notifications.js';
import { Ringing } from '../../../web/bridge/ringing.js';
import { useFakes } from './fakes.mjs';

const { replace } = useFakes();

/** @param {string} permission */
function fakeNotifications(permission) {
  const seen = { asked: 0, shown: [], closed: 0 };
  replace('Notification', class {
    static permission = permission;
    static async requestPermission() {
      seen.asked += 1;
    }
    constructor(title, { body }) {
      seen.shown.push([title, body]);
    }
    close() {
      seen.closed += 1;
    }
  });
  return seen;
}

describe('notifications', () => {
  test('ask a person who has not answered before, and nobody else', async () => {
    for (const [permission, asked] of [['default', 1], ['granted', 0], ['denied', 0]]) {
      const seen = fakeNotifications(permission);
      await new Notifications().ask();
      assert.equal(seen.asked, asked, permission);
    }
  });

  test('are shown beside a hidden page where the person allows it', () => {
    for (const [permission, hidden, count] of [['granted', true, 1], ['granted', false, 0], ['denied', true, 0]]) {
      replace('document', { hidden });
      const seen = fakeNotifications(permission);
      const notifications = new Notifications();
      notifications.show('Ana calls you', 'Answer.');
      assert.equal(seen.shown.length, count, `${permission}, ${hidden}`);
      notifications.close();
      assert.equal(seen.closed, count);
    }
  });

  test('are one at a time', () => {
    replace('document', { hidden: true });
    const seen = fakeNotifications('granted');
    const notifications = new Notifications();
    notifications.show('Ana calls you', '');
    notifications.show('Ben calls you', '');
    assert.equal(seen.closed, 1);
    assert.deepEqual(seen.shown.map(([title]) => title), ['Ana calls you', 'Ben calls you']);
  });

  test('are nothing where the browser has none', async () => {
    replace('Notification', undefined);
    const notifications = new Notifications();
    await notifications.ask();
    notifications.show('Ana calls you', '');
    notifications.close();
  });
});

describe('ringing', () => {
  const track = { kind: 'audio' };

  function fakeSound() {
    const seen = { started: 0, closed: 0, played: [], silenced: 0 };
    const node = { connect: (to) => to };
    const parameter = { setValueAtTime() {}, linearRampToValueAtTime() {} };
    replace('AudioContext', class {
      currentTime = 0;
      async resume() {}
      async close() {
        seen.closed += 1;
      }
    });
    replace('MediaStreamAudioDestinationNode', class {
      stream = { getAudioTracks: () => [track] };
    });
    replace('GainNode', function GainNode() {
      return { ...node, gain: parameter };
    });
    replace('OscillatorNode', function OscillatorNode() {
      return { ...node, start: () => { seen.started += 1; } };
    });
    const ringing = new Ringing((played) => {
      seen.played.push(played);
      return () => { seen.silenced += 1; };
    });
    return { seen, ringing };
  }

  test('sounds where all sound comes out, until it is stopped', () => {
    const { seen, ringing } = fakeSound();
    ringing.start();
    assert.deepEqual(seen, { started: 2, closed: 0, played: [track], silenced: 0 });
    ringing.stop();
    ringing.stop();
    assert.deepEqual(seen, { started: 2, closed: 1, played: [track], silenced: 1 });
  });

  test('is one at a time', () => {
    const { seen, ringing } = fakeSound();
    ringing.start();
    ringing.start();
    assert.equal(seen.closed, 1);
    assert.equal(seen.silenced, 1);
  });
});
