// People and programs that mean no good: what they send is bounded, shown sanely, and slows nobody else down.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { RoomPage, eventually } from './support/browser.mjs';
import { Site } from './support/site.mjs';

const site = Site.forThisFile();

/** Runs in the page before all else: its data channels can be written to without the engine. */
function keepChannels() {
  globalThis.channels = new Set();
  const { send } = RTCDataChannel.prototype;
  RTCDataChannel.prototype.send = function (text) {
    globalThis.channels.add(this);
    send.call(this, text);
  };
}

/** Sends `count` texts to everybody, as fast as the browser takes them. */
function flood(page, text, count) {
  return page.evaluate(async ([text, count]) => {
    const open = [...globalThis.channels].filter(({ readyState }) => readyState === 'open');
    for (let i = 0; i < count; ++i) {
      for (const channel of open) channel.send(text.replace('#', String(i + 1)));
      if (i % 500 === 499) await new Promise((resolve) => setTimeout(resolve, 0));
    }
    return open.length;
  }, [text, count]);
}

const other = async (room, start) => (await room.snapshot()).members.find(({ name }) => name.startsWith(start));

/** Ana and Ben talk while Mallory does what she does; how long one message takes from Ana to Ben, in milliseconds. */
async function talkBeside(ana, ben, text) {
  const began = Date.now();
  await ana.element((element, text) => element.engine.sendChat(text), text);
  await eventually(`the message ${text}`, async () => (await ben.snapshot()).chat.some((one) => one.text === text));
  return Date.now() - began;
}

/** Too long for an address: set in the lobby, as a page would. */
async function comeNamed(name) {
  const room = await RoomPage.open(site.browser, site.address('').replace('&join=1', ''));
  site.pages.push(room);
  await room.element((element, name) => {
    element.setAttribute('name', name);
    element.engine.join();
  }, name);
}

test('names of 10,000 characters, of control characters and of turned text are short, plain lines', async () => {
  const ana = await site.come('Ana');
  const names = {
    long: 'x'.repeat(10_000),
    controls: 'C\u0007\u001b[31m\u0085trl',
    turned: '\u202eTurned\u202c',
  };
  for (const name of Object.values(names)) await comeNamed(name);
  await ana.connected(3);
  const seen = (await ana.snapshot()).members.map(({ name }) => name).sort();
  assert.deepEqual(seen, ['C[31mtrl', 'Turned', 'x'.repeat(160)]);
  for (const name of seen) {
    const box = await ana.tile(name.replace('[', '\\['));
    const { width, height } = ana.page.viewportSize();
    assert.ok(box.x >= 0 && box.y >= 0 && box.x + box.width <= width && box.y + box.height <= height);
  }
  await ana.keep('names-that-mean-no-good-desktop');
});

test('reactions and messages without end are bounded, and others talk on', async () => {
  const [ana, ben] = await site.comeTogether(['Ana', 'Ben']);
  const mallory = await site.come('Mallory', { setUp: keepChannels });
  await ana.connected(2);
  await mallory.connected(2);
  const reactions = flood(mallory.page, '{"type":"reaction","reaction":"party"}', 20_000);
  await eventually('a reaction', async () => (await other(ana, 'Mallory')).reaction === 'party');
  await talkBeside(ana, ben, 'during reactions');
  assert.equal(await reactions, 2);
  await eventually('their end', async () => (await other(ana, 'Mallory')).reaction === null);

  const messages = flood(mallory.page, '{"type":"chat","number":#,"text":"Read me, read me, read me #"}', 20_000);
  await talkBeside(ana, ben, 'during messages');
  await messages;
  await talkBeside(ana, ben, 'afterwards');
  const { chat } = await ben.snapshot();
  assert.ok(chat.length <= 200, `${chat.length} messages are kept`);
  const loud = chat.filter(({ name }) => name === 'Mallory').length;
  assert.ok(loud >= 20 && loud < 190, `${loud} of them are Mallory's`);
  // Nobody has lost anybody for it.
  for (const room of [ana, ben]) await room.connected(2);
  await ben.press('Chat');
  await ben.keep('flooded-chat-desktop');
});

test('an offer of a file of 2 GB asks for nothing before it is accepted', async () => {
  const [ana, ben] = await site.comeTogether(['Ana', 'Ben']);
  await ana.element((element) => {
    const file = new File(['x'], 'large.bin');
    Object.defineProperty(file, 'size', { value: 2 * 1024 ** 3 });
    element.engine.offerFile(file);
  });
  const [offer] = await eventually('the offer', async () => {
    const { files } = await ben.snapshot();
    return files.length > 0 && files;
  });
  assert.equal(offer.size, 2 * 1024 ** 3);
  assert.equal(offer.bytes, 0);
  await ben.press('Chat');
  await ben.page.getByRole('button', { name: /Accept/ }).first().waitFor({ state: 'attached' });
});
