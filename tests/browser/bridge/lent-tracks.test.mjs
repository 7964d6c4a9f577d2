// Tracks that the page lends in place of devices: who is asked, what is sent, and whose they stay.
import assert from 'node:assert/strict';
import { beforeEach, describe, test } from 'node:test';

import { DataChannels } from '../../../web/bridge/data-channels.js';
import { LentTracks } from '../../../web/bridge/lent-tracks.js';
import { Media } from '../../../web/bridge/media.js';
import { PeerConnections } from '../../../web/bridge/peer-connections.js';
import { Facts, FakePeerConnection, FakeStream, FakeTrack, useFakes } from './fakes.mjs';

const { replace } = useFakes();

let facts;
let asked;
let grant;
let own;

beforeEach(() => {
  facts = new Facts();
  asked = [];
  own = new FakeTrack('video', 'canvas');
  const granted = new Promise((resolve) => { grant = (...tracks) => resolve(new FakeStream(tracks)); });
  replace('navigator', { mediaDevices: {
    getUserMedia: (constraints) => {
      asked.push(constraints);
      return granted;
    },
  } });
});

function mediaWith(tracks) {
  return new Media(facts.emit, new LentTracks(tracks));
}

describe('a track that the page lends', () => {
  test('answers for its device, of which nobody is asked', async () => {
    const media = mediaWith({ video: own });
    media.request(3, 0, 11);
    assert.deepEqual(await facts.next('mediaGranted'), ['mediaGranted', 3, '', '']);
    assert.equal(media.track(11), own);
    assert.deepEqual(asked, []);
  });

  test('leaves the other device to be asked for', async () => {
    const media = mediaWith({ video: own });
    const microphone = new FakeTrack('audio', 'mic-1');
    grant(microphone);
    media.request(3, 10, 11);
    assert.deepEqual(await facts.next('mediaGranted'), ['mediaGranted', 3, 'mic-1', '']);
    assert.equal(asked[0].video, false);
    assert.deepEqual([media.track(10), media.track(11)], [microphone, own]);
  });

  test('answers for the screen', async () => {
    const media = mediaWith({ screen: own });
    media.requestScreen(3, 11);
    await facts.next('mediaGranted');
    assert.equal(media.track(11), own);
    assert.equal(own.contentHint, undefined);
  });

  test('that has ended is like a device that is not there', async () => {
    own.readyState = 'ended';
    mediaWith({ video: own }).request(3, 0, 11);
    assert.deepEqual((await facts.next('operationFailed')).slice(0, 3), ['operationFailed', 3, 'NotFoundError']);
  });

  test('is neither stopped nor changed', async () => {
    const media = mediaWith({ video: own });
    media.request(3, 0, 11);
    await facts.next('mediaGranted');
    media.setEnabled(11, false);
    assert.equal(media.sent(11), null);
    media.release(11);
    assert.deepEqual([own.enabled, own.stopped], [true, false]);
  });

  test('takes the place of a device that is granted after it', async () => {
    const media = mediaWith({});
    const camera = new FakeTrack('video');
    media.request(3, 0, 11);
    media.lend('video', own, 0);
    grant(camera);
    await facts.next('mediaGranted');
    assert.deepEqual([media.track(11), camera.stopped], [own, true]);
  });

  test('takes the place of a device in use on all connections, and its end is told', async () => {
    const media = mediaWith({});
    const camera = new FakeTrack('video');
    const connections = new PeerConnections(facts.emit, media, new DataChannels(facts.emit));
    media.request(3, 0, 11);
    grant(camera);
    await facts.next('mediaGranted');
    const peers = [5, 6].map((handle) => {
      connections.open(handle, []);
      return FakePeerConnection.latest;
    });
    for (const handle of [5, 6]) await connections.setSender(handle, 'video', 11, true);
    media.lend('video', own, 11);
    connections.resend(11);
    assert.deepEqual(peers.map(({ transceivers: [video] }) => video.sender.track), [own, own]);
    assert.equal(camera.stopped, true);
    own.dispatchEvent(new Event('ended'));
    camera.dispatchEvent(new Event('ended'));
    assert.deepEqual(facts.named('trackEnded'), [['trackEnded', 11]]);
  });

  test('stays silent in the place of a device that was muted', async () => {
    const media = mediaWith({});
    const microphone = new FakeTrack('audio');
    media.request(3, 10, 0);
    grant(microphone);
    await facts.next('mediaGranted');
    media.setEnabled(10, false);
    media.lend('audio', new FakeTrack('audio'), 10);
    assert.equal(media.sent(10), null);
  });

  test('that is taken back has ended for the core', async () => {
    const media = mediaWith({ video: own });
    media.request(3, 0, 11);
    await facts.next('mediaGranted');
    media.lend('video', undefined, 11);
    assert.deepEqual(facts.named('trackEnded'), [['trackEnded', 11]]);
    media.request(4, 0, 12);
    assert.equal(asked.length, 1);
  });
});
