// A way to the server that can be broken and mended, for one page apart from the others.

import { connect, createServer } from 'node:net';

/**
 * @param {number} targetPort on this machine
 * @returns {Promise<{url: string, break: () => void, mend: () => void, close: () => void}>} `url` is a WebSocket's.
 *   What is broken ends without a goodbye, and nothing comes through until it is mended.
 */
export async function startBreakableProxy(targetPort) {
  const sockets = new Set();
  let isBroken = false;
  const hold = (socket, other) => {
    sockets.add(socket);
    socket.on('error', () => {});
    socket.on('close', () => {
      sockets.delete(socket);
      other.destroy();
    });
  };
  const breakAll = () => {
    for (const socket of sockets) socket.destroy();
  };
  const proxy = createServer({ noDelay: true }, (near) => {
    if (isBroken) return near.destroy();
    const far = connect({ port: targetPort, host: '127.0.0.1', noDelay: true });
    hold(near, far);
    hold(far, near);
    return near.pipe(far).pipe(near);
  });
  await new Promise((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  return {
    url: `ws://127.0.0.1:${proxy.address().port}`,
    break() {
      isBroken = true;
      breakAll();
    },
    mend() {
      isBroken = false;
    },
    close() {
      proxy.close();
      breakAll();
    },
  };
}
