// Sockets, peer connections and data channels of the bridge against stand-ins: what is told to the core, and when.
import assert from 'node:assert/strict';
import { beforeEach, describe, test } from 'node:test';

import { DataChannels } from '../../../web/bridge/data-channels.js';
import { Media } from '../../../web/bridge/media.js';
import { PeerConnections } from '../../../web/bridge/peer-connections.js';
import { Sockets } from '../../../web/bridge/sockets.js';
import { Facts, FakeChannel, FakePeerConnection, FakeTrack, FakeWebSocket, settle, useFakes } from './fakes.mjs';

useFakes();

let facts;

beforeEach(() => {
  facts = new Facts();
});

describe('sockets', () => {
  test('tell of opening, text, binary and closing under their handle', () => {
    const sockets = new Sockets(facts.emit);
    sockets.open(7, 'ws://here/parley', 'parley.v1');
    const socket = FakeWebSocket.latest;
    assert.equal(socket.subprotocol, 'parley.v1');
    socket.fire('open');
    socket.fire('message', { data: 'hello' });
    socket.fire('message', { data: new ArrayBuffer(5) });
    socket.fire('close', { code: 1006, reason: 'gone' });
    assert.deepEqual(facts.all, [
      ['socketOpened', 7],
      ['frameReceived', 7, 'hello'],
      ['binaryFrameReceived', 7, 5],
      ['socketClosed', 7, 1006, 'gone'],
    ]);
  });

  test('answer an impossible address with a close, after the order has returned', async () => {
    new Sockets(facts.emit).open(7, 'gopher://here', '');
    assert.deepEqual(facts.all, []);
    assert.deepEqual(await facts.next('socketClosed'), ['socketClosed', 7, 1006, 'The URL is invalid.']);
  });

  test('tell nothing after they were ordered closed, and close even with a code scripts may not use', () => {
    const sockets = new Sockets(facts.emit);
    sockets.open(7, 'ws://here', '');
    const socket = FakeWebSocket.latest;
    sockets.close(7, 1001, 'leaving');
    socket.fire('message', { data: 'late' });
    socket.fire('close', { code: 1000, reason: '' });
    assert.deepEqual(socket.closedWith, [undefined, undefined]);
    assert.deepEqual(facts.all, []);
  });
});

