// Calls over real networks that are hard, broken or changed: pictures get through, and come again by themselves.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { Call } from './support/call.mjs';
import { reasonToSkip } from './support/requirements.mjs';

const skip = await reasonToSkip();

const inWords = (seconds) => `${seconds.toFixed(1)} s`;
const tell = (line) => console.log(`# ${line}`);

/** Two people who see each other. */
async function callOfTwo(t, options) {
  const call = await Call.make(t, options);
  const ana = await call.enter('Ana');
  await call.enter('Ben');
  return { call, ana, seconds: await call.connects() };
}

/** Cuts for so long, and tells how long after that pictures come again. */
async function cutFor(seconds, what, call, cut) {
  const ids = await call.ids();
  const end = wait(seconds * 1000);
  await cut();
  await call.stops(end);
  const healing = await call.recovers(() => call.internet.mend());
  tell(`${what} cut for ${seconds} s: frames advance again ${inWords(healing)} after the cut ended`);
  assert.deepEqual(await call.ids(), ids);
  call.expectNoTroubles();
}

// The longest come first. Most of the time they wait.
describe('over real networks', { skip, concurrency: 4 }, () => {
  test('two whose link is cut for 60 s see each other again', async (t) => {
    const { call } = await callOfTwo(t);
    await cutFor(60, 'the link of two', call, () => call.internet.cutBetweenPeople());
  });

  test('one who is cut off from everything for 60 s is seen again', async (t) => {
    const { call } = await callOfTwo(t);
    await cutFor(60, 'one person', call, () => call.internet.cutFromAll('ana'));
  });

  test('a server that is killed for 30 s stops nobody, and a third can join afterwards', async (t) => {
    const { call } = await callOfTwo(t);
    const ids = await call.ids();
    const killFor30s = async () => {
      await call.server.kill();
      const end = wait(30_000);
      await call.signaling('reconnecting');
      await end;
      await call.startServer();
      await call.signaling('open');
    };
    const pause = await call.longestPause(killFor30s());
    assert.ok(pause < 5, `a picture stood still for ${inWords(pause)}`);
    await call.enter('Cem');
    const seconds = await call.connects();
    tell(`server killed for 30 s: no picture stood still for more than ${inWords(pause)}, ` +
      `a third who came then had frames of all after ${inWords(seconds)}`);
    assert.deepEqual((await call.ids()).slice(0, 2), ids);
    call.expectNoTroubles();
  });

  test('two whose link is cut for 10 s see each other again', async (t) => {
    const { call } = await callOfTwo(t);
    await cutFor(10, 'the link of two', call, () => call.internet.cutBetweenPeople());
  });

  test('one who is cut off from everything for 10 s is seen again', async (t) => {
    const { call } = await callOfTwo(t);
    await cutFor(10, 'one person', call, () => call.internet.cutFromAll('ana'));
  });

  test('one who changes to another network is seen again', async (t) => {
    const { call, ana } = await callOfTwo(t);
    const ids = await call.ids();
    await ana.namespace.ip('link set line down');
    await call.stops();
    const healing = await call.recovers(() => call.internet.addLine(ana.namespace, 'ana-mobile', 'mobile'));
    tell(`another network: frames advance again ${inWords(healing)} after its address was there`);
    assert.deepEqual(await call.ids(), ids);
    call.expectNoTroubles();
  });

  test('a call goes on where 5 % of all packets are lost', async (t) => {
    const { call, seconds } = await callOfTwo(t, { prepare: (internet) => internet.lose(5) });
    const pause = await call.longestPause(wait(10_000));
    await call.recovers();
    tell(`5 % of packets lost: frames after ${inWords(seconds)}, ` +
      `then no picture stood still for more than ${inWords(pause)}`);
    call.expectNoTroubles();
  });

  test('two behind symmetric NATs see each other by way of TURN', async (t) => {
    const { call, seconds } = await callOfTwo(t, { behindNat: true });
    const paths = await call.paths('both over TURN by UDP', (all) => {
      return all.every((path) => /relay/.test(path) && !/tcp/.test(path)) && all.some((path) => /over udp/.test(path));
    });
    tell(`symmetric NAT on both sides: frames after ${inWords(seconds)}, ${paths.join(', ')}`);
    await call.recovers();
    call.expectNoTroubles();
  });

  test('two behind NATs find TURN again that was started anew after their first credentials had ended', async (t) => {
    const { call } = await callOfTwo(t, { behindNat: true, serverOptions: ['--turn-seconds', '60'] });
    // With those that they came with they would be refused now; fresh ones came after three quarters of that time.
    await wait(65_000);
    call.expectNoTroubles();
    await call.turn.kill();
    await call.stops();
    const healing = await call.recovers(() => call.turn.start());
    const paths = await call.paths('both over TURN', (all) => all.every((path) => /relay/.test(path)));
    tell(`TURN started anew: frames advance again ${inWords(healing)} after it began to start, ${paths.join(', ')}`);
    call.expectNoTroubles();
  });

  test('two who cannot use UDP see each other by way of TURN over TCP', async (t) => {
    const { call, seconds } = await callOfTwo(t, { behindNat: true, prepare: (internet) => internet.blockUdp() });
    const paths = await call.paths('both over TURN by TCP', (all) => all.every((path) => /^relay over tcp/.test(path)));
    tell(`UDP blocked: frames after ${inWords(seconds)}, ${paths.join(', ')}`);
    await call.recovers();
    call.expectNoTroubles();
  });
});
