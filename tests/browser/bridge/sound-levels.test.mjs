// How loud remote tracks are, read from stand-ins on a clock that is set: what is told to the core, and when.
import assert from 'node:assert/strict';
import { beforeEach, describe, test } from 'node:test';

import { SoundLevels } from '../../../web/bridge/sound-levels.js';
import { FakeAudioContext, FakeClock, FakeReceiver, FakeTrack, Facts, useFakeAudio, useFakes } from './fakes.mjs';

const { replace } = useFakes();
const secondPassed = 1000;

class FakeDocument extends EventTarget {
  hidden = false;

  show(visible) {
    this.hidden = !visible;
    this.dispatchEvent(new Event('visibilitychange'));
  }
}

let facts;
let clock;
let page;
let levels;

beforeEach(() => {
  facts = new Facts();
  clock = new FakeClock();
  page = new FakeDocument();
  replace('performance', clock);
  replace('setInterval', clock.setInterval);
  replace('clearInterval', clock.clearInterval);
  replace('document', page);
  useFakeAudio(replace);
  levels = new SoundLevels(facts.emit);
});

function watched(handle) {
  const receiver = new FakeReceiver();
  levels.watch(handle, receiver);
  return receiver;
}

/** Has sound of this many dBov come out of the receiver for a while. */
function sound(receiver, decibels, duration = secondPassed) {
  clock.pass(duration, () => {
    receiver.sources = [{ timestamp: clock.now(), audioLevel: 10 ** (decibels / 20) }];
  });
}

/** The steps told of a track, and forgets them. */
function stepsOf(handle) {
  return facts.all.splice(0).filter(([, told]) => told === handle).map(([, , step]) => step);
}