describe('peer connections', () => {
  let media;
  let channels;
  let connections;
  let peer;

  beforeEach(() => {
    media = new Media(facts.emit);
    channels = new DataChannels(facts.emit);
    connections = new PeerConnections(facts.emit, media, channels);
    connections.open(5, [{ urls: 'stun:here' }]);
    peer = FakePeerConnection.latest;
  });

  test('answer operations with what the browser made of them', async () => {
    connections.setLocalDescription(5, 1);
    connections.setRemoteDescription(5, 2, 'answer', 'v=0 remote');
    connections.addCandidate(5, 3, { candidate: 'c' });
    await facts.next('operationDone');
    await settle();
    assert.deepEqual(facts.all, [
      ['localDescriptionSet', 1, 'offer', 'v=0'],
      ['operationDone', 2],
      ['operationDone', 3],
    ]);
    assert.deepEqual(peer.remoteDescription, { type: 'answer', sdp: 'v=0 remote' });
  });

  test('tell the browser the role in DTLS that the far side of a later offer has', async () => {
    const apply = async (type, sdp) => {
      connections.setRemoteDescription(5, 1, type, sdp);
      await facts.next('operationDone');
      return peer.remoteDescription.sdp;
    };
    const offer = 'v=0\r\na=setup:actpass\r\na=setup:actpass\r\n';
    const offerAs = (role) => offer.replaceAll('actpass', role);
    assert.equal(await apply('offer', offer), offer);
    peer.currentLocalDescription = { type: 'offer', sdp: offer };
    peer.currentRemoteDescription = { type: 'answer', sdp: 'v=0\r\na=setup:active\r\n' };
    assert.equal(await apply('offer', offer), offerAs('active'));
    peer.currentLocalDescription = { type: 'answer', sdp: 'v=0\r\na=setup:active\r\n' };
    peer.currentRemoteDescription = { type: 'offer', sdp: offer };
    assert.equal(await apply('offer', offer), offerAs('passive'));
  });

  test('take other ICE servers and keep all else of their configuration', () => {
    peer.configuration = { ...peer.configuration, bundlePolicy: 'max-bundle' };
    connections.setIceServers(5, [{ urls: 'turn:there', username: 'u', credential: 'k' }]);
    const { iceServers, bundlePolicy } = peer.configuration;
    assert.deepEqual(iceServers, [{ urls: 'turn:there', username: 'u', credential: 'k' }]);
    assert.equal(bundlePolicy, 'max-bundle');
  });

  test('live on with their former ICE servers where the browser takes no others', (t) => {
    const warned = t.mock.method(console, 'warn', () => {});
    peer.setConfiguration = undefined;
    connections.setIceServers(5, [{ urls: 'turn:there' }]);
    assert.equal(warned.mock.callCount(), 1);
    assert.deepEqual(peer.configuration.iceServers, [{ urls: 'stun:here' }]);
    connections.setIceServers(99, []);
    assert.equal(warned.mock.callCount(), 1);
  });

  test('answer a rejection with its name', async () => {
    peer.rejection = new DOMException('Nonsense.', 'OperationError');
    connections.setRemoteDescription(5, 2, 'offer', 'nonsense');
    assert.deepEqual(await facts.next('operationFailed'), ['operationFailed', 2, 'OperationError', 'Nonsense.']);
  });

  test('fail an operation on a connection that is not there', async () => {
    connections.setLocalDescription(99, 1);
    assert.equal((await facts.next('operationFailed'))[2], 'InvalidStateError');
  });

  test('report a connection that the browser would not make as failed', async () => {
    connections.open(6, [{ urls: 'bad' }]);
    assert.deepEqual(await facts.next('connectionStateChanged'), ['connectionStateChanged', 6, 'failed', 'failed']);
  });

  test('tell of candidates, an absent one as an empty one', () => {
    const candidate = { candidate: 'c', sdpMid: '0', sdpMLineIndex: 0, usernameFragment: 'u' };
    peer.fire('icecandidate', { candidate });
    peer.fire('icecandidate', { candidate: null });
    assert.deepEqual(facts.all, [['candidateGathered', 5, 'c', '0', 0, 'u'], ['candidateGathered', 5, '', '', -1, '']]);
  });

  test('tell both states when either changes', () => {
    Object.assign(peer, { connectionState: 'failed', iceConnectionState: 'connected' });
    for (const type of ['connectionstatechange', 'iceconnectionstatechange']) {
      facts.all.length = 0;
      peer.fire(type);
      assert.deepEqual(facts.all, [['connectionStateChanged', 5, 'failed', 'connected']]);
    }
  });

  test('tell nothing once closed, not even the end of an operation', async () => {
    connections.setLocalDescription(5, 1);
    connections.close(5);
    await settle();
    const types = ['negotiationneeded', 'icecandidate', 'iceconnectionstatechange', 'connectionstatechange', 'track',
      'datachannel'];
    for (const type of types) peer.fire(type);
    assert.equal(peer.closed, true);
    assert.deepEqual(facts.all, []);
  });

  test('keep a remote track until the core names it', () => {
    const track = new FakeTrack('video');
    peer.fire('track', { track, transceiver: { mid: '1' } });
    assert.deepEqual(facts.all, [['remoteTrackAdded', 5, 'video', '1']]);
    connections.adoptRemoteTrack(5, 'video', '1', 12);
    assert.equal(media.track(12), track);
  });

  test('know the receiver that a remote track comes out of', () => {
    connections.open(6, []);
    const [first, second] = [peer, FakePeerConnection.latest].map((one) => one.makeTransceiver('audio', '0'));
    assert.equal(connections.receiverOf(second.receiver.track), second.receiver);
    assert.equal(connections.receiverOf(first.receiver.track), first.receiver);
    assert.equal(connections.receiverOf(new FakeTrack('audio')), undefined);
    connections.close(6);
    assert.equal(connections.receiverOf(second.receiver.track), undefined);
  });

  test('send everything in one stream, on one transceiver for each kind', async () => {
    const [first, second] = [new FakeTrack('video'), new FakeTrack('video')];
    media.adopt(20, first);
    media.adopt(21, second);
    await connections.setSender(5, 'audio', 0, true);
    await connections.setSender(5, 'video', 20, true);
    await connections.setSender(5, 'video', 21, true);
    const [audio, video] = peer.transceivers;
    assert.equal(peer.transceivers.length, 2);
    assert.equal(video.sender.track, second);
    assert.equal(audio.sender.track, null);
    assert.equal(audio.sender.streams[0], video.sender.streams[0]);
  });

  test('give a screen the second video, whichever was made first', async () => {
    media.adopt(20, new FakeTrack('video'));
    media.adopt(21, new FakeTrack('video'));
    await connections.setSender(5, 'screen', 21, true);
    const [screen] = peer.transceivers;
    const camera = peer.makeTransceiver('video', '1', 'recvonly');
    screen.mid = '3';
    await connections.setSender(5, 'video', 20, false);
    await connections.setSender(5, 'screen', 21, false);
    assert.equal(camera.sender.track, media.track(20));
    assert.equal(screen.sender.track, media.track(21));
    assert.equal(peer.transceivers.length, 2);
  });

  test('stop what an offer of the far side has made superfluous', async () => {
    await connections.setSender(5, 'audio', 0, true);
    const [own] = peer.transceivers;
    let stops = 0;
    own.stop = () => { stops += 1; };
    peer.makeTransceiver('audio', '0', 'recvonly');
    await connections.setSender(5, 'audio', 0, false);
    await connections.setSender(5, 'audio', 0, false);
    assert.equal(stops, 1);
  });

  test('answer on the transceivers that an offer brought, and only on those', async () => {
    media.adopt(20, new FakeTrack('audio'));
    await connections.setSender(5, 'audio', 20, false);
    assert.deepEqual(peer.transceivers, []);
    await connections.setSender(5, 'audio', 0, true);
    const offered = peer.makeTransceiver('audio', '0', 'recvonly');
    await connections.setSender(5, 'audio', 20, false);
    assert.equal(offered.direction, 'sendrecv');
    assert.equal(offered.sender.track, media.track(20));
    assert.equal(peer.transceivers[0].sender.track, null);
  });
});

