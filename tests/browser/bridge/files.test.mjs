// The bytes of files in the bridge: what is sent, how fast, what is taken, and what is thrown away.
import assert from 'node:assert/strict';
import { createHash, webcrypto } from 'node:crypto';
import { beforeEach, describe, test } from 'node:test';

import { fileNameFrom } from '../../../web/bridge/file-name.js';
import { headerBytes, partsOf, pieceBytes, withHeader } from '../../../web/bridge/file-pieces.js';
import { Files } from '../../../web/bridge/files.js';
import { Facts, FakeChannel, settle, useFakes } from './fakes.mjs';

useFakes();
globalThis.crypto ??= webcrypto;

let facts;
let files;

beforeEach(() => {
  facts = new Facts();
  files = new Files(facts.emit);
});

const bytesOf = (length) => Uint8Array.from({ length }, (_, index) => index % 251);
const hash = (bytes) => createHash('sha256').update(bytes).digest('hex');

function openChannel() {
  const channel = Object.assign(new FakeChannel('parley.file'), { readyState: 'open', bufferedAmount: 0 });
  return channel;
}

/** A file as far as sending needs one. */
const fileOf = (bytes) => ({ slice: (from, to) => new Blob([bytes.slice(from, to)]) });
const order = (source, values = {}) => ({ operation: 5, source, file: 3, chunk: 2, offset: 0, bytes: 10, ...values });

describe('sending', () => {
  test('tells what a chunk comes to and sends it in pieces that say where they belong', async () => {
    const bytes = bytesOf(2 * pieceBytes + 7);
    const channel = openChannel();
    files.sending.send(channel, order(files.sending.keep(fileOf(bytes)), { bytes: bytes.length }));
    assert.deepEqual(await facts.next('fileChunkRead'), ['fileChunkRead', 5, hash(bytes)]);
    await settle();
    const pieces = channel.sent.map(partsOf);
    assert.deepEqual(pieces.map(({ file, chunk, at }) => [file, chunk, at]),
      [[3, 2, 0], [3, 2, pieceBytes], [3, 2, 2 * pieceBytes]]);
    assert.deepEqual(Buffer.concat(pieces.map(({ bytes: piece }) => piece)), Buffer.from(bytes));
  });

  test('waits for the channel to open, and while too much waits in the browser', async () => {
    const channel = Object.assign(new FakeChannel('parley.file'), { bufferedAmount: 0 });
    const source = files.sending.keep(fileOf(bytesOf(10)));
    files.sending.send(channel, order(source));
    files.sending.send(channel, order(source, { operation: 6, chunk: 3 }));
    await settle();
    assert.deepEqual([facts.all, channel.sent], [[], []]);
    channel.readyState = 'open';
    channel.bufferedAmount = 2 ** 21;
    channel.fire('open');
    await facts.next('fileChunkRead');
    await settle();
    assert.equal(channel.sent.length, 0);
    assert.equal(facts.all.length, 1);
    channel.bufferedAmount = 0;
    channel.fire('bufferedamountlow');
    while (channel.sent.length < 2) await settle();
    assert.deepEqual(channel.sent.map(partsOf).map(({ chunk }) => chunk), [2, 3]);
  });

  test('says what went wrong: a file that is gone or shorter, a channel that is gone', async () => {
    const gone = { slice: () => ({ arrayBuffer: () => Promise.reject(new DOMException('', 'NotFoundError')) }) };
    files.sending.send(openChannel(), order(files.sending.keep(gone)));
    files.sending.send(openChannel(), order(files.sending.keep(fileOf(bytesOf(9))), { operation: 6 }));
    files.sending.send(undefined, order(files.sending.keep(fileOf(bytesOf(10))), { operation: 7 }));
    const closed = Object.assign(openChannel(), { readyState: 'closed' });
    files.sending.send(closed, order(files.sending.keep(fileOf(bytesOf(10))), { operation: 8 }));
    while (facts.all.length < 4) await settle();
    const errors = Object.fromEntries(facts.all.map(([, operation, name]) => [operation, name]));
    assert.deepEqual(errors,
      { 5: 'NotFoundError', 6: 'NotReadableError', 7: 'InvalidStateError', 8: 'InvalidStateError' });
  });

  test('sends nothing of what was forgotten', async () => {
    const channel = openChannel();
    const source = files.sending.keep(fileOf(bytesOf(10)));
    files.sending.forget(source);
    files.sending.send(channel, order(source));
    await settle();
    assert.deepEqual([facts.all, channel.sent], [[], []]);
  });
});

