// Languages: chosen by the address, by the element and by the browser; nothing more is loaded for English, and what
// runs from right to left is mirrored.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { RoomPage, desktop, eventually, phone } from './support/browser.mjs';
import { Site } from './support/site.mjs';

const site = Site.forThisFile();

/** Opens a page and says which tables it has asked for. */
async function open(query, options = {}) {
  const tables = [];
  const context = await site.browser.newContext({ viewport: desktop, ...options });
  context.on('request', (request) => {
    if (request.url().includes('/languages/')) tables.push(request.url().replace(/.*\//, ''));
  });
  const room = new RoomPage(await context.newPage());
  await room.page.goto(`${site.server.url}${query}`);
  await eventually('a first picture', () => room.element((element) => element.framesDrawn > 0));
  return { room, tables };
}

const mirrorOf = (room) => room.element((element) => {
  const { lang, dir } = element.shadowRoot.querySelector('.mirror');
  return { lang, dir };
});

test('German by the address: controls, notices and the page itself', async () => {
  const { room, tables } = await open('?lang=de-AT&room=sprachen&name=Ana&media=none');
  assert.deepEqual(tables, ['de.json']);
  assert.deepEqual(await mirrorOf(room), { lang: 'de', dir: 'ltr' });
  assert.equal(await room.page.evaluate(() => document.documentElement.lang), 'de');
  await room.keep('language-de-lobby');
  await room.press('Beitreten');
  await room.phase('in-room');
  await room.press('Link kopieren');
  await eventually('a notice', async () => /Link/.test((await room.snapshot()).notice?.text ?? ''));
  assert.match((await room.snapshot()).notice.text, /^Der Link/);
  await room.keep('language-de-room');
  await room.keep('language-de-room-phone', phone);
  assert.deepEqual(room.troubles, []);
  await room.page.context().close();
});

test('Arabic by the element: what stood left stands right, and is pressed there', async () => {
  const { room, tables } = await open('?lang=ar&room=languages&name=Ana&media=none&join=1');
  await room.phase('in-room');
  assert.deepEqual(tables, ['ar.json']);
  assert.deepEqual(await mirrorOf(room), { lang: 'ar', dir: 'rtl' });
  const place = async (name) => (await room.page.getByRole('button', { name }).first().boundingBox()).x;
  assert.ok(await place('إلغاء كتم الميكروفون') > await place('مغادرة'), 'the microphone stands right of leaving');
  await room.keep('language-ar-room');
  await room.press('الدردشة');
  const list = await eventually('a chat', () => room.page.getByRole('list', { name: 'الرسائل' }).boundingBox());
  assert.ok(list.x + list.width < desktop.width / 2, 'the chat stands at the left');
  await room.type('رسالة', 'Hello from the left');
  await room.press('إرسال الرسالة');
  await room.keep('language-ar-chat');
  await room.keep('language-ar-phone', phone);
  assert.deepEqual(room.troubles, []);
  await room.page.context().close();
});

test('Chinese, as the browser wishes', async () => {
  const { room, tables } = await open('?room=yuyan&name=Ana&media=none', { locale: 'zh-CN' });
  assert.deepEqual(tables, ['zh.json']);
  assert.equal((await mirrorOf(room)).lang, 'zh');
  await room.page.getByRole('button', { name: '加入' }).waitFor({ state: 'attached' });
  await room.keep('language-zh-lobby');
  await room.page.context().close();
});

test('the attribute of the element goes before the page, and the page before the browser', async () => {
  const { room } = await open('?media=none', { locale: 'de-DE' });
  const languages = await room.page.evaluate(async () => {
    const spoken = [];
    for (const [page, own] of [['es', 'ar'], ['es', ''], ['', '']]) {
      document.documentElement.lang = page;
      const element = document.createElement('parley-room');
      element.setAttribute('media', 'none');
      if (own) element.setAttribute('lang', own);
      document.querySelector('parley-room').replaceWith(element);
      await new Promise((resolve) => element.addEventListener('frame', resolve, { once: true }));
      spoken.push(element.shadowRoot.querySelector('.mirror').lang);
    }
    return spoken;
  });
  assert.deepEqual(languages, ['ar', 'es', 'de']);
  assert.deepEqual(room.troubles, []);
  await room.page.context().close();
});

test('English loads nothing more, and stands in for a language that is not known', async () => {
  for (const query of ['?media=none', '?media=none&lang=en-GB', '?media=none&lang=tlh']) {
    const { room, tables } = await open(query);
    assert.deepEqual(tables, [], query);
    assert.deepEqual(await mirrorOf(room), { lang: 'en', dir: 'ltr' });
    await room.page.getByRole('button', { name: 'Join' }).waitFor({ state: 'attached' });
    await room.page.context().close();
  }
});

test('a table that cannot be had leaves the room in English', async () => {
  const context = await site.browser.newContext({ viewport: desktop });
  await context.route('**/languages/es.json', (route) => route.abort());
  const room = new RoomPage(await context.newPage());
  await room.page.goto(`${site.server.url}?lang=es&media=none`);
  await eventually('a first picture', () => room.element((element) => element.framesDrawn > 0));
  assert.equal((await mirrorOf(room)).lang, 'en');
  await room.page.getByRole('button', { name: 'Join' }).waitFor({ state: 'attached' });
  await context.close();
});

test('an engine without a screen tells people things in the language it was given', async () => {
  const { room } = await open('?media=none');
  const notice = await room.page.evaluate(async () => {
    const { createEngine } = await import(new URL('core.js', document.baseURI).href);
    const engine = await createEngine({ lang: 'es', dialect: 'nonsense', audio: false, video: false });
    const { text } = engine.snapshot.notice;
    engine.close();
    return text;
  });
  assert.match(notice, /^El dialecto «nonsense» es desconocido/);
  await room.page.context().close();
});
