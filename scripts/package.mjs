// Assembles the npm package out of web/ and the built site, and packs it: build/package, build/parley-VERSION.tgz.
// Prints the tarball's path. What belongs to the site's own page alone is left out.

import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { provenance, provenanceTable } from './provenance.mjs';

export const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const site = process.env.PARLEY_SITE ?? join(root, 'build/site');

const ofThePage = new Set([
  'index.html', 'page.js', 'page-theme.js', 'styles.css', 'favicon.svg', 'manifest.webmanifest', 'icons.txt',
  'package.json',
]);
const built = [
  'parley-core.mjs', 'parley-core.mjs.map', 'parley-core.wasm', 'parley.mjs', 'parley.mjs.map', 'parley.wasm', 'fonts',
  'shaders',
];
/** Whose work is in the modules and fonts, where their licences lie after scripts/setup. */
const licences = {
  'inter.txt': [join(root, 'node_modules/@expo-google-fonts/inter/LICENSE_FONT'),
    join(root, 'node_modules/@expo-google-fonts/inter/LICENSE')],
  'lucide.txt': [join(root, 'node_modules/lucide-static/LICENSE')],
  'dear-imgui.txt': [join(root, 'build/deps/imgui/LICENSE.txt'),
    join(root, 'build/wasm-release/_deps/imgui-src/LICENSE.txt')],
  'nlohmann-json.txt': ['/usr/share/doc/nlohmann-json3-dev/copyright'],
  'emscripten.txt': ['/usr/share/doc/emscripten/copyright'],
};

/**
 * @param {string} into an empty folder is made there
 * @returns {{name: string, version: string}} the manifest
 */
function assemble(into) {
  rmSync(into, { recursive: true, force: true });
  mkdirSync(join(into, 'licenses'), { recursive: true });
  for (const file of readdirSync(join(root, 'web'))) {
    if (!ofThePage.has(file)) cpSync(join(root, 'web', file), join(into, file), { recursive: true });
  }
  for (const file of built) cpSync(join(site, file), join(into, file), { recursive: true });
  cpSync(join(root, 'LICENSE'), join(into, 'LICENSE'));
  for (const [name, places] of Object.entries(licences)) {
    const place = places.find(existsSync);
    if (place) cpSync(place, join(into, 'licenses', name));
  }
  const whence = provenance(root, into);
  writeFileSync(join(into, 'provenance.json'), `${JSON.stringify(whence, null, 2)}\n`);
  const readme = join(into, 'README.md');
  writeFileSync(readme, `${readFileSync(readme, 'utf8')}\n${provenanceTable(whence)}`);
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const { name, ...rest } = JSON.parse(readFileSync(join(root, 'web/package.json'), 'utf8'));
  const manifest = { name, version, ...rest };
  writeFileSync(join(into, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`);
  return manifest;
}

/** @returns {string} the tarball's path */
export function pack() {
  const folder = join(root, 'build/package');
  const { name, version } = assemble(folder);
  execFileSync('npm', ['pack', '--silent', '--ignore-scripts', '--pack-destination', join(root, 'build')],
    { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] });
  return join(root, `build/${name}-${version}.tgz`);
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) console.log(pack());