describe('receiving', () => {
  const piece = (chunk, at, bytes, file = 3) => withHeader(file, chunk, at, bytes.buffer);
  const dropped = () => facts.named('fileBytesDropped').length;

  test('keeps what was asked for over that connection, and nothing else', async () => {
    const bytes = bytesOf(10);
    files.expect(1, 3, 7, 2, 10);
    files.take(9, 4, piece(2, 0, bytes));
    files.take(1, 4, piece(3, 0, bytes));
    files.take(1, 4, piece(2, 0, bytes, 8));
    files.take(1, 4, piece(2, 4, bytes.slice(4)));
    files.take(1, 4, piece(2, 0, bytesOf(11)));
    files.take(1, 4, new ArrayBuffer(headerBytes - 1));
    assert.equal(dropped(), 6);
    files.take(1, 4, piece(2, 0, bytes.slice(0, 4)));
    files.take(1, 4, piece(2, 4, bytes.slice(4)));
    assert.deepEqual(await facts.next('fileChunkArrived'), ['fileChunkArrived', 7, 2, hash(bytes)]);
    files.take(1, 4, piece(2, 0, bytes));
    assert.equal(dropped(), 7);
  });

  test('tells nothing of a chunk that was forgotten meanwhile', async () => {
    files.expect(1, 3, 7, 2, 10);
    files.take(1, 4, piece(2, 0, bytesOf(10)));
    files.forgetChunk(7, 2);
    await settle();
    assert.deepEqual(facts.named('fileChunkArrived'), []);
  });

  test('writes chunks to their places, and gives the file when it is closed', async () => {
    const clicked = [];
    globalThis.document = { createElement: () => ({ click() { clicked.push(this.download); } }) };
    files.open(1, 7, 'plan.txt', 'text/plain', 6);
    const put = async (chunk, text) => {
      files.expect(1, 3, 7, chunk, 3);
      files.take(1, 4, piece(chunk, 0, new TextEncoder().encode(text)));
      while (facts.named('fileChunkArrived').length === 0) await settle();
      facts.all.length = 0;
      files.write(20 + chunk, 7, chunk, 3 * chunk);
      await facts.next('operationDone');
      facts.all.length = 0;
    };
    await facts.next('operationDone');
    facts.all.length = 0;
    await put(1, 'bar');
    await put(0, 'foo');
    assert.equal(files.blob(7), undefined);
    files.close(30, 7);
    assert.deepEqual(await facts.next('operationDone'), ['operationDone', 30]);
    assert.equal(await files.blob(7).text(), 'foobar');
    assert.equal(files.blob(7).type, 'text/plain');
    assert.deepEqual(clicked, ['plan.txt']);
    files.discard(7);
    assert.equal(files.blob(7), undefined);
    delete globalThis.document;
  });

  test('fails where the person does not say where, and where there is no place', async () => {
    const size = 2 ** 30;
    globalThis.showSaveFilePicker = () => Promise.reject(new DOMException('', 'AbortError'));
    files.open(1, 7, 'film', '', size);
    assert.equal((await facts.next('operationFailed'))[2], 'AbortError');
    delete globalThis.showSaveFilePicker;
    facts.all.length = 0;
    files.open(2, 8, 'film', '', size);
    assert.equal((await facts.next('operationFailed'))[2], 'QuotaExceededError');
  });

  test('writes straight to the place that the person chose, and undoes it', async () => {
    const done = [];
    const stream = {
      write: async (step) => void done.push(step.position),
      close: async () => void done.push('close'),
      abort: async () => void done.push('abort'),
    };
    globalThis.showSaveFilePicker = async ({ suggestedName }) => {
      done.push(suggestedName);
      return { createWritable: async () => stream };
    };
    files.open(1, 7, 'film', '', 2 ** 30);
    await facts.next('operationDone');
    files.discard(7);
    await settle();
    assert.deepEqual(done, ['film', 'abort']);
    delete globalThis.showSaveFilePicker;
  });
});

test('names are made fit as the core does it', () => {
  const names = {
    'plan.pdf': 'plan.pdf', '../../etc/passwd': 'passwd', 'C:\\x\\plan.pdf': 'plan.pdf', '..': 'file', '': 'file',
    '.profile': 'profile', 'invoice\u202Efdp.exe': 'invoicefdp.exe', 'a<b>c:d"e|f?g*.txt': 'abcdefg.txt',
    'pl\u200Ban\u2060.p\uFEFFdf': 'plan.pdf', [`${'a'.repeat(300)}.tar`]: `${'a'.repeat(196)}.tar`,
  };
  for (const [given, expected] of Object.entries(names)) assert.equal(fileNameFrom(given), expected);
});
