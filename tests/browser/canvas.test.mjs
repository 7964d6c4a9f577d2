// The canvas as a part of somebody's page: keyboard, wheel, moving and removing it, and graphics that fail.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { RoomPage, eventually } from './support/browser.mjs';
import { Site } from './support/site.mjs';

const site = Site.forThisFile();

/** What has the focus, looked up through shadow roots: the id of a control, or its element's name. */
function focused(room) {
  return room.page.evaluate(() => {
    let element = document.activeElement;
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
    return element.id || element.dataset.id || element.localName;
  });
}

test('Tab goes through the controls in reading order and out again, and Enter acts', async () => {
  const room = await RoomPage.open(site.browser, `${site.server.url}?room=keys&name=Ana&media=none`);
  await room.page.evaluate(() => {
    const button = document.createElement('button');
    button.id = 'after';
    document.body.append(button);
  });
  const order = [];
  while (order.at(-1) !== 'after' && order.length < 12) {
    await room.page.keyboard.press('Tab');
    order.push(await focused(room));
  }
  assert.deepEqual(order, ['reachable', 'microphone', 'camera', 'name', 'room', 'join', 'after']);
  await room.page.keyboard.press('Shift+Tab');
  await room.page.keyboard.press('Enter');
  await room.phase('in-room');
  await room.close();
});

test('a click on the canvas traps no Tab, and the wheel scrolls the page', async () => {
  const room = await RoomPage.open(site.browser, `${site.server.url}?room=wheel&media=none`);
  await room.element((element) => {
    element.style.height = '2000px';
  });
  await room.page.mouse.click(4, 4);
  assert.equal(await focused(room), 'canvas');
  await room.page.keyboard.press('Tab');
  assert.notEqual(await focused(room), 'canvas');
  await room.page.mouse.wheel(0, 300);
  await eventually('a scrolled page', () => room.page.evaluate(() => window.scrollY > 0));
  await room.close();
});

test('typing goes into the session, cut to what a name may have', async () => {
  const room = await RoomPage.open(site.browser, `${site.server.url}?room=typing&media=none`);
  await room.type('name', '🙂'.repeat(100));
  await eventually('the cut name', async () => (await room.snapshot()).name === '🙂'.repeat(40));
  assert.equal(await room.page.getByRole('textbox', { name: 'name' }).inputValue(), '🙂'.repeat(40));
  await room.close();
});

test('a lost graphics context is told in words, and the picture comes back', async () => {
  const room = await RoomPage.open(site.browser, `${site.server.url}?room=lost&name=Ana&media=none&join=1`);
  await room.phase('in-room');
  const message = room.page.locator('parley-room').locator('.message');
  await room.element((element) => {
    const gl = element.shadowRoot.querySelector('canvas').getContext('webgl2');
    element.lostContext = gl.getExtension('WEBGL_lose_context');
    element.lostContext.loseContext();
  });
  await message.getByText('interrupted').waitFor();
  const drawn = await room.element((element) => element.framesDrawn);
  await room.element((element) => element.lostContext.restoreContext());
  await eventually('a new picture', () => room.element((element, before) => element.framesDrawn > before, drawn));
  await message.waitFor({ state: 'hidden' });
  assert.equal((await room.snapshot()).phase, 'in-room');
  assert.deepEqual(room.troubles, []);
  await room.close();
});

test('a browser without WebGL 2 gets an explanation', async () => {
  const context = await site.browser.newContext();
  const page = await context.newPage();
  await page.addInitScript(() => {
    delete window.WebGL2RenderingContext;
  });
  await page.goto(site.server.url);
  await page.getByText(/does not offer WebGL 2/).waitFor();
  await context.close();
});

test('a room that moves within the page keeps its engine; one that is taken out frees its module', async () => {
  const context = await site.browser.newContext();
  const page = await context.newPage();
  // Modules are told apart by their instances, held so weakly that they can go.
  await page.addInitScript(() => {
    const { instantiate } = WebAssembly;
    window.instances = [];
    WebAssembly.instantiate = async (...values) => {
      const instance = await instantiate(...values);
      window.instances.push(new WeakRef(instance));
      return instance;
    };
  });
  await page.goto(`${site.server.url}?media=none`);
  const inPage = (read) => page.locator('parley-room').evaluate(read);
  await eventually('a first picture', () => inPage((element) => element.framesDrawn > 0));
  const kept = await inPage(async (element) => {
    const { engine } = element;
    document.body.append(element);
    await new Promise((resolve) => requestAnimationFrame(resolve));
    return engine !== undefined && element.engine === engine;
  });
  assert.equal(kept, true);
  await inPage((element) => element.remove());
  const collector = await context.newCDPSession(page);
  await eventually('a collected module', async () => {
    await collector.send('HeapProfiler.collectGarbage');
    return page.evaluate(() => window.instances.length === 1 && window.instances[0].deref() === undefined);
  });
  await context.close();
});