describe('data channels', () => {
  test('tell of opening, text and closing; binary is dropped', () => {
    const channels = new DataChannels(facts.emit);
    const peer = new FakePeerConnection({ iceServers: [] });
    channels.open(peer, 8, 'parley');
    peer.channel.fire('open');
    peer.channel.fire('message', { data: 'hello' });
    peer.channel.fire('message', { data: new ArrayBuffer(1) });
    peer.channel.fire('close');
    assert.deepEqual(facts.all, [
      ['dataChannelOpened', 8],
      ['dataChannelMessage', 8, 'hello'],
      ['dataChannelClosed', 8],
    ]);
  });

  test('report a channel that the browser would not make as closed', async () => {
    new DataChannels(facts.emit).open(undefined, 8, 'parley');
    assert.deepEqual(await facts.next('dataChannelClosed'), ['dataChannelClosed', 8]);
  });

  test('adopted while being announced open exactly once and lose no message', async () => {
    const channel = new FakeChannel('parley');
    channel.readyState = 'open';
    const channels = new DataChannels((fact, ...values) => {
      facts.emit(fact, ...values);
      if (fact === 'dataChannelAnnounced') channels.adopt(5, 8, 'parley');
    });
    channels.announce(5, channel);
    await settle();
    channel.fire('open');
    channel.fire('message', { data: 'hello' });
    assert.deepEqual(facts.all, [
      ['dataChannelAnnounced', 5, 'parley'],
      ['dataChannelOpened', 8],
      ['dataChannelMessage', 8, 'hello'],
    ]);
  });

  test('nobody adopts are closed', () => {
    const channel = new FakeChannel('strange');
    new DataChannels(facts.emit).announce(5, channel);
    assert.equal(channel.readyState, 'closed');
  });
});
