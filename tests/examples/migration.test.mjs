// The scripts of ours in the pages for those who come from other libraries, run as they stand there.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { installPage, root } from './support/example.mjs';
import { Meeting, shows, videosPlay } from './support/meeting.mjs';

const meeting = Meeting.forThisFile();
const body = '<p></p><video autoplay playsinline></video>';

/** Without a bundler and under a policy that forbids import maps, the package has its path. */
function scripts(page) {
  const text = readFileSync(join(root, 'web', page), 'utf8');
  const blocks = [...text.matchAll(/^```js\n([^]*?)^```$/gm)].map(([, script]) => script);
  return blocks.map((script) => script.replace("'parley/core'", "'./node_modules/parley/core.js'"));
}

for (const page of ['from-simple-peer.md', 'from-peerjs.md']) {
  test(`${page}: text reaches the other one, and so do pictures`, async () => {
    const [data, video, ...rest] = scripts(page);
    assert.equal(rest.length, 0);
    await meeting.serve(await installPage(`${page}-data`, { script: data, body }));
    for (const one of [await meeting.come(), await meeting.come()]) await shows(one, 'hello');
    await meeting.end();
    await meeting.serve(await installPage(`${page}-video`, { script: video, body }));
    for (const one of [await meeting.come(), await meeting.come()]) await videosPlay(one, 1);
  });
}
