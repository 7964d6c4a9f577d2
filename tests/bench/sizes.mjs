// What a browser has to fetch: both modules with their JavaScript, compressed.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';

const modules = ['parley-core', 'parley'];

function weigh(files) {
  const sum = { raw: 0, gzip: 0, brotli: 0 };
  for (const file of files) {
    const bytes = readFileSync(join(process.env.PARLEY_SITE, file));
    sum.raw += bytes.length;
    sum.gzip += gzipSync(bytes, { level: 9 }).length;
    sum.brotli += brotliCompressSync(bytes).length;
  }
  return Object.fromEntries(Object.entries(sum).map(([kind, bytes]) => [`${kind} kB`, +(bytes / 1000).toFixed(1)]));
}

export function measureSizes() {
  const rows = {};
  for (const name of modules) rows[`${name}: .wasm and .mjs`] = weigh([`${name}.wasm`, `${name}.mjs`]);
  return rows;
}
