// What a page fetches for us stays within its budget (size-budgets.json), and the README says what it is.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { before, test } from 'node:test';
import { startHost } from '../bench/embed/host.mjs';
import { load, weigh } from '../bench/embed/load.mjs';
import { buildPage, ourPages } from '../bench/embed/pages.mjs';
import { kilobytes, tableInReadme, weightRows } from '../bench/embed/tables.mjs';
import { launchBrowser } from '../browser/support/browser.mjs';

/** By how much another compiler, or a small change, may differ before the README has to be written anew. */
const tolerance = 0.05;

const budgets = JSON.parse(readFileSync(new URL('size-budgets.json', import.meta.url), 'utf8'))['gzip kB'];

/** By name in `ourPages`, then by kind of file. */
const weights = {};

before(async () => {
  const browser = await launchBrowser();
  try {
    for (const [id, page] of Object.entries(ourPages)) {
      const host = await startHost(await buildPage(id, page));
      const { fetched } = await load(await browser.newContext(), host.url);
      weights[id] = weigh(fetched, host.file);
      await host.stop();
    }
  } finally {
    await browser.close();
  }
});

/** What each kind of file was by the README, and is. */
function grownSince(told, { name }, kinds) {
  return Object.entries(kinds).map(([kind, { gzip }]) => {
    const before = told.find(([page, what]) => page === name && what === kind)?.[4] ?? '0';
    return `${kind} ${before} → ${kilobytes(gzip)} kB`;
  }).join(', ');
}

for (const [id, budget] of Object.entries(budgets)) {
  test(`the page with ${ourPages[id].name} stays within ${budget} kB of gzip`, () => {
    const { all } = weights[id];
    const grown = grownSince(tableInReadme('weights'), ourPages[id], weights[id]);
    assert.ok(all.gzip <= budget * 1000, `It is ${kilobytes(all.gzip)} kB. Against web/README.md: ${grown}. Make it `
      + 'smaller; or raise the budget in tests/examples/size-budgets.json, run scripts/bench embed for the table, and '
      + 'say in the commit what it is worth.');
  });
}

test('the README\'s table of sizes is that of the package', () => {
  const named = Object.fromEntries(Object.entries(weights).map(([id, kinds]) => [ourPages[id].name, kinds]));
  const [head, ...found] = weightRows(named);
  const [toldHead, ...told] = tableInReadme('weights');
  const hint = 'Run scripts/bench embed and commit web/README.md.';
  assert.deepEqual(toldHead, head, hint);
  assert.deepEqual(told.map(([page, what]) => [page, what]), found.map(([page, what]) => [page, what]), hint);
  for (const [index, [page, what, ...numbers]] of found.entries()) {
    for (const [column, number] of numbers.entries()) {
      const says = Number(told[index][column + 2]);
      const is = Number(number);
      assert.ok(Math.abs(is - says) <= tolerance * Math.max(is, says),
        `${page}, ${what}, ${head[column + 2]}: web/README.md says ${says}, it is ${is}. ${hint}`);
    }
  }
});
