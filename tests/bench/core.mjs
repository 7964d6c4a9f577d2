// The core by itself: events and messages for each CPU second, natively and as Wasm, allocations, memory, seeds.

import { execFileSync } from 'node:child_process';

const seeds = 500;

/** The program's lines `FIGURE WHAT: UNIT` by their text. */
function figuresOf(program, args) {
  const lines = execFileSync(program, args, { encoding: 'utf8' }).trim().split('\n');
  return new Map(lines.map((line) => {
    const space = line.indexOf(' ');
    return [line.slice(space + 1), Number(line.slice(0, space))];
  }));
}

/** Seeds of the simulator for each second of CPU time. */
function seedsPerSecond() {
  const timed = `TIMEFORMAT='%U %S'; time "$0" 1 ${seeds} > /dev/null`;
  const args = ['-c', `{ ${timed}; } 2>&1`, process.env.PARLEY_SOAK];
  const [user, system] = execFileSync('bash', args, { encoding: 'utf8' }).trim().split(/\s+/).map(Number);
  return seeds / (user + system);
}

export function measureCore() {
  const native = figuresOf(process.env.PARLEY_CORE_BENCH, []);
  const wasm = figuresOf(process.execPath, [process.env.PARLEY_CORE_BENCH_WASM]);
  const rows = {};
  for (const [what, figure] of native) {
    rows[what] = { native: figure, Wasm: wasm.get(what), 'Wasm × native': +(wasm.get(what) / figure).toFixed(2) };
  }
  rows['simulated seeds per CPU second'] = { native: Math.round(seedsPerSecond()) };
  return rows;
}
