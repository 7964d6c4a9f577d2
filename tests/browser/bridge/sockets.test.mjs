// Sockets of the bridge over a transport of the page's own: what it may do wrong, and what the engine is told.
import assert from 'node:assert/strict';
import { beforeEach, describe, test } from 'node:test';

import { Sockets } from '../../../web/bridge/sockets.js';

/** @type {unknown[][]} */
let told;
/** @type {FakeSocket} */
let socket;
let emitting;

class FakeSocket extends EventTarget {
  sent = [];
  closed = [];

  send(text) {
    this.sent.push(text);
  }

  close(...values) {
    this.closed.push(values);
  }

  fire(type, values) {
    this.dispatchEvent(Object.assign(new Event(type), values));
  }
}

const emit = (...fact) => told.push(fact);
const settled = () => new Promise((resolve) => setImmediate(resolve));

function over(open) {
  emitting = new Sockets(emit, { open });
  emitting.open(7, 'transport:///broadcast/fox', 'parley.v1');
}

async function opened() {
  over(() => (socket = new FakeSocket()));
  socket.fire('open');
  await settled();
  assert.deepEqual(told.splice(0), [['socketOpened', 7]]);
}

beforeEach(() => {
  told = [];
});

describe("sockets of a page's transport", () => {
  test('carry text both ways and close', async () => {
    const asked = [];
    over((...values) => {
      asked.push(values);
      return (socket = new FakeSocket());
    });
    assert.deepEqual(asked, [['transport:///broadcast/fox', 'parley.v1']]);
    socket.fire('open');
    socket.fire('message', { data: '{"a":"ä"}' });
    socket.fire('message', { data: '{}' });
    assert.deepEqual(told, [], 'never within a call of the page');
    await settled();
    assert.deepEqual(told.splice(0), [
      ['socketOpened', 7], ['frameReceived', 7, '{"a":"ä"}'], ['frameReceived', 7, '{}'],
    ]);
    emitting.send(7, 'hello');
    assert.deepEqual(socket.sent, ['hello']);
    socket.fire('close', { code: 4001, reason: 'done' });
    await settled();
    assert.deepEqual(told, [['socketClosed', 7, 4001, 'done']]);
    emitting.send(7, 'too late');
    assert.deepEqual(socket.sent, ['hello']);
  });

  test('are closed by the engine once, and heard no more', async () => {
    await opened();
    socket.fire('message', { data: 'on the way' });
    emitting.close(7, 1000, 'bye');
    emitting.close(7, 1000, 'bye');
    emitting.closeAll();
    for (const type of ['open', 'message', 'close']) socket.fire(type, { data: 'x', code: 1000, reason: '' });
    await settled();
    assert.deepEqual(socket.closed, [[1000, 'bye']]);
    assert.deepEqual(told, []);
  });

  for (const [name, open] of Object.entries({
    'throws an error': () => { throw new Error('No way.'); },
    'throws something else': () => { throw 7; },
    'gives nothing': () => undefined,
    'gives a promise': async () => new FakeSocket(),
  })) {
    test(`close where open() ${name}`, async () => {
      over(open);
      assert.deepEqual(told, [], 'not within the order');
      await settled();
      assert.equal(told.length, 1);
      assert.deepEqual(told[0].slice(0, 3), ['socketClosed', 7, 1006]);
      assert.equal(typeof told[0][3], 'string');
      emitting.send(7, 'nobody');
      emitting.close(7, 1000, '');
    });
  }

  test('close where send() throws', async () => {
    await opened();
    socket.send = () => { throw new Error('Full.'); };
    emitting.send(7, 'a');
    emitting.send(7, 'b');
    await settled();
    assert.deepEqual(told, [['socketClosed', 7, 1006, 'Full.']]);
    assert.equal(socket.closed.length, 1);
  });

  test('may throw on closing', async (t) => {
    t.mock.method(console, 'warn', () => {});
    await opened();
    socket.close = () => { throw new Error('Never.'); };
    emitting.close(7, 1000, '');
    await settled();
    assert.deepEqual(told, []);
  });

  test('that fire from within the calls of the engine wait until those are done', async () => {
    await opened();
    socket.send = () => {
      socket.fire('message', { data: 'echo' });
      socket.fire('close', { code: 1001, reason: '' });
      assert.deepEqual(told, []);
    };
    emitting.send(7, 'a');
    assert.deepEqual(told, []);
    await settled();
    assert.deepEqual(told, [['frameReceived', 7, 'echo'], ['socketClosed', 7, 1001, '']]);
  });

  test('open once and are silent before and afterwards', async () => {
    over(() => (socket = new FakeSocket()));
    socket.fire('message', { data: 'too early' });
    socket.fire('open');
    socket.fire('open');
    socket.fire('close', {});
    socket.fire('close', {});
    socket.fire('open');
    socket.fire('message', { data: 'too late' });
    await settled();
    assert.deepEqual(told, [['socketOpened', 7], ['socketClosed', 7, 1006, '']]);
  });

  test('have what is no frame counted and not read', async () => {
    await opened();
    const bytes = { byteLength: 3 };
    for (const data of [bytes, new Uint8Array(4), null, undefined, 7, {}, { length: -1 }, 'x'.repeat(65_537)]) {
      socket.fire('message', { data });
    }
    socket.fire('message', { data: 'x'.repeat(65_536) });
    await settled();
    const lengths = told.slice(0, -1).map(([fact, handle, length]) => {
      assert.deepEqual([fact, handle], ['binaryFrameReceived', 7]);
      return length;
    });
    assert.deepEqual(lengths, [3, 4, 0, 0, 0, 0, 0, 65_537]);
    assert.equal(told.at(-1)[0], 'frameReceived');
  });

  test('have halves of characters replaced', async () => {
    await opened();
    socket.fire('message', { data: 'a\ud800b' });
    socket.fire('close', { code: 3000, reason: '\udc00' });
    await settled();
    assert.deepEqual(told, [['frameReceived', 7, 'a\ufffdb'], ['socketClosed', 7, 3000, '\ufffd']]);
  });

  test('close with codes and reasons that the engine can read, whatever they say', async () => {
    for (const [code, reason, ...expected] of [
      ['1000', 'text', 1006, 'text'], [99, undefined, 1006, ''], [5000, 7, 1006, ''], [NaN, null, 1006, ''],
      [1000, 'r'.repeat(500), 1000, 'r'.repeat(123)],
    ]) {
      await opened();
      socket.fire('close', { code, reason });
      await settled();
      assert.deepEqual(told.splice(0), [['socketClosed', 7, ...expected]]);
    }
  });
});