describe('sound levels', () => {
  for (const [decibels, step] of [[-90, 0], [-51, 0], [-49, 1], [-41, 1], [-39, 2], [-29, 3], [-19, 4], [0, 4]]) {
    test(`of ${decibels} dBov are step ${step}`, () => {
      sound(watched(1), decibels);
      assert.deepEqual(stepsOf(1), step === 0 ? [] : [step]);
    });
  }

  test('are told only when the step changes, by track', () => {
    const [first, second] = [watched(1), watched(2)];
    clock.pass(3000, () => {
      first.sources = [{ timestamp: clock.now(), audioLevel: 1 }];
      second.sources = [{ timestamp: clock.now(), audioLevel: 0.05 }];
    });
    assert.deepEqual(facts.all, [['soundLevelChanged', 1, 4], ['soundLevelChanged', 2, 3]]);
  });

  test('rise at once and fall step by step', () => {
    const receiver = watched(1);
    sound(receiver, -90);
    sound(receiver, -10, 200);
    assert.deepEqual(stepsOf(1), [4]);
    sound(receiver, -90, 200);
    assert.deepEqual(stepsOf(1), []);
    sound(receiver, -90, 2000);
    assert.deepEqual(stepsOf(1), [3, 2, 1, 0]);
  });

  test('do not flicker between two steps, nor in the pauses of speech', () => {
    const receiver = watched(1);
    sound(receiver, -90);
    for (const decibels of [-29, -31, -29.5, -32, -30, -31.5]) sound(receiver, decibels, 200);
    assert.deepEqual(stepsOf(1), [3]);
    for (const decibels of [-21, -60, -22, -60, -21]) sound(receiver, decibels, 200);
    assert.deepEqual(stepsOf(1), []);
  });

  test('of a source that delivers nothing new are silence after half a second', () => {
    const receiver = watched(1);
    sound(receiver, -10, 400);
    clock.pass(400);
    assert.deepEqual(stepsOf(1), [4]);
    clock.pass(2000);
    assert.deepEqual(stepsOf(1), [3, 2, 1, 0]);
    sound(receiver, -10, 200);
    assert.deepEqual(stepsOf(1), [4]);
  });

  test('that were there before anybody listened are not taken for new', () => {
    const receiver = watched(1);
    receiver.sources = [{ timestamp: clock.now() - 9000, audioLevel: 1 }];
    clock.pass(2000);
    assert.deepEqual(stepsOf(1), []);
  });

  test('are those of the newest source, whatever clock its browser has', () => {
    const receiver = watched(1);
    const epoch = 1.7e12;
    clock.pass(secondPassed, () => {
      receiver.sources = [
        { timestamp: epoch, audioLevel: 1 },
        { timestamp: epoch + clock.now(), audioLevel: 0.005 },
      ];
    });
    assert.deepEqual(stepsOf(1), [1]);
  });

  test('unknown to the browser are silence', () => {
    const receiver = watched(1);
    clock.pass(secondPassed, () => {
      receiver.sources = [{ timestamp: clock.now() }];
    });
    assert.deepEqual(stepsOf(1), []);
  });

  test('are read some five times a second by one timer for all tracks', () => {
    assert.equal(clock.running, 0);
    const receivers = [watched(1), watched(2), watched(3)];
    assert.equal(clock.running, 1);
    clock.pass(secondPassed);
    assert.deepEqual(receivers.map(({ readings }) => readings), [5, 5, 5]);
    levels.unwatch(1);
    levels.unwatch(2);
    assert.equal(clock.running, 1);
    levels.unwatch(3);
    assert.equal(clock.running, 0);
  });

  test('of a track that is gone are told no more', () => {
    const receiver = watched(1);
    watched(2);
    sound(receiver, -10);
    levels.unwatch(1);
    stepsOf(1);
    sound(receiver, -90, 3000);
    assert.deepEqual(facts.all, []);
  });

  test('of a track without a receiver need no timer', () => {
    levels.watch(1, undefined);
    assert.equal(clock.running, 0);
  });

  test('are silence and not read while the page is hidden', () => {
    const receiver = watched(1);
    sound(receiver, -10);
    stepsOf(1);
    page.show(false);
    assert.deepEqual(stepsOf(1), [0]);
    assert.equal(clock.running, 0);
    levels.watch(2, new FakeReceiver());
    assert.equal(clock.running, 0);
    clock.pass(5000);
    page.show(true);
    assert.equal(clock.running, 1);
    clock.pass(secondPassed);
    assert.deepEqual(facts.all, []);
    sound(receiver, -10);
    assert.deepEqual(stepsOf(1), [4]);
  });

  test('stay unread once closed, whatever the page does', () => {
    watched(1);
    page.show(false);
    levels.unwatchAll();
    page.show(true);
    assert.equal(clock.running, 0);
    assert.deepEqual(facts.all, []);
  });

  test('of our own microphone are told as those of others, and as often', () => {
    levels.measure(9, new FakeTrack('audio'));
    FakeAudioContext.amplitude = 0.5;
    clock.pass(secondPassed);
    assert.deepEqual(stepsOf(9), [4]);
    FakeAudioContext.amplitude = 0;
    clock.pass(2000);
    assert.deepEqual(stepsOf(9), [3, 2, 1, 0]);
    assert.equal(clock.running, 1);
  });

  test('of our own microphone are measured of one at a time, and end with it', () => {
    levels.measure(9, new FakeTrack('audio'));
    levels.measure(10, new FakeTrack('audio'));
    assert.deepEqual(FakeAudioContext.all.map(({ state }) => state), ['closed', 'running']);
    levels.measure(0, undefined);
    assert.deepEqual(FakeAudioContext.all.map(({ state }) => state), ['closed', 'closed']);
    assert.equal(clock.running, 0);
    levels.measure(11, new FakeTrack('audio'));
    levels.unwatch(11);
    assert.equal(FakeAudioContext.all[2].state, 'closed');
  });

  test('of our own microphone begin when the page is touched, where the browser waits for that', () => {
    levels.measure(9, new FakeTrack('audio'));
    const [context] = FakeAudioContext.all;
    context.state = 'suspended';
    page.dispatchEvent(new Event('pointerdown'));
    assert.equal(context.state, 'running');
    levels.unwatchAll();
    context.state = 'suspended';
    page.dispatchEvent(new Event('pointerdown'));
    assert.equal(context.state, 'suspended');
  });

  test('are read where there is no document', () => {
    replace('document', undefined);
    sound(watched(1), -10);
    assert.deepEqual(stepsOf(1), [4]);
  });
});
