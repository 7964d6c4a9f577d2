// Fails where the declarations do not compile under `strict`, where a right use does not or a wrong one does, where
// what a script exports and what its declarations say differ, or where a script breaks its own JSDoc.
// usage: node types.mjs [ROOT]

import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const root = process.argv[2] ?? join(dirname(fileURLToPath(import.meta.url)), '../..');
const web = join(root, 'web');

const common = {
  noEmit: true,
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  jsx: ts.JsxEmit.ReactJSX,
  lib: ['lib.es2023.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
  types: [],
  skipDefaultLibCheck: true,
};

/** What a package's reader writes, by the entries of its `exports`. */
function entries() {
  const { name, exports } = JSON.parse(readFileSync(join(web, 'package.json'), 'utf8'));
  const typed = Object.entries(exports).filter(([, target]) => target.types);
  return Object.fromEntries(typed.map(([entry, { types }]) => [join(name, entry), [join(web, types)]]));
}

function uses() {
  const folder = join(root, 'tests/types');
  const files = readdirSync(folder).filter((file) => /\.tsx?$/.test(file)).map((file) => join(folder, file));
  const strict = { strict: true, noUncheckedIndexedAccess: true, exactOptionalPropertyTypes: true };
  // A use that is no entry must not be found further up either.
  return complaints(ts.createProgram(files, { ...common, ...strict, paths: entries() }));
}

/** Scripts of the package without the canvas, whose elements are checked by tests in browsers. */
function scripts() {
  return readdirSync(web, { recursive: true })
    .filter((file) => file.endsWith('.js') && !file.startsWith('canvas') && file !== 'page.js')
    .map((file) => join(web, file));
}

/** Modules that emcc writes are not there before they are built. */
function isOurs({ file, code }) {
  return !file || (!file.fileName.includes('/canvas/') && code !== 2307);
}

/** @returns {string[]} names that only one of the two has; types are no business of a script */
function differences(program) {
  const pairs = readdirSync(web).filter((file) => file.endsWith('.js') && existsSync(join(web, declarationOf(file))));
  return pairs.flatMap((file) => {
    const [script, declared] = [file, declarationOf(file)].map((name) => valuesOf(program, join(web, name)));
    const lacking = (first, second) => [...first].filter((name) => !second.has(name));
    return [
      ...lacking(script, declared).map((name) => `web/${declarationOf(file)}: does not declare ${name}`),
      ...lacking(declared, script).map((name) => `web/${file}: does not export ${name}, which is declared`),
    ];
  });
}

/** @param {string} file a script */
function declarationOf(file) {
  return file.replace(/\.js$/, '.d.ts');
}

/** The names of values that a file exports. */
function valuesOf(program, file) {
  const checker = program.getTypeChecker();
  const symbol = checker.getSymbolAtLocation(program.getSourceFile(file));
  const exported = symbol ? checker.getExportsOfModule(symbol) : [];
  const target = (one) => (one.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(one) : one);
  return new Set(exported.filter((one) => target(one).flags & ts.SymbolFlags.Value).map(({ name }) => name));
}

/** @returns {string[]} */
function complaints(program, counts = () => true) {
  return ts.getPreEmitDiagnostics(program).filter(counts).map(({ file, start, messageText }) => {
    const line = () => file.getLineAndCharacterOfPosition(start).line + 1;
    const where = file ? `${relative(root, file.fileName)}:${line()}: ` : '';
    return where + ts.flattenDiagnosticMessageText(messageText, '\n');
  });
}

const declarations = readdirSync(web).filter((file) => file.endsWith('.d.ts')).map((file) => join(web, file));
const ours = ts.createProgram([...scripts(), ...declarations], { ...common, allowJs: true, checkJs: true });
const found = [...uses(), ...complaints(ours, isOurs), ...differences(ours)];
for (const problem of found) console.error(problem);
process.exitCode = found.length === 0 ? 0 : 1;
