// Devices, sound and storage of the bridge against stand-ins: what is told to the core, and when.
import assert from 'node:assert/strict';
import { beforeEach, describe, test } from 'node:test';

import { AudioOutput } from '../../../web/bridge/audio-output.js';
import { Media } from '../../../web/bridge/media.js';
import { copyText, storedValue, storeValue } from '../../../web/bridge/storage.js';
import { Devices } from '../../../web/bridge/devices.js';
import { FakeAudioContext, Facts, FakeStream, FakeTrack, settle, useFakeAudio, useFakes } from './fakes.mjs';

const { replace } = useFakes();

let facts;

beforeEach(() => {
  facts = new Facts();
});

describe('media', () => {
  function useDevices(getUserMedia) {
    replace('navigator', { mediaDevices: getUserMedia && { getUserMedia } });
  }

  test('asks once for the kinds that have a handle and keeps the tracks under them', async () => {
    const asked = [];
    const tracks = [new FakeTrack('audio', 'mic-1'), new FakeTrack('video')];
    useDevices(async (constraints) => {
      asked.push(constraints);
      return new FakeStream(tracks);
    });
    const media = new Media(facts.emit);
    media.request(3, 10, 11);
    assert.deepEqual(await facts.next('mediaGranted'), ['mediaGranted', 3, 'mic-1', '']);
    assert.equal(asked.length, 1);
    assert.equal('deviceId' in asked[0].audio || 'deviceId' in asked[0].video, false);
    assert.equal(asked[0].audio.echoCancellation, true);
    assert.equal(asked[0].video.width.ideal, 1280);
    assert.deepEqual([media.track(10), media.track(11)], tracks);
    media.setEnabled(10, false);
    assert.equal(tracks[0].enabled, false);
  });

  test('asks for exactly the device that was chosen', async () => {
    let asked;
    useDevices(async (constraints) => {
      asked = constraints;
      return new FakeStream([new FakeTrack('video', 'cam-2')]);
    });
    new Media(facts.emit).request(3, 0, 11, '', 'cam-2');
    assert.deepEqual(await facts.next('mediaGranted'), ['mediaGranted', 3, '', 'cam-2']);
    assert.equal(asked.audio, false);
    assert.deepEqual(asked.video.deviceId, { exact: 'cam-2' });
  });

  test('does not ask for a kind without a handle', async () => {
    let asked;
    useDevices(async (constraints) => {
      asked = constraints;
      return new FakeStream([new FakeTrack('audio')]);
    });
    new Media(facts.emit).request(3, 10, 0);
    await facts.next('mediaGranted');
    assert.equal(asked.video, false);
  });

  for (const [what, getUserMedia, name] of [
    ['a refusal', async () => { throw new DOMException('No.', 'NotAllowedError'); }, 'NotAllowedError'],
    ['a browser that throws', () => { throw new TypeError('Odd.'); }, 'TypeError'],
    ['an insecure page', undefined, 'SecurityError'],
  ]) {
    test(`answers ${what} by the name of the error`, async () => {
      useDevices(getUserMedia);
      new Media(facts.emit).request(3, 10, 11);
      const [, operation, told] = await facts.next('operationFailed');
      assert.deepEqual([operation, told], [3, name]);
    });
  }

  test('gives a late grant back when its handle was released meanwhile', async () => {
    const tracks = [new FakeTrack('audio'), new FakeTrack('video')];
    useDevices(async () => new FakeStream(tracks));
    const media = new Media(facts.emit);
    media.request(3, 10, 11);
    media.release(11);
    await facts.next('mediaGranted');
    assert.deepEqual(tracks.map(({ stopped }) => stopped), [false, true]);
    assert.equal(media.track(11), undefined);
  });

  test('tells of a track that ends by itself, not of one that is released', async () => {
    const tracks = [new FakeTrack('audio'), new FakeTrack('video')];
    useDevices(async () => new FakeStream(tracks));
    const media = new Media(facts.emit);
    media.request(3, 10, 11);
    await facts.next('mediaGranted');
    media.release(11);
    tracks.forEach((track) => track.dispatchEvent(new Event('ended')));
    assert.deepEqual(facts.named('trackEnded'), [['trackEnded', 10]]);
    assert.equal(tracks[1].stopped, true);
  });

  test('lets go of a remote track without stopping it', () => {
    const media = new Media(facts.emit);
    const track = new FakeTrack('video');
    media.adopt(12, track);
    assert.equal(media.track(12), track);
    media.release(12);
    assert.equal(track.stopped, false);
    assert.equal(media.track(12), undefined);
  });
});

