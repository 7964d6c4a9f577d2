// Our server for these tests: it knows the secret that tokens of the call-room system are signed with.

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startServer } from '../../browser/support/server.mjs';
import { signToken } from './tokens.mjs';

const secret = 'a secret of thirty-two bytes or more';

/** @param {string[]} [options] further ones of the server */
export async function startOurServer(options = []) {
  const folder = await mkdtemp(join(tmpdir(), 'parley-interop-'));
  const file = join(folder, 'secret');
  await writeFile(file, secret);
  const server = await startServer(['--jwt-algorithm', 'HS256', '--jwt-secret-file', file, '--open', ...options]);
  return {
    /** Ends in a slash; where the page of ours is. */
    page: server.url,
    /** Without a slash at its end, as other clients are told. */
    url: server.url.replace(/\/$/, ''),
    pid: server.pid,
    token: (claims) => signToken(claims, secret),
    async stop() {
      await server.stop();
      await rm(folder, { recursive: true });
    },
  };
}
