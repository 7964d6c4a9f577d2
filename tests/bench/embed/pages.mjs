// The pages that are compared: each the least that a reader of the library's own guide would write, up to where a
// person can begin to join. Each marks `ready` by itself.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build, installPage, root } from '../../examples/support/example.mjs';

/**
 * @typedef {object} Page
 * @property {string} name as tables have it
 * @property {string} library the npm package whose version counts
 * @property {string} ready what is there by then, for people
 * @property {string} script
 * @property {string} [body]
 * @property {boolean} [bundled] true by default
 */

const button = '<button>Join</button>';

function engine(entry) {
  return `import { Room, createEngine } from '${entry}';
const { module } = await createEngine({ audio: false, video: false });
document.querySelector('button').onclick = () => Room.join({ room: 'tea', module });
performance.mark('ready');
`;
}

function element(entry) {
  return `import '${entry}';
document.querySelector('parley-room').addEventListener('frame', () => performance.mark('ready'), { once: true });
`;
}

const room = '<parley-room room="tea" media="none" style="display: block; width: 640px; height: 400px"></parley-room>';

/** @type {Record<'core' | 'element' | 'plainCore' | 'plainElement', Page>} */
export const ourPages = {
  core: {
    name: '`parley/core`', library: 'parley', ready: 'the module is compiled, an engine and its certificate are made',
    script: engine('parley/core'), body: button,
  },
  element: {
    name: '`<parley-room>`', library: 'parley', ready: 'the lobby is drawn', script: element('parley'), body: room,
  },
  plainCore: {
    name: '`core.js` without a bundler', library: 'parley', ready: 'as `parley/core`',
    script: engine('./node_modules/parley/core.js'), body: button, bundled: false,
  },
  plainElement: {
    name: '`parley-room.js` without a bundler', library: 'parley', ready: 'as `<parley-room>`',
    script: element('./node_modules/parley/parley-room.js'), body: room, bundled: false,
  },
};

/** @type {Page[]} */
export const othersPages = [
  {
    name: 'simple-peer', library: 'simple-peer', ready: '`new Peer()` is made', body: button,
    // Its other entry takes Node's `process` and `global` for granted, which Vite's pages do not have.
    script: `import Peer from 'simple-peer/simplepeer.min.js';
const peer = new Peer({ initiator: true });
document.querySelector('button').onclick = () => peer.on('signal', (signal) => console.log(signal));
performance.mark('ready');
`,
  },
  {
    name: 'PeerJS', library: 'peerjs', ready: '`new Peer()` is made', body: button,
    script: `import { Peer } from 'peerjs';
const peer = new Peer({ host: location.hostname, port: Number(location.port), path: '/' });
document.querySelector('button').onclick = () => peer.connect('ana');
performance.mark('ready');
`,
  },
  {
    name: 'Trystero (Nostr)', library: 'trystero', ready: 'it is imported', body: button,
    script: `import { joinRoom } from 'trystero';
document.querySelector('button').onclick = () => joinRoom({ appId: 'tea' }, 'tea');
performance.mark('ready');
`,
  },
  {
    name: 'livekit-client', library: 'livekit-client', ready: '`new Room()` is made', body: button,
    script: `import { Room } from 'livekit-client';
const room = new Room();
document.querySelector('button').onclick = () => room.connect('wss://rooms.example.org', 'token');
performance.mark('ready');
`,
  },
];

/**
 * Installs the page and builds it as its reader would.
 *
 * @param {string} id of its folder
 * @param {Page} page
 * @returns {Promise<string>} the folder to serve
 */
export async function buildPage(id, { script, body, bundled = true }) {
  const folder = await installPage(`embed-${id}`, { script, body });
  if (!bundled) return folder;
  // Vite's default is for browsers without `await` in modules, which no page of ours needs.
  await build(folder, ['vite', 'build', '--target', 'es2022', '--logLevel', 'error']);
  return join(folder, 'dist');
}

/** @param {Page} page @returns {string} of the package that was built or installed */
export function versionOf({ library }) {
  const manifest = library === 'parley' ? 'package.json' : join('node_modules', library, 'package.json');
  return JSON.parse(readFileSync(join(root, manifest), 'utf8')).version;
}
