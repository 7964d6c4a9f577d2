// Measures and prints: the core by itself, sizes of the modules, what they cost a page beside other libraries, time to
// join against the floor of the browser, cost of the server, also by dialect, and of showing people.
// Nothing here passes or fails. Arguments name the parts to run (core, sizes, embed, join, drawing, memory, server,
// dialects); all without any.
//
// Environment: as tests/browser/run.mjs; for `core` also PARLEY_CORE_BENCH and PARLEY_CORE_BENCH_WASM, its program in
// both forms, and PARLEY_SOAK; for `server` PARLEY_SERVER_LOAD, the program of tests/bench/load.

import { measureCore } from './core.mjs';
import { measureDialects } from './dialects.mjs';
import { measureDrawing } from './drawing.mjs';
import { measureEmbed } from './embed.mjs';
import { measureJoin } from './join.mjs';
import { measureMemory } from './memory.mjs';
import { measureServer } from './server.mjs';
import { measureSizes } from './sizes.mjs';

const parts = {
  core: measureCore,
  sizes: measureSizes,
  embed: measureEmbed,
  join: measureJoin,
  drawing: measureDrawing,
  memory: measureMemory,
  server: measureServer,
  dialects: measureDialects,
};
const wanted = process.argv.slice(2);

for (const name of wanted) {
  if (!(name in parts)) {
    console.error(`There is no benchmark "${name}"; there are: ${Object.keys(parts).join(', ')}.`);
    process.exit(2);
  }
}
for (const [name, measure] of Object.entries(parts)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  console.log(`\n== ${name}`);
  console.table(await measure());
}
