// Fails where web/reference.md is not what scripts/reference.mjs makes of the declarations, or where something that the
// package exports has no documentation. usage: node reference.mjs [ROOT]

import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { reference } from '../../scripts/reference.mjs';

const root = process.argv[2] ?? join(dirname(fileURLToPath(import.meta.url)), '../..');
const file = join(root, 'web/reference.md');

const { text, problems } = reference(root);
const found = existsSync(file) ? readFileSync(file, 'utf8') : '';
if (found !== text) problems.push('web/reference.md: node scripts/reference.mjs makes another one of the declarations');
for (const problem of problems) console.error(problem);
process.exitCode = problems.length === 0 ? 0 : 1;
