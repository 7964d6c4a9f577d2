// What a page's address asks for.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { mediaFromWord, optionsFromAddress, withRegion } from '../../../web/address.js';

const page = (search, protocol = 'http:') => ({ protocol, host: 'here:8080', pathname: '/call/', search });

test('a plain address asks for nothing: own server, own dialect, both media', () => {
  assert.deepEqual(optionsFromAddress(page('')), {
    room: '',
    name: '',
    audio: true,
    video: true,
    join: false,
    signalUrl: 'ws://here:8080',
    dialect: 'parley',
    calls: [],
    region: '',
    token: '',
    pageUrl: 'http://here:8080/call/',
  });
});

test('a link can lead straight into a room elsewhere', () => {
  const search = '?room=blue%20door&name=An%C3%A4&media=a&join=1&signal=ws://there/ws&dialect=peer-list';
  const options = optionsFromAddress(page(search));
  assert.equal(options.room, 'blue door');
  assert.equal(options.name, 'Anä');
  assert.deepEqual([options.audio, options.video], [true, false]);
  assert.equal(options.join, true);
  assert.equal(options.signalUrl, 'ws://there/ws');
  assert.equal(options.dialect, 'peer-list');
});

test('a region stands in the query of the server', () => {
  assert.equal(optionsFromAddress(page('?region=eu')).region, 'eu');
  assert.equal(withRegion('wss://there'), 'wss://there');
  assert.equal(withRegion('wss://there', 'eu'), 'wss://there?region=eu');
  assert.equal(withRegion('wss://there/ws?room=a', 'a&b'), 'wss://there/ws?room=a&region=a%26b');
});

test('a secure page signals securely', () => {
  assert.equal(optionsFromAddress(page('', 'https:')).signalUrl, 'wss://here:8080');
});

for (const [word, audio, video] of [
  ['av', true, true],
  ['a', true, false],
  ['v', false, true],
  ['none', false, false],
  ['audio video', true, true],
  ['audio', true, false],
  ['video', false, true],
  ['something else', true, true],
  [null, true, true],
]) {
  test(`media "${word}" means audio ${audio}, video ${video}`, () => {
    assert.deepEqual(mediaFromWord(word), { audio, video });
  });
}
