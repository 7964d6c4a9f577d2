// The pages in README.md and web/README.md, as somebody copies them out: each stands on a site of its own beside the
// packed package, and two people meet in it. They have styles and scripts in them, so this site has no policy.

import assert from 'node:assert/strict';
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { installPage, root } from './support/example.mjs';
import { Meeting, elementsMeet, press, videosPlay } from './support/meeting.mjs';

const meeting = Meeting.forThisFile();

/** @param {string} file @returns {string[]} its blocks of HTML */
function pagesIn(file) {
  const text = readFileSync(join(root, file), 'utf8');
  return [...text.matchAll(/^```html\n([^]*?)^```$/gm)].map(([, page]) => page);
}

/** Two who open the page. @param {string} name of a folder @param {string} page */
async function twoIn(name, page) {
  const folder = await installPage(name, { script: '' });
  renameSync(join(folder, 'node_modules/parley'), join(folder, 'parley'));
  await meeting.serve(folder, { policy: '' });
  // What stands there for the reader's own server.
  const server = meeting.host.url.replace('http:', 'ws:');
  writeFileSync(join(folder, 'parley/page.html'), page.replace('wss://rooms.example.org', server));
  return [await meeting.come('parley/page.html'), await meeting.come('parley/page.html')];
}

for (const [file, count] of [['README.md', 1], ['web/README.md', 2]]) {
  const pages = pagesIn(file);

  test(`${file} has pages to copy`, () => assert.equal(pages.length, count));

  for (const [index, page] of pages.entries()) {
    test(`${file}: page ${index + 1}, copied as it stands, has two people meet`, async () => {
      const people = await twoIn(`${file.replace('/', '-')}-${index}`, page);
      if (!page.includes('<parley-room')) {
        for (const one of people) await videosPlay(one, 1);
        return;
      }
      if (!/<parley-room[^>]* join\b/.test(page)) for (const one of people) await press(one, 'Join');
      await elementsMeet(people);
    });
  }
}
