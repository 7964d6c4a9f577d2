// The ways in which the stock Socket.IO client reaches a server.

import { SocketIoClient } from './socket_io_client.mjs';

function over(transports, isUpgraded) {
  return async (url, options) => {
    const client = await SocketIoClient.connect(url, { ...options, transports });
    if (isUpgraded) await client.next('upgrade');
    return client;
  };
}

/** Each with the stock client's option, and a way to connect by it that waits for the last transport. */
export const transports = [
  { name: 'polling', transports: ['polling'], isUpgraded: false },
  { name: 'WebSocket', transports: ['websocket'], isUpgraded: false },
  { name: 'polling and its upgrade', transports: ['polling', 'websocket'], isUpgraded: true },
].map((way) => ({ ...way, connect: over(way.transports, way.isUpgraded) }));
