// A TCP proxy that hands on everything after a delay, in order: a far server on one machine.

import { connect, createServer } from 'node:net';

/**
 * @param {number} targetPort on this machine
 * @param {number} delayMs one way; a round trip takes twice as long
 * @returns {Promise<{port: number, close: () => void}>}
 */
export async function startDelayProxy(targetPort, delayMs) {
  const sockets = new Set();
  const pass = (from, to) => {
    sockets.add(from);
    from.on('data', (chunk) => setTimeout(() => to.writable && to.write(chunk), delayMs));
    from.on('close', () => {
      sockets.delete(from);
      setTimeout(() => to.destroy(), delayMs);
    });
    from.on('error', () => to.destroy());
  };
  const server = createServer({ noDelay: true }, (near) => {
    const far = connect({ port: targetPort, host: '127.0.0.1', noDelay: true });
    pass(near, far);
    pass(far, near);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: server.address().port,
    close() {
      server.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}
