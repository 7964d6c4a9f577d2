// An HTTP server of a test on a free port of this machine.

/**
 * @param {import('node:http').Server} server
 * @returns {Promise<{url: string, stop: () => Promise<void>}>} `url` has no slash at its end
 */
export async function listen(server) {
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    stop() {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    },
  };
}
