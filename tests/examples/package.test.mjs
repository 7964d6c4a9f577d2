// What is in the tarball, and that the counting of violations counts.

import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { eventually, launchBrowser } from '../browser/support/browser.mjs';
import { installPage, root } from './support/example.mjs';
import { servePages } from './support/pages.mjs';

let folder;
let installed;

before(async () => {
  folder = await installPage('package', { script: '', body: '<p style="color: red">not allowed</p>' });
  installed = join(folder, 'node_modules/parley');
});

function manifest() {
  return JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8'));
}

test('the version is that of the project, and the server\'s', () => {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  assert.equal(manifest().version, version);
  const server = execFileSync(process.env.PARLEY_SERVER, ['--version'], { encoding: 'utf8' });
  assert.ok(server.includes(version), server);
});

test('everything that is exported is there with its types, and nothing of the site\'s own page', () => {
  for (const target of Object.values(manifest().exports).flatMap((entry) => Object.values(entry))) {
    if (typeof target === 'string' && target.startsWith('./')) assert.ok(existsSync(join(installed, target)), target);
  }
  const entry = ({ types, default: code }) => existsSync(join(installed, types)) && existsSync(join(installed, code));
  assert.ok(entry(manifest().exports['.']) && entry(manifest().exports['./core']));
  for (const file of ['index.html', 'page.js', 'styles.css', 'favicon.svg', 'manifest.webmanifest']) {
    assert.ok(!existsSync(join(installed, file)), file);
  }
  for (const file of ['LICENSE', 'README.md', 'licenses/inter.txt', 'licenses/lucide.txt', 'licenses/dear-imgui.txt']) {
    assert.ok(existsSync(join(installed, file)), file);
  }
});

test('every file that the code names is in the package', () => {
  const files = readdirSync(installed, { recursive: true }).filter((file) => /\.m?js$/.test(file));
  for (const file of files) {
    const text = readFileSync(join(installed, file), 'utf8').replace(/\/\*\*[^]*?\*\//g, '');
    const names = [...text.matchAll(/(?:from |import\(|new URL\()['"](\.[^'"]+)['"]/g)].map(([, name]) => name);
    for (const name of names) assert.ok(existsSync(join(installed, file, '..', name)), `${file} names ${name}`);
  }
});

test('the modules are those that the provenance names, and say where their source maps are', () => {
  const { commit, compiler, compileFlags, linkFlags, files } = JSON.parse(
    readFileSync(join(installed, 'provenance.json'), 'utf8'));
  assert.match(compiler, /^emcc /);
  assert.match(`${compileFlags} ${linkFlags}`, /-Oz .*--no-entry/);
  assert.equal(typeof commit, 'string');
  const readme = readFileSync(join(installed, 'README.md'), 'utf8');
  for (const [name, { sha256 }] of Object.entries(files)) {
    const content = readFileSync(join(installed, name));
    assert.equal(createHash('sha256').update(content).digest('hex'), sha256);
    assert.ok(readme.includes(sha256), `${name} in README.md`);
    if (!name.endsWith('.mjs')) continue;
    const map = JSON.parse(readFileSync(join(installed, `${name}.map`), 'utf8'));
    assert.ok(content.includes(`//# sourceMappingURL=${name}.map`) && map.sourcesContent.length > 0, name);
  }
});

test('right uses compile against the installed declarations as Node finds them, wrong ones do not', () => {
  const files = readdirSync(join(root, 'tests/types'));
  for (const file of files) cpSync(join(root, 'tests/types', file), join(folder, file));
  writeFileSync(join(folder, 'package.json'), '{"type": "module"}');
  const compilerOptions = {
    noEmit: true, strict: true, noUncheckedIndexedAccess: true, module: 'nodenext', target: 'es2022', types: [],
    jsx: 'react-jsx',
    lib: ['es2023', 'dom', 'dom.iterable'], skipDefaultLibCheck: true,
  };
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, files }));
  const compiler = join(root, 'node_modules/typescript/bin/tsc');
  const { status, stdout } = spawnSync(process.execPath, [compiler], { cwd: folder, encoding: 'utf8' });
  assert.equal(status, 0, stdout);
});

test('everything is imported where there is no page, for rendering on a server', () => {
  const script = `Promise.all(['parley', 'parley/core', 'parley/broadcast-channel'].map((entry) => import(entry)))
    .then((entries) => console.log(Object.keys(Object.assign({}, ...entries)).sort().join(' ')))`;
  const names = execFileSync(process.execPath, ['-e', script], { cwd: folder, encoding: 'utf8' });
  for (const name of ['ParleyRoomElement', 'Room', 'createEngine', 'broadcastChannelTransport']) {
    assert.ok(names.includes(name), names);
  }
});

test('what the policy forbids is reported and counted', async () => {
  const host = await servePages(folder, 'http://localhost:1');
  const browser = await launchBrowser();
  try {
    await (await browser.newPage()).goto(host.url);
    await eventually('a report', async () => host.violations.length > 0);
  } finally {
    await browser.close();
    await host.stop();
  }
});
