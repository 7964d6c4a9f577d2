// The host object as the WebAssembly side sees it: no order throws, and nothing is told once it is closed.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { Host } from '../../../web/bridge/host.js';
import { FakeClock, FakePeerConnection, FakeReceiver, FakeWebSocket, settle, useFakes } from './fakes.mjs';

const { replace } = useFakes();

describe('host', () => {
  function makeHost(engine) {
    const calls = { changes: 0, failures: [] };
    const host = new Host({
      snapshotChanged: () => ++calls.changes,
      failed: (error) => calls.failures.push(error),
    });
    host.attach(engine);
    return { host, calls };
  }

  test('lets no order throw', () => {
    const { host } = makeHost({});
    replace('console', { ...console, warn() {} });
    host.orders.openSocket(1, 'ws://here', '');
    FakeWebSocket.latest.send = () => { throw new DOMException('Not open.', 'InvalidStateError'); };
    assert.doesNotThrow(() => host.orders.sendFrame(1, 'text'));
  });

  test('wakes the engine at its deadline, not before, and at least once a day', () => {
    const delays = [];
    replace('performance', { now: () => 1000.4 });
    replace('setTimeout', (_, delay) => void delays.push(delay));
    const { host } = makeHost({});
    for (const deadline of [1300, 900, 1000 + 1e12]) host.orders.armTimer(deadline);
    assert.deepEqual(delays, [300, 0, 86_400_000]);
  });

  test('announces many changes once, after the engine has returned', async () => {
    const { host, calls } = makeHost({});
    host.orders.snapshotChanged();
    host.orders.snapshotChanged();
    assert.equal(calls.changes, 0);
    await settle();
    assert.equal(calls.changes, 1);
  });

  test('closes everything when the engine traps, and says so', () => {
    const trap = new Error('unreachable');
    const { host, calls } = makeHost({ join() { throw trap; } });
    host.orders.openPeerConnection(5, []);
    host.tell('join');
    assert.deepEqual(calls.failures, [trap]);
    assert.equal(FakePeerConnection.latest.closed, true);
    assert.doesNotThrow(() => host.tell('join'));
  });

  test('tells how loud a track is from when it is played until it is released', () => {
    const clock = new FakeClock();
    replace('performance', clock);
    replace('setInterval', clock.setInterval);
    replace('clearInterval', clock.clearInterval);
    replace('document', { createElement: () => ({ play: async () => {}, pause() {}, remove() {} }) });
    const told = [];
    const { host } = makeHost({ remoteTrackAdded() {}, soundLevelChanged: (...values) => told.push(values) });
    host.orders.openPeerConnection(5, []);
    const transceiver = FakePeerConnection.latest.makeTransceiver('audio', '0');
    const { track } = transceiver.receiver;
    transceiver.receiver = Object.assign(new FakeReceiver(), { track });
    FakePeerConnection.latest.fire('track', { track, transceiver });
    const hear = (audioLevel) => {
      transceiver.receiver.sources = [{ timestamp: clock.now(), audioLevel }];
    };
    host.orders.adoptRemoteTrack(5, 'audio', '0', 12);
    host.orders.playAudio(12);
    clock.pass(1000, () => hear(0.5));
    assert.deepEqual(told, [[12, 4]]);
    host.orders.releaseTrack(12);
    assert.equal(clock.running, 0);
    host.orders.adoptRemoteTrack(5, 'audio', '0', 13);
    host.orders.playAudio(13);
    assert.equal(clock.running, 1);
    host.close();
    assert.equal(clock.running, 0);
    assert.deepEqual(told, [[12, 4]]);
  });

  test('tells nothing after closing', async () => {
    const told = [];
    const { host, calls } = makeHost({
      socketOpened: () => told.push('opened'),
      timeReached: () => told.push('time'),
    });
    host.orders.openSocket(1, 'ws://here', '');
    host.orders.armTimer(0);
    host.orders.snapshotChanged();
    host.close();
    FakeWebSocket.latest.fire('open');
    await new Promise((resolve) => setTimeout(resolve, 1));
    assert.deepEqual(told, []);
    assert.equal(calls.changes, 0);
  });
});
