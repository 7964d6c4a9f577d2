// What tests with networks of their own need of the machine, and what is missing.

import { spawnSync } from 'node:child_process';
import { routeBetweenLines } from './internet.mjs';
import { Namespace, removeLeftovers } from './namespace.mjs';

const programs = [['ip', '-V'], ['nft', '-v'], ['turnserver', '--version']];

function missingProgram() {
  const missing = programs.find(([program, option]) => spawnSync(program, [option]).error);
  return missing && `there is no ${missing[0]}`;
}

/** Whether the kernel can do what the tests ask of it, by trying; containers often may not. */
async function missingRight() {
  let namespace;
  try {
    namespace = await Namespace.make('trial');
    await namespace.ip('link add near type veth peer name far');
    await routeBetweenLines(namespace);
    await namespace.nft(`add table ip trial
      add chain ip trial out { type nat hook postrouting priority 100; }
      add rule ip trial out oifname near masquerade fully-random
      add chain ip trial in { type filter hook prerouting priority -300; }
      add rule ip trial in numgen random mod 100 < 5 drop`);
    return undefined;
  } catch (error) {
    return `networks cannot be made here: ${String(error.stderr || error.message).trim()}`;
  } finally {
    namespace?.remove();
  }
}

/** @returns {Promise<string | false>} why the tests are skipped, if they are */
export async function reasonToSkip() {
  if (process.getuid() !== 0) return 'only root can make networks';
  const program = missingProgram();
  if (program) return program;
  removeLeftovers();
  return (await missingRight()) ?? false;
}
