// Folders for the files of a test, gone when its process ends, however it ends.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** @type {string[]} */
const folders = [];

process.on('exit', () => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** @returns {string} its path */
export function makeTemporaryFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'parley-network-'));
  folders.push(folder);
  return folder;
}
