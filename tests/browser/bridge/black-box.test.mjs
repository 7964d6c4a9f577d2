// The black box: what it keeps, when it stops, and that none of it is private.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { BlackBox } from '../../../web/bridge/black-box.js';
import { fileNameFrom } from '../../../web/bridge/file-name.js';

const signalUrl = 'wss://meet.quillsoft.test:8443/parley?ticket=t1ck3t-0000';
const options = {
  signalUrl,
  dialect: 'parley',
  room: ' Secret Café ',
  name: 'Zora Quill',
  pageUrl: 'https://quillsoft.test/private-path/',
  token: 'eyJhbGciOiJIUzI1NiJ9.Zm9yYmlkZGVu.c2lnbmF0dXJl',
  calls: [],
  audio: true,
  video: true,
  canShareScreen: false,
  joinAtOnce: false,
  iceServers: [
    { url: 'turn:relay.quillsoft.test:3478?transport=udp', username: '1700:zora', credential: 'hunter2hunter2' },
  ],
};
const snapshot = {
  revision: 1, phase: 'lobby', self: '', name: 'Zora Quill', room: 'Secret Café',
  roomLink: 'https://quillsoft.test/private-path/?room=Secret%20Caf%C3%A9', members: [], notice: null,
};
const sdp = [
  'v=0', 'o=mozilla 77 2 IN IP4 198.51.100.7', 's=-', 't=0 0',
  'm=audio 9 UDP/TLS/RTP/SAVPF 111', 'c=IN IP4 198.51.100.7', 'a=mid:0', 'a=sendrecv',
  'a=setup:actpass', 'a=ice-ufrag:uFrG', 'a=ice-pwd:passwordpasswordpassword1',
  'a=fingerprint:sha-256 AA:BB:CC:DD', 'a=msid:stream-of-zora track', 'a=ssrc:99 cname:zora@laptop', '',
].join('\r\n');
const candidate = 'candidate:842163049 1 udp 1677729535 203.0.113.9 40000 typ srflx raddr 192.168.7.7 rport 50000 ' +
  'generation 0 ufrag uFrG network-cost 999';

/** An engine that changes its snapshot only when a test says so. */
function makeEngine(box) {
  const state = { now: 7, snapshot, calls: [] };
  const exported = new Proxy({
    handledAt: () => state.now,
    revision: () => state.snapshot.revision,
    snapshot: () => state.snapshot,
  }, { get: (target, name) => target[name] ?? ((...values) => void state.calls.push([name, ...values])) });
  box.begin(options, [1, 2]);
  const orders = box.watchOrders(new Proxy({}, {
    ownKeys: () => ['sendFrame', 'openSocket', 'addCandidate', 'setRemoteDescription', 'openPeerConnection', 'log',
      'sendOnDataChannel', 'storeValue', 'copyText', 'requestMedia', 'openNamedChannel'],
    getOwnPropertyDescriptor: () => ({ enumerable: true, configurable: true }),
    get: () => () => {},
  }));
  return { state, orders, facts: box.watchFacts(exported) };
}

const linesOf = (box) => box.text().trimEnd().split('\n').map((line) => JSON.parse(line));
const received = (box, at = -1) => linesOf(box).filter(({ tell }) => tell?.[0] === 'frameReceived').at(at).tell[2];

