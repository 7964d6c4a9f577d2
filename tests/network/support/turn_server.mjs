// coturn on the backbone of a small internet.

import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { eventually } from '../../browser/support/browser.mjs';
import { publicAddress } from './internet.mjs';
import { makeTemporaryFolder } from './temporary_folder.mjs';

const port = 3478;

/** As our server is told of it, in the order in which most would list them. */
export const turnServers = [
  `stun:${publicAddress}:${port}`,
  `turn:${publicAddress}:${port}?transport=udp,parley,secret`,
  `turn:${publicAddress}:${port}?transport=tcp,parley,secret`,
];

/** @param {import('./namespace.mjs').Namespace} namespace with it the server ends */
export async function startTurnServer(namespace) {
  const folder = makeTemporaryFolder();
  const [program, ...prefix] = [...namespace.prefix, 'turnserver'];
  const child = spawn(program, [
    ...prefix,
    '-n',  // No file of options.
    `--listening-ip=${publicAddress}`,
    `--relay-ip=${publicAddress}`,
    `--listening-port=${port}`,
    '--min-port=50000',
    '--max-port=50999',
    '--lt-cred-mech',
    '--user=parley:secret',
    '--realm=parley',
    '--fingerprint',
    '--no-tls',
    '--no-dtls',
    '--no-cli',
    `--pidfile=${join(folder, 'pid')}`,
    `--userdb=${join(folder, 'users')}`,
    '--log-file=stdout',
  ], { stdio: 'ignore' });
  await eventually('a TURN server', async () => {
    if (child.exitCode !== null) throw new Error(`coturn ended with ${child.exitCode}`);
    const sockets = await namespace.run('ss', '-Hlntu', `sport = :${port}`);
    return sockets.includes('udp') && sockets.includes('tcp');
  });
}
