// Network namespaces of a test: named after the process that made them, and gone when it ends, however it ends.

import { execFile, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { promisify } from 'node:util';

const execute = promisify(execFile);

/** @type {Set<Namespace>} */
const present = new Set();
let made = 0;

/** @param {string} name */
function remove(name) {
  const { stdout } = spawnSync('ip', ['netns', 'pids', name], { encoding: 'utf8' });
  for (const pid of stdout?.match(/\d+/g) ?? []) {
    try {
      process.kill(Number(pid), 'SIGKILL');
    } catch {
      // It ended by itself meanwhile.
    }
  }
  spawnSync('ip', ['netns', 'delete', name]);
}

/**
 * Some seconds after a device is up it gets an IPv6 address, a change of network on which browsers drop their requests.
 */
const withoutIpv6 = 'for file in /proc/sys/net/ipv6/conf/*/disable_ipv6; do [ ! -e $file ] || echo 1 >$file; done';

/** Takes away what runs that were killed have left. */
export function removeLeftovers() {
  const { stdout } = spawnSync('ip', ['netns', 'list'], { encoding: 'utf8' });
  for (const [name, pid] of stdout?.matchAll(/^parley-(\d+)-[\w-]+/gm) ?? []) {
    if (!existsSync(`/proc/${pid}`)) remove(name);
  }
}

// A test that is interrupted gets no chance to clean up. Nothing that waits can be done in `exit`.
process.on('exit', () => {
  for (const { name } of present) remove(name);
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => process.exit(1));

export class Namespace {
  /** @param {string} name */
  constructor(name) {
    this.name = name;
  }

  /** @param {string} role what it stands for, for whoever lists the namespaces */
  static async make(role) {
    made += 1;
    const namespace = new Namespace(`parley-${process.pid}-${made}-${role}`);
    await execute('ip', ['netns', 'add', namespace.name]);
    present.add(namespace);
    await namespace.run('sh', '-c', withoutIpv6);
    await namespace.ip('link set lo up');
    return namespace;
  }

  /** What to put in front of a command that is to run inside. */
  get prefix() {
    return ['ip', 'netns', 'exec', this.name];
  }

  /** @param {string[]} command */
  async run(...command) {
    const [program, ...values] = [...this.prefix, ...command];
    return (await execute(program, values)).stdout;
  }

  /** @param {string} command of `ip` */
  ip(command) {
    return execute('ip', ['-netns', this.name, ...command.split(' ')]);
  }

  /** @param {string} commands of `nft`, one on each line */
  nft(commands) {
    return this.run('nft', commands);
  }

  remove() {
    present.delete(this);
    remove(this.name);
  }
}
