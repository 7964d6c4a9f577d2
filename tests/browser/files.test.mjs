// People give each other files: on the screen, by a page without our look, and over connections that are built anew.

import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { RoomPage, desktop, eventually, phone } from './support/browser.mjs';
import { EnginePage } from './support/engine-page.mjs';
import { Site } from './support/site.mjs';

const site = Site.forThisFile();

const enter = (room, name) => {
  return RoomPage.open(site.browser, `${site.server.url}?room=${room}&name=${name}&media=none&join=1`);
};

/** Ana and Ben, beside each other, who know that the other one takes files. */
async function openPair(room) {
  const [ana, ben] = [await enter(room, 'Ana'), await enter(room, 'Ben')];
  for (const page of [ana, ben]) {
    await page.connected(1);
    await eventually('a member who takes files', async () => (await page.snapshot()).members[0].takesFiles);
    await page.press('Chat');
  }
  return { ana, ben };
}

const file = async (room) => (await room.snapshot()).files.at(-1);
const until = (room, state) => eventually(`a file that is ${state}`, async () => (await file(room))?.state === state);
const hash = (bytes) => createHash('sha256').update(bytes).digest('hex');

/** Of what an engine has received, made in its page. */
async function hashIn(engine) {
  const blob = engine.receivedFile(engine.snapshot.files.at(-1).id);
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', await blob.arrayBuffer()));
  return [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Chooses a file as a person does, by the button and the browser's dialog. */
async function attach(room, chosen) {
  const dialog = room.page.waitForEvent('filechooser');
  await room.press('Send a file');
  await (await dialog).setFiles(chosen);
}

/** In a page: the next negotiations fail, so that its connections are built anew. */
function refuseDescriptions() {
  const { setRemoteDescription } = RTCPeerConnection.prototype;
  let left = 2 * observed.connections.length;
  RTCPeerConnection.prototype.setRemoteDescription = function (...values) {
    if (left-- > 0) return Promise.reject(new DOMException('refused by the test', 'OperationError'));
    return setRemoteDescription.apply(this, values);
  };
}

/** Lets a file fall onto the room. */
const drop = (room, name, text) => room.element((element, [name, text]) => {
  const dataTransfer = new DataTransfer();
  dataTransfer.items.add(new File([text], name, { type: 'text/plain' }));
  const canvas = element.shadowRoot.querySelector('canvas');
  const over = new DragEvent('dragover', { dataTransfer, bubbles: true, composed: true, cancelable: true });
  const isTaken = !canvas.dispatchEvent(over);
  canvas.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, composed: true, cancelable: true }));
  return isTaken;
}, [name, text]);

async function close(...rooms) {
  for (const room of rooms) assert.deepEqual(room.troubles, []);
  await Promise.all(rooms.map((room) => room.close()));
}

test('a file is chosen, accepted, seen to move, and arrives as it was', async () => {
  const { ana, ben } = await openPair('give');
  const bytes = randomBytes(5_000_001);
  await attach(ana, { name: 'plan.bin', mimeType: 'application/octet-stream', buffer: bytes });
  await until(ben, 'offered');
  assert.deepEqual((({ name, size, sender, own }) => ({ name, size, sender, own }))(await file(ben)),
    { name: 'plan.bin', size: bytes.length, sender: 'Ana', own: false });
  await ben.page.getByRole('status').filter({ hasText: 'Ana offers plan.bin' }).waitFor({ state: 'attached' });
  await ben.keep('files-desktop', desktop);
  await ben.keep('files-phone', phone);
  const downloading = ben.page.waitForEvent('download');
  await ben.press('Accept plan.bin');
  await Promise.all([until(ana, 'finished'), until(ben, 'finished')]);
  const download = await downloading;
  assert.equal(download.suggestedFilename(), 'plan.bin');
  assert.equal(hash(readFileSync(await download.path())), hash(bytes));
  await ana.page.getByRole('listitem').filter({ hasText: 'Ben: has it' }).waitFor({ state: 'attached' });
  for (const room of [ana, ben]) assert.equal((await room.snapshot()).counters.droppedFiles, 0);
  await close(ana, ben);
});

