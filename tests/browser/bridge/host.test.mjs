// The host object as the WebAssembly side sees it: no order throws, and nothing is told once it is closed.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { Host } from '../../../web/bridge/host.js';
import { FakePeerConnection, FakeWebSocket, settle, useFakes } from './fakes.mjs';

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
