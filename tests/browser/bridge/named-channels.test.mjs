// Named channels in the bridge: whose message reaches which channel of the page, what is kept, and what is refused.
import assert from 'node:assert/strict';
import { beforeEach, describe, test } from 'node:test';

import { DataChannels } from '../../../web/bridge/data-channels.js';
import { MessageLoop } from '../../../web/bridge/message-loop.js';
import { NamedChannels } from '../../../web/bridge/named-channels.js';
import { NamedChannel, channelOf } from '../../../web/named-channel.js';
import { Facts, FakeChannel, settle, useFakes } from './fakes.mjs';

useFakes();

let facts;
let host;
let told;

beforeEach(() => {
  facts = new Facts();
  told = [];
  const channels = new DataChannels((fact, ...values) => {
    facts.emit(fact, ...values);
    // The core's part: it adopts all that begins so.
    if (fact !== 'dataChannelAnnounced') return;
    const [connection, label] = values;
    host.namedChannels.adopt(connection, host.next++, label, 'b', label.replace('parley.app.', ''));
  });
  host = { channels, namedChannels: new NamedChannels(channels), tell: (...call) => told.push(call), next: 100 };
});

/** A connection whose channels a test holds. */
function connectionWith(maxMessageSize) {
  const made = [];
  return {
    made,
    sctp: { maxMessageSize },
    createDataChannel: (label, init) => {
      const channel = Object.assign(new FakeChannel(label), { bufferedAmount: 0, init });
      made.push(channel);
      return channel;
    },
  };
}

/** Opens what we send on to a member, as the core orders it. */
function reach(member, name, { handle = 8, maxMessageSize = 262_144, init = { ordered: true } } = {}) {
  const connection = connectionWith(maxMessageSize);
  host.namedChannels.open(connection, handle, `parley.app.${name}`, member, name, init);
  const [sending] = connection.made;
  sending.readyState = 'open';
  sending.fire('open');
  return sending;
}

/** What a member sends on. */
function announceFrom(name) {
  const channel = Object.assign(new FakeChannel(`parley.app.${name}`), { readyState: 'open' });
  host.channels.announce(5, channel);
  return channel;
}

function heardBy(channel) {
  const heard = [];
  for (const type of ['message', 'open', 'close']) {
    channel.addEventListener(type, ({ from, data, member }) => {
      heard.push(type === 'message' ? [type, from, data] : [type, member]);
    });
  }
  return heard;
}

