// Our client meets that of each of the five systems, in a browser, on a server that behaves like theirs.

import { after, before, test } from 'node:test';
import { RoomPage, launchBrowser } from '../browser/support/browser.mjs';
import { ForeignPage } from './support/foreign_page.mjs';
import { meet } from './support/meeting.mjs';
import { startOurServer } from './support/our_server.mjs';
import { startSite } from './support/site.mjs';
import { systems } from './support/systems.mjs';
import { signToken } from './support/tokens.mjs';

const secret = 'known to this system only';
const token = (claims) => signToken(claims, secret);
const room = 'theirs';

let pageServer;
let site;
let browser;

before(async () => {
  pageServer = await startOurServer();
  site = await startSite();
  browser = await launchBrowser();
});

after(async () => {
  await browser?.close();
  await Promise.all([pageServer?.stop(), site?.stop()]);
});

/** Our page comes from our server and speaks with theirs. Where nobody is announced, it calls the person it names. */
function openOurs(dialect, url, callee) {
  const query = new URLSearchParams({ room, name: 'Ana', media: 'av', join: '1', dialect });
  query.set('signal', url.replace(/^http/, 'ws'));
  if (callee && dialect === 'direct-call') query.set('call', callee);
  const fragment = dialect === 'call-room' ? `#token=${token({ sub: 'user-Ana', name: 'Ana' })}` : '';
  return RoomPage.open(browser, `${pageServer.page}?${query}${fragment}`);
}

function openTheirs({ dialect, person }, url, more = {}) {
  const parameters = { server: url, ...person('Ben', token), ...more };
  // Their servers of these two know no rooms.
  if (dialect !== 'peer-list' && dialect !== 'direct-call') parameters.room = room;
  return ForeignPage.open(browser, site.url, dialect, parameters);
}

for (const system of systems) {
  const { dialect, video } = system;

  test(`${dialect}: our client on their server`, async () => {
    const server = await system.start({ secret });
    const theirs = await openTheirs(system, server.url);
    const ours = await openOurs(dialect, server.url, 'Ben');
    await meet(ours, theirs, { video });
    await Promise.all([ours, theirs].map((page) => page.close()));
    await server.stop();
  });
}

for (const system of systems.filter(({ dialect }) => dialect !== 'direct-call')) {
  const { dialect, video } = system;

  test(`${dialect}: our client on their server, there before theirs`, async () => {
    const server = await system.start({ secret });
    const ours = await openOurs(dialect, server.url);
    await ours.phase('in-room');
    const theirs = await openTheirs(system, server.url);
    await meet(ours, theirs, { video });
    await Promise.all([ours, theirs].map((page) => page.close()));
    await server.stop();
  });
}
