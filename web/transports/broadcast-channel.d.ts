// Types and documentation of broadcast-channel.js: rooms among the tabs of one browser, without any server.

import type { Transport } from '../core.js';

/**
 * A transport by which the tabs of one browser meet, for the dialect `broadcast`:
 *
 *     createEngine({ transport: broadcastChannelTransport(), dialect: 'broadcast', room: 'fox', join: true })
 *
 * It reaches the pages, frames and workers of one origin in one profile of one browser (where storage is partitioned,
 * under one top-level site), and nobody else. The channel is called `parley:` and the path of the address that is
 * opened: `parley:/broadcast/fox`. It opens at once and never closes by itself. One value serves any number of engines.
 */
export declare function broadcastChannelTransport(): Transport;