describe('a channel', () => {
  test('is told to the engine once, and the same name gives the same object', () => {
    const draw = channelOf(host, 'draw', { ordered: false, maxRetransmits: 0 });
    assert.equal(channelOf(host, 'draw'), draw);
    assert.ok(draw instanceof NamedChannel);
    assert.deepEqual([draw.name, draw.ordered, draw.maxRetransmits, draw.maxPacketLifeTime],
      ['draw', false, 0, undefined]);
    channelOf(host, 'timed', { maxPacketLifeTime: 100 });
    assert.deepEqual(told,
      [['declareNamedChannel', 'draw', false, 0, -1], ['declareNamedChannel', 'timed', true, -1, 100]]);
    draw.close();
    draw.close();
    assert.deepEqual(told.slice(2), [['closeNamedChannel', 'draw']]);
    assert.notEqual(channelOf(host, 'draw'), draw);
  });

  test('has a name that fits, bounds that are possible, and there are sixteen', () => {
    for (const name of ['', 'x'.repeat(65), 'ä'.repeat(33)]) assert.throws(() => channelOf(host, name), RangeError);
    assert.equal(channelOf(host, 'ä'.repeat(32)).name, 'ä'.repeat(32));
    for (const bound of [-1, 65_536, 1.5, '1']) {
      assert.throws(() => channelOf(host, 'x', { maxRetransmits: bound }), /maxRetransmits is an integer/);
    }
    assert.throws(() => channelOf(host, 'x', { maxRetransmits: 1, maxPacketLifeTime: 1 }), TypeError);
    for (let count = 1; count < 16; ++count) channelOf(host, `n${count}`);
    assert.throws(() => channelOf(host, 'more'), /16 channels at most/);
    assert.doesNotThrow(() => channelOf(host, 'n3'));
  });

  test('sends to all and to one, and tells who is reached', async () => {
    const draw = channelOf(host, 'draw');
    const heard = heardBy(draw);
    assert.equal(draw.send('to nobody'), 0);
    const [toBen, toCy] = [reach('b', 'draw'), reach('c', 'draw', { handle: 9 })];
    assert.deepEqual(draw.members, ['b', 'c']);
    const bytes = new Uint8Array([1, 2]);
    assert.equal(draw.send('all'), 2);
    assert.equal(draw.send(bytes, { to: 'c' }), 1);
    assert.equal(draw.send('stranger', { to: 'x' }), 0);
    assert.deepEqual([toBen.sent, toCy.sent], [['all'], ['all', bytes]]);
    toBen.fire('close');
    host.channels.close(9);
    await settle();
    assert.deepEqual(draw.members, []);
    assert.deepEqual(heard, [['open', 'b'], ['open', 'c'], ['close', 'b'], ['close', 'c']]);
  });

  test('takes what the member sends on its own, and nothing that comes on ours', async () => {
    const draw = channelOf(host, 'draw');
    const heard = heardBy(draw);
    reach('b', 'draw').fire('message', { data: 'on the wrong one' });
    const from = announceFrom('draw');
    from.fire('message', { data: 'text' });
    const bytes = new ArrayBuffer(3);
    from.fire('message', { data: bytes });
    await settle();
    assert.deepEqual(heard, [['message', 'b', 'text'], ['message', 'b', bytes], ['open', 'b']]);
    assert.ok(!facts.all.some(([fact]) => fact === 'dataChannelMessage'));
  });

  test('of a connection that was built anew stays while the former one goes', async () => {
    const draw = channelOf(host, 'draw');
    const former = reach('b', 'draw');
    const present = reach('b', 'draw', { handle: 9 });
    former.fire('close');
    draw.send('x');
    assert.deepEqual([draw.members, former.sent, present.sent], [['b'], [], ['x']]);
  });

  test('refuses what is too large for it or for the far side, and sends it to nobody', () => {
    const draw = channelOf(host, 'draw');
    const [toBen] = [reach('b', 'draw'), reach('c', 'draw', { handle: 9, maxMessageSize: 1000 })];
    assert.throws(() => draw.send('x'.repeat(1001)), /1001 bytes; 1000 fit/);
    assert.throws(() => draw.send('ä'.repeat(501)), RangeError);
    assert.equal(draw.send(new ArrayBuffer(262_144), { to: 'b' }), 1);
    assert.throws(() => draw.send(new ArrayBuffer(262_145), { to: 'b' }), { name: 'RangeError' });
    for (const data of [7, null, {}, new Blob([])]) assert.throws(() => draw.send(data), TypeError);
    toBen.bufferedAmount = 16 * 2 ** 20 - 1;
    assert.equal(draw.bufferedAmount, 16 * 2 ** 20 - 1);
    assert.equal(draw.send('x'), 2);
    assert.throws(() => draw.send('xx'), { name: 'QuotaExceededError' });
    assert.equal(draw.send('xx', { to: 'c' }), 1);
    draw.close();
    assert.throws(() => draw.send('x'), { name: 'InvalidStateError' });
  });

  test('is drained when each receiver is, for each who waits at their own mark', async () => {
    const draw = channelOf(host, 'draw');
    const [toBen, toCy] = [reach('b', 'draw'), reach('c', 'draw', { handle: 9 })];
    await draw.drained();
    toBen.bufferedAmount = 1000_000;
    toCy.bufferedAmount = 500_000;
    const through = [];
    const wait = (name, options) => draw.drained(options).then(() => through.push(name));
    const waits = [
      wait('low', { below: 10 }), wait('usual'), wait('Cy', { to: 'c', below: 0 }), wait('high', { below: 900_000 }),
    ];
    const sink = async (channel, amount) => {
      const threshold = channel.bufferedAmountLowThreshold;
      const was = channel.bufferedAmount;
      channel.bufferedAmount = amount;
      if (was > threshold && amount <= threshold) channel.fire('bufferedamountlow');
      await settle();
    };
    await sink(toBen, 900_000);
    assert.deepEqual(through, ['high']);
    await sink(toBen, 65_536);
    await sink(toCy, 60_000);
    assert.deepEqual(through, ['high', 'usual']);
    await sink(toBen, 0);
    assert.deepEqual(through, ['high', 'usual']);
    // Who is gone is nobody to wait for.
    toCy.fire('close');
    await Promise.all(waits);
    assert.deepEqual(through.sort(), ['Cy', 'high', 'low', 'usual']);
    await assert.rejects(draw.drained({ below: -1 }), RangeError);
  });

  test('lets a loop have every message, and end with it', async () => {
    const draw = channelOf(host, 'draw');
    const from = announceFrom('draw');
    const seen = [];
    const loop = (async () => {
      for await (const { from: who, data } of draw) seen.push([who, data]);
    })();
    for (const data of ['1', '2', '3']) from.fire('message', { data });
    draw.close();
    from.fire('message', { data: 'late' });
    await loop;
    assert.deepEqual(seen, [['b', '1'], ['b', '2'], ['b', '3']]);
    for await (const message of draw) assert.fail(message.data);
  });
});