test('an offer counts as unread, is dropped onto the room, may be empty, and its name does not deceive', async () => {
  const { ana, ben } = await openPair('drop');
  await ben.press('Close chat');
  assert.equal(await drop(ana, '../in\u202Egnp.exe', ''), true);
  await until(ben, 'offered');
  assert.equal((await file(ben)).name, 'ingnp.exe');
  assert.equal((await file(ana)).name, 'ingnp.exe');
  assert.equal((await ben.snapshot()).unread, 1);
  await ben.press('Chat');
  await eventually('nothing unread', async () => (await ben.snapshot()).unread === 0);
  const downloading = ben.page.waitForEvent('download');
  await ben.press('Accept ingnp.exe');
  assert.equal((await downloading).suggestedFilename(), 'ingnp.exe');
  await Promise.all([until(ana, 'finished'), until(ben, 'finished')]);
  assert.equal(await ben.element((element) => element.engine.receivedFile(element.snapshot.files[0].id).size), 0);
  await close(ana, ben);
});

test('what is refused or withdrawn is not sent', async () => {
  const { ana, ben } = await openPair('refuse');
  await drop(ana, 'one.txt', 'one');
  await until(ben, 'offered');
  await ben.press('Refuse one.txt');
  await Promise.all([until(ana, 'refused'), until(ben, 'refused')]);
  await drop(ana, 'two.txt', 'two');
  await until(ben, 'offered');
  await ana.press('Cancel two.txt');
  await Promise.all([until(ana, 'cancelled'), until(ben, 'cancelled')]);
  const received = await ben.element((element) => {
    return element.snapshot.files.map(({ id }) => element.engine.receivedFile(id) === undefined);
  });
  assert.deepEqual(received, [true, true]);
  await close(ana, ben);
});

test('a transfer goes on after the connection was built anew, and only one of three gets what is for it', async () => {
  const page = await EnginePage.open(await site.browser.newContext(), site.server.url);
  const far = await EnginePage.open(await site.browser.newContext(), site.server.url);
  const options = { room: 'resume', audio: false, video: false, join: true };
  const ana = await page.start('Ana', options);
  const ben = await far.start('Ben', options);
  const cem = await far.start('Cem', options);
  for (const engine of [ana, ben, cem]) await engine.connected(2);
  const { id } = await eventually('Ben, who takes files', async () => {
    return (await ana.snapshot()).members.find(({ name, takesFiles }) => name === 'Ben' && takesFiles);
  });
  const size = 20_000_000;
  const sent = await ana.read(async (engine, [to, size]) => {
    const bytes = new Uint8Array(size);
    for (let at = 0; at < size; at += 65_536) crypto.getRandomValues(bytes.subarray(at, at + 65_536));
    engine.offerFile(new File([bytes], 'film.mkv'), { to });
    const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
    return [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  }, [id, size]);
  await until(ben, 'offered');
  assert.deepEqual((await cem.snapshot()).files, []);
  await ben.read((engine) => engine.acceptFile(engine.snapshot.files[0].id));
  const before = await eventually('some bytes', async () => (await file(ben)).bytes);
  assert.ok(before < size);
  await far.page.evaluate(refuseDescriptions);
  await page.page.evaluate(() => observed.connections.forEach((connection) => connection.restartIce()));
  await until(ben, 'waiting');
  const kept = (await file(ben)).bytes;
  assert.ok(kept >= before && kept < size, `${kept} bytes of ${size}`);
  await Promise.all([until(ana, 'finished'), until(ben, 'finished')]);
  assert.equal(await ben.read(hashIn), sent);
  await Promise.all([page.close(), far.close()]);
});

test('a file that is too large is refused with words before anything is said', async () => {
  const { ana, ben } = await openPair('large');
  await ana.element((element) => {
    const file = new File(['x'], 'film.mkv');
    Object.defineProperty(file, 'size', { value: 4_000_000_001 });
    element.engine.offerFile(file);
  });
  await eventually('words', async () => /larger than 4 GB/.test((await ana.snapshot()).notice?.text ?? ''));
  assert.deepEqual((await ben.snapshot()).files, []);
  await close(ana, ben);
});