describe('black box', () => {
  test('keeps what is told with the time that the engine has read, what is ordered, and what changed', () => {
    const box = new BlackBox();
    const { state, orders, facts } = makeEngine(box);
    state.now = 1234;
    state.snapshot = { ...snapshot, revision: 2, phase: 'joining' };
    facts.setMicrophone(true);
    orders.log('joining');
    const [header, ...lines] = linesOf(box);
    assert.deepEqual([header.parley, header.version, header.seed], ['black box', 1, [1, 2]]);
    assert.deepEqual(lines[0], { at: 7, tell: ['start'] });
    assert.equal(lines[1].state.phase, 'lobby');
    assert.deepEqual(lines.slice(2), [
      { at: 1234, tell: ['setMicrophone', true] },
      { state: { revision: 2, phase: 'joining' } },
      { order: ['log', 'joining'] },
    ]);
    assert.deepEqual(state.calls, [['setMicrophone', true]]);
  });

  test('says that it was full, and lets everything through afterwards', () => {
    const box = new BlackBox(2000);
    const { state, facts } = makeEngine(box);
    for (let i = 0; i < 100; ++i) facts.setMicrophone(true);
    assert.equal(state.calls.length, 100);
    const lines = linesOf(box);
    assert.deepEqual(lines.at(-1), { full: true });
    assert.equal(lines.filter(({ full }) => full).length, 1);
    assert.ok(box.text().length < 3000);
  });

  test('keeps what an engine was told that broke of it', () => {
    const box = new BlackBox();
    box.begin(options, [1, 2]);
    const facts = box.watchFacts({
      handledAt: () => 7, revision: () => 1, snapshot: () => snapshot, join() { throw new Error('unreachable'); },
    });
    assert.throws(() => facts.join(), /unreachable/);
    assert.deepEqual(linesOf(box).at(-1).tell, ['join']);
  });

  test('leaves out words that follow from certificates, and keeps why there are none', () => {
    const box = new BlackBox();
    const { state, facts } = makeEngine(box);
    const safetyCode = { words: 'oak owl', missing: '' };
    const members = [{ id: 'p2', safetyCode: 'oak owl', hand: true }];
    state.snapshot = { ...snapshot, revision: 2, safetyCode, members };
    facts.setMicrophone(true);
    const { state: kept } = linesOf(box).at(-1);
    assert.deepEqual(kept.safetyCode, { missing: '' });
    assert.deepEqual(kept.members, [{ id: 'p2', hand: true }]);
  });

  test('tells no secret', () => {
    const box = new BlackBox();
    const { state, orders, facts } = makeEngine(box);
    facts.setDisplayName('Zora von Quill');
    orders.openSocket(1, `${signalUrl}&room=Secret%20Caf%C3%A9`, 'parley.v1');
    facts.frameReceived(1, JSON.stringify({
      type: 'joined', id: 'p1', room: 'Secret Café', resume: { token: 'pr00f-of-place' },
      members: [{ id: 'p2', name: 'Benedikt \u{1f98a}', state: {} }],
      iceServers: [{ urls: ['turns:relay.quillsoft.test'], username: '1700:p1', credential: 'swordfish' }],
    }));
    facts.frameReceived(1, JSON.stringify({ type: 'unheard-of', note: ['my diary'], 'diary@quillsoft.test': 5 }));
    facts.frameReceived(1, JSON.stringify({ type: 'description', from: 'p2', description: { type: 'offer', sdp } }));
    facts.frameReceived(1, JSON.stringify({ offer: JSON.stringify({ type: 'offer', sdp }) }));
    facts.frameReceived(1, '42["newMessage",{"text":"my diary at https://quillsoft.test/diary","sender":"Benedikt"}]');
    facts.frameReceived(1, 'no JSON of Benedikt');
    facts.frameReceived(1, JSON.stringify({ type: 'said', from: 'Zora Quill', to: 'Benedikt \u{1f98a}' }));
    facts.frameReceived(1, JSON.stringify({
      type: 'candidate', candidate: { candidate, sdpMid: '0', sdpMLineIndex: 0, usernameFragment: 'uFrG' },
    }));
    facts.candidateGathered(5, 'candidate:1 1 udp 1 6f1c2a2e-aaaa-4bbb-8ccc-0123.local 5 typ host', '0', 0, 'uFrG');
    facts.localDescriptionSet(3, 'answer', sdp);
    facts.operationFailed(3, 'OperationError', 'Invalid line: a=ice-pwd:passwordpasswordpassword1');
    facts.operationFailed(4, 'my diary', '');
    facts.socketClosed(1, 1006, 'my diary');
    facts.dataChannelMessage(1, 'Hello from Benedikt');
    facts.sendChat('  my diary in the chat ');
    orders.sendOnDataChannel(1, JSON.stringify({ type: 'chat', number: 1, text: 'my diary in the chat' }));
    const told = { author: 'p9', name: 'Benedikt', number: 2, text: 'my diary, told' };
    facts.dataChannelMessage(1, JSON.stringify({ type: 'chat-history', messages: [told] }));
    facts.dataChannelMessage(1, 'my diary, this time with spaces and no protocol at all');
    orders.sendFrame(1, JSON.stringify({ type: 'join', resume: { token: 'pr00f-of-place' }, name: 'Zora von Quill' }));
    orders.sendOnDataChannel(1, 'Hello from Zora von Quill');
    orders.copyText(1, snapshot.roomLink);
    orders.storeValue('name', 'Zora von Quill');
    const relay = { urls: 'turns:relay.quillsoft.test', username: '1700:p1', credential: 'swordfish' };
    orders.openPeerConnection(5, [relay]);
    state.snapshot = {
      ...snapshot, revision: 3, name: 'Zora von Quill',
      members: [{ id: 'p2', name: 'Benedikt \u{1f98a}', linkReason: 'The browser rejected the connection: my diary' }],
      notice: { kind: 'error', text: 'The server meet.quillsoft.test:8443 cannot be reached. Check your network.' },
    };
    facts.pageShown();
    state.snapshot = { ...state.snapshot, revision: 4, notice: {
      kind: 'warning', text: `The link could not be copied. It is ${snapshot.roomLink}`,
    } };
    facts.pageShown();
    state.snapshot = { ...state.snapshot, revision: 5, notice: {
      kind: 'information', text: 'Benedikt \u{1f98a}: Hello from Benedikt',
    } };
    facts.pageShown();
    state.snapshot = { ...state.snapshot, revision: 6, unread: 1, chat: [
      { sequence: 1, author: 'p1', name: 'Zora von Quill', text: 'my diary in the chat', own: true, told: false },
      { sequence: 2, author: 'p9', name: 'Benedikt', text: 'my diary, told', own: false, told: true },
    ] };
    facts.pageShown();
    const text = box.text();
    const secrets = [
      'Zora', 'Quill', 'quillsoft', 'Secret', 'Caf', 't1ck3t', 'private-path', 'eyJ', '1700:', 'hunter2', 'Benedikt',
      '\u{1f98a}', 'pr00f', 'swordfish', 'diary', '198.51.100.7', '203.0.113.9', '192.168.7.7', '.local', 'uFrG',
      'ice-pwd', 'passwordpassword', 'AA:BB', 'sha-256', 'stream-of', 'cname', '842163049',
    ];
    for (const secret of secrets) assert.ok(!text.includes(secret), `${secret} in ${text}`);
  });

  test('puts the same in place of the same wherever it stands, and keeps what frames are made of', () => {
    const box = new BlackBox();
    const { orders, facts } = makeEngine(box);
    const frame = '{"type": "joined","id":"p1", "resume":{"token":"pr00f"},"number":1.0,"number":2}';
    facts.frameReceived(1, frame);
    orders.sendFrame(1, '{"type":"join","room":"Secret Café","resume":{"id":"p1","token":"pr00f"}}');
    orders.openSocket(1, `${signalUrl}&room=Secret%20Caf%C3%A9`, 'parley.v1');
    const [header, ...lines] = linesOf(box);
    assert.equal(received(box), '{"type": "joined","id":"p1", "resume":{"token":"token-002"},"number":1.0,"number":2}');
    assert.equal(lines.at(-2).order[2], '{"type":"join","room":"room-001","resume":{"id":"p1","token":"token-002"}}');
    assert.deepEqual(lines.at(-1).order,
      ['openSocket', 1, 'wss://host-001/parley?ticket=ticket-001&room=room-001', 'parley.v1']);
    assert.equal(header.options.room, 'room-001');
    assert.equal(lines[1].state.roomLink, 'https://host-002/path-001/?room=room-001');
  });

  test('puts the same in place of a chat message as it was typed, sent and shown', () => {
    const box = new BlackBox();
    const { state, orders, facts } = makeEngine(box);
    facts.sendChat('  see you at 8: the pier ');
    orders.sendOnDataChannel(1, JSON.stringify({ type: 'chat', number: 1, text: 'see you at 8: the pier' }));
    state.snapshot = { ...snapshot, revision: 2, chat: [
      { sequence: 1, author: 'p1', name: 'Zora Quill', text: 'see you at 8: the pier', own: true, told: false },
    ] };
    facts.pageShown();
    const lines = linesOf(box);
    const typed = lines.find(({ tell }) => tell?.[0] === 'sendChat').tell[1];
    const sent = JSON.parse(lines.find(({ order }) => order?.[0] === 'sendOnDataChannel').order[2]);
    const [shown] = lines.findLast(({ state: changed }) => changed?.chat).state.chat;
    assert.match(typed, /^text-\d+$/);
    assert.deepEqual([sent.type, sent.number, sent.text], ['chat', 1, typed]);
    assert.deepEqual([shown.text, shown.author], [typed, 'p1']);
  });

  test('leaves what a description and a candidate are about', () => {
    const box = new BlackBox();
    const { facts } = makeEngine(box);
    facts.localDescriptionSet(3, 'offer', sdp);
    facts.candidateGathered(5, candidate, '0', 0, 'uFrG');
    const [description, gathered] = linesOf(box).slice(-2).map(({ tell }) => tell);
    assert.equal(description[3], [
      'v=0', 's=description-1', 'm=audio 9 UDP/TLS/RTP/SAVPF 111', 'a=mid:0', 'a=sendrecv', 'a=setup:actpass',
      'a=fingerprint:certificate-001', '',
    ].join('\r\n'));
    assert.equal(gathered[2], 'candidate:foundation-001 1 udp 1677729535 address-001 40000 typ srflx ' +
      'raddr address-002 rport 50000 generation 0 ufrag ufrag-001 network-cost 999');
    assert.equal(gathered[5], 'ufrag-001');
  });

  test('keeps what is too long as long as it was', () => {
    const box = new BlackBox();
    const { facts } = makeEngine(box);
    facts.frameReceived(1, JSON.stringify({ name: 'é'.repeat(100) }));
    assert.equal(JSON.parse(received(box)).name.length, 200);
  });

  test('keeps names that are ids in their order', () => {
    const box = new BlackBox();
    const { facts } = makeEngine(box);
    const engine = { handledAt: () => 7, revision: () => 1, snapshot: () => snapshot, frameReceived() {} };
    const calling = new BlackBox();
    calling.begin({ ...options, dialect: 'direct-call', name: 'Mia', calls: ['Zoe', 'Ana'] }, [1, 2]);
    const { frameReceived } = calling.watchFacts(engine);
    frameReceived(1, '{"type":"peer-joined","peerId":"Uma"}');
    const name = linesOf(calling)[0].options.name;
    const [zoe, ana] = linesOf(calling)[0].options.calls;
    const uma = JSON.parse(received(calling)).peerId;
    assert.ok(ana < name && name < uma && uma < zoe, [ana, name, uma, zoe].join());
    facts.frameReceived(1, '{"type":"peer-joined","peerId":"uma"}');
    assert.equal(JSON.parse(received(box)).peerId, 'uma');
  });

  test('tells no name of a file, as it was given or as it is shown, and the core makes the same of both', () => {
    const box = new BlackBox();
    const { state, orders, facts } = makeEngine(box);
    const long = `${'diagnosis '.repeat(9)}2026.pdf`;
    facts.offerFile(1, '/secret/di\u202Eagnosis.pdf', 10, 'application/pdf', '');
    orders.sendOnDataChannel(1, JSON.stringify({ type: 'file-offer', file: 1, name: 'diagnosis.pdf', size: 10 }));
    facts.dataChannelMessage(1, JSON.stringify({ type: 'file-offer', file: 1, name: long, size: 10 }));
    const files = [{ id: 1, name: 'diagnosis.pdf', state: 'offered' }, { id: 2, name: long, state: 'offered' }];
    state.snapshot = { ...snapshot, revision: 2, files };
    facts.readChat();
    assert.doesNotMatch(box.text(), /diagnosis|agnosis|secret/);
    const lines = linesOf(box);
    const told = (name) => lines.find(({ tell }) => tell?.[0] === name).tell;
    const [own, theirs] = lines.findLast(({ state: changed }) => changed?.files).state.files;
    assert.equal(own.state, 'offered');
    assert.equal(fileNameFrom(told('offerFile')[2]), own.name);
    assert.equal(JSON.parse(lines.find(({ order }) => order?.[0] === 'sendOnDataChannel').order[2]).name, own.name);
    assert.equal(fileNameFrom(JSON.parse(told('dataChannelMessage')[2]).name), theirs.name);
    assert.notEqual(own.name, theirs.name);
  });

  test('tells no name of a channel of the page, and the core takes the same one from its label', () => {
    const box = new BlackBox();
    const { orders, facts } = makeEngine(box);
    const tooLong = 'sketches '.repeat(8);
    facts.declareNamedChannel('sketches of Ana', false, 0, -1);
    orders.openNamedChannel(1, 2, 'parley.app.sketches of Ana', 'b', 'sketches of Ana', false, 0, -1);
    facts.dataChannelAnnounced(1, 'parley.app.sketches of Ana');
    facts.dataChannelAnnounced(1, `parley.app.${tooLong}`);
    facts.dataChannelAnnounced(1, 'parley.app.');
    assert.doesNotMatch(box.text(), /sketches|Ana/);
    const calls = linesOf(box).map(({ tell, order }) => tell ?? order).filter(Boolean);
    const name = calls.find(([call]) => call === 'declareNamedChannel')[1];
    const opened = calls.find(([call]) => call === 'openNamedChannel');
    assert.deepEqual([opened[3], opened[5]], [`parley.app.${name}`, name]);
    const announced = calls.filter(([call]) => call === 'dataChannelAnnounced').map(([, , label]) => label);
    assert.equal(announced[0], `parley.app.${name}`);
    assert.ok(announced[1].length > 'parley.app.'.length + 64);
    assert.equal(announced[2], 'parley.app.');
  });

  test('tells no device, and the same one is the same wherever it stands', () => {
    const box = new BlackBox();
    const { state, orders, facts } = makeEngine(box);
    const deviceId = '6f2dd1'.padEnd(64, '0a');
    const devices = { microphones: [], cameras: [{ deviceId, label: 'Zoras Webcam', chosen: true }], speakers: [] };
    facts.devicesListed([{ kind: 'videoinput', deviceId, label: 'Zoras Webcam' }]);
    orders.requestMedia(1, 0, 65536, '', deviceId);
    orders.storeValue('camera', deviceId);
    facts.mediaGranted(1, '', deviceId);
    state.snapshot = { ...snapshot, revision: 2, devices };
    facts.chooseDevice('videoinput', deviceId);
    assert.doesNotMatch(box.text(), /Webcam|6f2dd1/);
    const lines = linesOf(box);
    const told = (name) => lines.find(({ tell }) => tell?.[0] === name).tell;
    const [{ kind, deviceId: placeholder, label }] = told('devicesListed')[1];
    assert.equal(kind, 'videoinput');
    assert.deepEqual(told('mediaGranted'), ['mediaGranted', 1, '', placeholder]);
    assert.deepEqual(told('chooseDevice'), ['chooseDevice', 'videoinput', placeholder]);
    const ordered = lines.filter(({ order }) => order).map(({ order }) => order);
    assert.deepEqual(ordered[0], ['requestMedia', 1, 0, 65536, '', placeholder]);
    assert.deepEqual(ordered[1], ['storeValue', 'camera', placeholder]);
    const shown = lines.filter(({ state: changed }) => changed?.devices).at(-1).state.devices.cameras;
    assert.deepEqual(shown, [{ deviceId: placeholder, label, chosen: true }]);
  });
});