describe('devices', () => {
  class FakeMediaDevices extends EventTarget {
    /** Answers of enumerateDevices, in the order in which it is asked. */
    answers = [];

    enumerateDevices() {
      return new Promise((resolve, reject) => this.answers.push({ resolve, reject }));
    }
  }

  let browser;

  beforeEach(() => {
    browser = new FakeMediaDevices();
    replace('navigator', { mediaDevices: browser });
    replace('HTMLMediaElement', class { setSinkId() {} });
  });

  const camera = { kind: 'videoinput', deviceId: 'c', label: 'Camera' };
  const speaker = { kind: 'audiooutput', deviceId: 's', label: 'Speaker' };
  const listed = () => facts.named('devicesListed').map(([, devices]) => devices);

  test('are told when asked for and whenever they change, in plain objects', async () => {
    const devices = new Devices(facts.emit);
    browser.dispatchEvent(new Event('devicechange'));
    assert.equal(browser.answers.length, 0);
    devices.list();
    browser.answers[0].resolve([Object.assign(Object.create({ groupId: 'g' }), camera), speaker]);
    await settle();
    assert.deepEqual(listed(), [[camera, speaker]]);
    browser.dispatchEvent(new Event('devicechange'));
    browser.answers[1].resolve([speaker]);
    await settle();
    assert.deepEqual(listed()[1], [speaker]);
  });

  test('of an older list that comes late are not told', async () => {
    const devices = new Devices(facts.emit);
    devices.list();
    browser.dispatchEvent(new Event('devicechange'));
    browser.answers[1].resolve([camera]);
    browser.answers[0].resolve([]);
    await settle();
    assert.deepEqual(listed(), [[camera]]);
  });

  test('to hear with are none where the browser has no choice of them', async () => {
    replace('HTMLMediaElement', class {});
    new Devices(facts.emit).list();
    browser.answers[0].resolve([camera, speaker]);
    await settle();
    assert.deepEqual(listed(), [[camera]]);
  });

  test('that the page may not know are none', async () => {
    new Devices(facts.emit).list();
    browser.answers[0].reject(new DOMException('No.', 'NotAllowedError'));
    await settle();
    assert.deepEqual(listed(), [[]]);
  });

  test('are told no more once stopped', async () => {
    const devices = new Devices(facts.emit);
    devices.list();
    devices.stop();
    browser.dispatchEvent(new Event('devicechange'));
    browser.answers[0].resolve([camera]);
    await settle();
    assert.equal(browser.answers.length, 1);
    assert.deepEqual(facts.all, []);
  });

  test('of an insecure page are not asked for', () => {
    replace('navigator', {});
    assert.doesNotThrow(() => new Devices(facts.emit).list());
  });
});

describe('sound', () => {
  class FakeAudio {
    static refuses = true;
    static made = [];
    sink = '';
    constructor() {
      FakeAudio.made.push(this);
    }
    async setSinkId(device) {
      if (device === 'gone') throw new DOMException('No such device.', 'NotFoundError');
      this.sink = device;
    }
    play() {
      if (!FakeAudio.refuses) return Promise.resolve();
      return Promise.reject(new DOMException('Touch first.', 'NotAllowedError'));
    }
    pause() {}
    remove() {}
  }

  beforeEach(() => {
    FakeAudio.refuses = true;
    FakeAudio.made = [];
    useFakeAudio(replace);
    replace('document', { createElement: () => new FakeAudio() });
  });

  test('that the browser refuses is told of once, and again when a click has started it', async () => {
    const output = new AudioOutput(facts.emit);
    output.play(1, new FakeTrack('audio'));
    output.play(2, new FakeTrack('audio'));
    await settle();
    FakeAudio.refuses = false;
    output.resume();
    await settle();
    assert.deepEqual(facts.all, [['audioBlocked'], ['audioUnblocked']]);
  });

  test('comes out of the chosen speaker, that of later tracks as well', async () => {
    FakeAudio.refuses = false;
    const output = new AudioOutput(facts.emit);
    output.play(1, new FakeTrack('audio'));
    const [first] = FakeAudio.made;
    output.choose(7, 'out-2');
    assert.deepEqual(await facts.next('operationDone'), ['operationDone', 7]);
    assert.equal(first.sink, 'out-2');
    output.play(2, new FakeTrack('audio'));
    assert.equal(FakeAudio.made.at(-1).sink, 'out-2');
  });

  test('stays where it is when the chosen speaker is not there', async () => {
    FakeAudio.refuses = false;
    const output = new AudioOutput(facts.emit);
    output.play(1, new FakeTrack('audio'));
    const [first] = FakeAudio.made;
    output.choose(7, 'out-2');
    await facts.next('operationDone');
    output.choose(8, 'gone');
    assert.deepEqual((await facts.next('operationFailed')).slice(0, 3), ['operationFailed', 8, 'NotFoundError']);
    assert.equal(first.sink, 'out-2');
  });

  test('for testing comes out of the chosen speaker and leaves nothing behind', async () => {
    FakeAudio.refuses = false;
    const output = new AudioOutput(facts.emit);
    output.choose(7, 'out-2');
    await facts.next('operationDone');
    await output.test();
    const element = FakeAudio.made.at(-1);
    assert.equal(element.sink, 'out-2');
    assert.equal(element.srcObject, null);
    assert.deepEqual(FakeAudioContext.all.map(({ state }) => state), ['closed']);
  });

  test('is no longer blocked when the blocked track is gone', async () => {
    const output = new AudioOutput(facts.emit);
    output.play(1, new FakeTrack('audio'));
    await settle();
    output.stop(1);
    await settle();
    assert.deepEqual(facts.all, [['audioBlocked'], ['audioUnblocked']]);
  });
});

describe('storage', () => {
  test('forbidden by the browser is like an empty one', () => {
    replace('localStorage', undefined);
    storeValue('name', 'Ana');
    assert.equal(storedValue('name'), '');
  });

  test('keeps values under the name of the product', () => {
    const kept = new Map();
    replace('localStorage', {
      getItem: (key) => kept.get(key) ?? null,
      setItem: (key, value) => kept.set(key, value),
    });
    storeValue('name', 'Ana');
    assert.equal(storedValue('name'), 'Ana');
    assert.deepEqual([...kept.keys()], ['parley.name']);
  });

  test('without a clipboard answers that copying failed', async () => {
    replace('navigator', {});
    copyText(facts.emit, 4, 'text');
    assert.deepEqual((await facts.next('operationFailed')).slice(0, 3), ['operationFailed', 4, 'NotAllowedError']);
  });
});
