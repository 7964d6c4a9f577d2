// PeerServer as it comes, without the list of its peers and with room for all connections of the load.

import { PeerServer } from 'peer';

PeerServer({ port: 0, host: '127.0.0.1', path: '/', concurrent_limit: 100_000 }, (server) => {
  console.log(`Parley is ready: http://127.0.0.1:${server.address().port}/`);
});
process.on('SIGTERM', () => process.exit(0));
