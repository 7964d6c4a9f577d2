// Makes web/reference.md, the API reference, out of the declarations of what the package exports.
// usage: node reference.mjs [ROOT]

import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { exportsOf, readDeclarations } from './reference/declarations.mjs';
import { page } from './reference/markdown.mjs';

const introduction = `Made out of the declarations (\`*.d.ts\`) of the package by \`scripts/reference.mjs\`: to change a
sentence here, change it there. How the parts belong together, with examples, is in [README.md](README.md).

A snapshot and all that is in it, messages and members are read and never written. "We" are the person at this page.`;

/** In this order, each with the declarations of one file, some of them first. What no chapter has is reported. */
const chapters = [
  {
    file: 'parley-room.d.ts', title: 'The element', code: "import 'parley';",
    first: ['ParleyRoomElement', 'ParleyRoomAttributes', 'ParleyRoomStyle'],
  },
  { file: 'room.d.ts', title: 'A room without a look', code: "import { Room } from 'parley/core';", first: ['Room'] },
  {
    file: 'core.d.ts', title: 'The engine', code: "import { createEngine } from 'parley/core';",
    first: ['createEngine', 'loadModule', 'EngineOptions', 'ParleyEngine', 'NamedChannel'],
  },
  {
    file: 'snapshot.d.ts', title: 'The snapshot', code: "import type { Snapshot } from 'parley/core';",
    first: ['Snapshot', 'Member'],
  },
  { file: 'errors.d.ts', title: 'Errors', code: "import { ParleyError } from 'parley/core';", first: ['ParleyError'] },
  {
    file: 'transports/broadcast-channel.d.ts', title: 'Tabs without a server',
    code: "import { broadcastChannelTransport } from 'parley/broadcast-channel';", first: [],
  },
];

/**
 * @param {string} root the project's folder
 * @returns {{text: string, problems: string[]}} the page, and what has no documentation or no place in it
 */
export function reference(root) {
  const web = join(root, 'web');
  const { exports } = JSON.parse(readFileSync(join(web, 'package.json'), 'utf8'));
  const entries = Object.values(exports).map(({ types }) => types).filter(Boolean).map((types) => join(web, types));
  const exported = new Set(entries.flatMap(exportsOf));
  const files = [...new Set([...exported].map((target) => target.split('#')[0]))];
  const declarations = readDeclarations(files);
  const shown = chapters.filter(({ file }) => declarations.has(join(web, file))).map(({ file, title, code, first }) => {
    const own = declarations.get(join(web, file)).filter(({ target }) => exported.has(target));
    const place = ({ name }) => (first.includes(name) ? first.indexOf(name) : first.length);
    const ordered = own.sort((one, other) => place(one) - place(other));
    return { title, text: `\`\`\`js\n${code}\n\`\`\``, declarations: ordered };
  });
  const homeless = files.filter((file) => !chapters.some((chapter) => join(web, chapter.file) === file));
  return {
    text: page('API reference', introduction, shown),
    problems: [
      ...homeless.map((file) => `${relative(root, file)}: in no chapter of scripts/reference.mjs`),
      ...[...declarations].flatMap(([file, all]) => undocumented(all, exported).map((name) => {
        return `${relative(root, file)}: ${name} has no documentation`;
      })),
    ],
  };
}

/** @returns {string[]} what a reader would find only the name of */
function undocumented(declarations, exported) {
  return declarations.filter(({ target }) => exported.has(target)).flatMap(({ name, documentation, members }) => {
    const lacking = members.filter((member) => member.documentation.text === '');
    const own = documentation.text === '' ? [name] : [];
    return [...own, ...lacking.map((member) => `${name}.${member.name}`)];
  });
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const root = process.argv[2] ?? join(dirname(fileURLToPath(import.meta.url)), '..');
  const { text, problems } = reference(root);
  writeFileSync(join(root, 'web/reference.md'), text);
  for (const problem of problems) console.error(problem);
  process.exitCode = problems.length === 0 ? 0 : 1;
}
