// Messages of a room for `for await`.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { MessageQueue, unreadMax } from '../../../web/message-queue.js';

async function allOf(queue) {
  const all = [];
  for await (const message of queue) all.push(message);
  return all;
}

describe('messages', () => {
  test('are read in their order, before and after somebody waits, to the end of the room', async () => {
    const queue = new MessageQueue();
    queue.put(1);
    const reading = allOf(queue);
    queue.put(2);
    await Promise.resolve();
    queue.put(3);
    queue.end();
    queue.put(4);
    assert.deepEqual(await reading, [1, 2, 3]);
    assert.deepEqual(await queue.next(), { value: undefined, done: true });
  });

  test('go to readers who wait at the same time one by one', async () => {
    const queue = new MessageQueue();
    const readers = [queue.next(), queue.next(), queue.next()];
    queue.put(1);
    queue.put(2);
    queue.end();
    assert.deepEqual((await Promise.all(readers)).map(({ value }) => value), [1, 2, undefined]);
  });

  test('that nobody reads are dropped from the oldest on', async () => {
    const queue = new MessageQueue();
    for (let number = 0; number < unreadMax + 5; number += 1) queue.put(number);
    queue.end();
    const all = await allOf(queue);
    assert.deepEqual([all.length, all[0]], [unreadMax, 5]);
  });

  test('end with the signal\'s reason, once', async () => {
    const aborting = new AbortController();
    let closed = 0;
    const queue = new MessageQueue(aborting.signal, () => { closed += 1; });
    queue.put(1);
    const reason = new Error('enough');
    aborting.abort(reason);
    await assert.rejects(queue.next(), (error) => error === reason);
    assert.equal((await queue.next()).done, true);
    assert.equal(closed, 1);
    await assert.rejects(new MessageQueue(AbortSignal.abort(reason)).next(), (error) => error === reason);
  });

  test('reject a reader who waits when the signal is aborted', async () => {
    const aborting = new AbortController();
    const reading = allOf(new MessageQueue(aborting.signal));
    aborting.abort();
    await assert.rejects(reading, { name: 'AbortError' });
  });

  test('are let go by who breaks off', async () => {
    let closed = 0;
    const queue = new MessageQueue(undefined, () => { closed += 1; });
    queue.put(1);
    queue.put(2);
    for await (const message of queue) {
      assert.equal(message, 1);
      break;
    }
    assert.equal(closed, 1);
    assert.equal((await queue.next()).done, true);
  });
});