describe('messages that come before their name', () => {
  test('are kept and handed over in their order', async () => {
    const from = announceFrom('draw');
    announceFrom('other').fire('message', { data: 'other' });
    from.fire('message', { data: '1' });
    from.fire('message', { data: '2' });
    const heard = heardBy(channelOf(host, 'draw'));
    await settle();
    from.fire('message', { data: '3' });
    assert.deepEqual(heard.map(([, , data]) => data), ['1', '2', '3']);
    const other = heardBy(channelOf(host, 'other'));
    await settle();
    assert.deepEqual(other, [['message', 'b', 'other']]);
  });

  test('are 64 and 1 MiB at most, and none of a room that was left', async () => {
    const from = announceFrom('many');
    for (let count = 0; count < 70; ++count) from.fire('message', { data: String(count) });
    const heard = heardBy(channelOf(host, 'many'));
    await settle();
    assert.deepEqual([heard.length, heard.at(-1)[2]], [64, '63']);
    const large = announceFrom('large');
    for (let count = 0; count < 5; ++count) large.fire('message', { data: new ArrayBuffer(2 ** 18) });
    const heardLarge = heardBy(channelOf(host, 'large'));
    await settle();
    assert.equal(heardLarge.length, 4);
    announceFrom('left').fire('message', { data: 'x' });
    host.namedChannels.forgetKept();
    const heardLeft = heardBy(channelOf(host, 'left'));
    await settle();
    assert.deepEqual(heardLeft, []);
  });
});

describe('a loop', () => {
  test('that is too slow is told so, and nothing is kept for it', async () => {
    let ended = 0;
    const loop = new MessageLoop(() => (ended += 1));
    for (let count = 0; count < 257; ++count) loop.push({ from: 'b', data: new ArrayBuffer(2 ** 18) });
    await assert.rejects(loop.next(), { name: 'QuotaExceededError' });
    assert.deepEqual(await loop.next(), { value: undefined, done: true });
    assert.equal(ended, 1);
  });

  test('that is left wants no more', async () => {
    let ended = 0;
    const loop = new MessageLoop(() => (ended += 1));
    loop.push({ from: 'b', data: '1' });
    loop.push({ from: 'b', data: '2' });
    for await (const { data } of loop) {
      assert.equal(data, '1');
      break;
    }
    assert.equal(ended, 1);
    assert.equal((await loop.next()).done, true);
  });
});
