// Reads what declaration files export, with its documentation, as plain data for scripts/reference.mjs.

import ts from 'typescript';

/**
 * @typedef {object} Piece of a type's text
 * @property {string} text
 * @property {string} [target] the export that it names, as `targetOf` names it
 *
 * @typedef {object} Member
 * @property {'constructor' | 'static' | 'property' | 'method'} kind
 * @property {string} name
 * @property {string[]} signatures without documentation, one for each overload
 * @property {Piece[]} type of a property
 * @property {boolean} isOptional
 * @property {boolean} isReadOnly
 * @property {Documentation} documentation
 * @property {string[]} targets exports that its signatures name
 *
 * @typedef {object} Documentation
 * @property {string} text Markdown; empty for none
 * @property {{name: string, text: string}[]} parameters
 * @property {string} returns
 *
 * @typedef {object} Declaration
 * @property {'class' | 'interface' | 'type' | 'function'} kind
 * @property {string} name
 * @property {string} target
 * @property {string} head its first line, or all of it where it has no members
 * @property {Documentation} documentation
 * @property {Member[]} members
 * @property {string | undefined} events the interface that says which events it fires
 * @property {string[]} targets
 */

/** What the events say better. */
const listening = new Set(['addEventListener', 'removeEventListener']);

/**
 * @param {string[]} files declaration files, each with what the package exports
 * @returns {Map<string, Declaration[]>} by file, in the order of the text; what a file exports of another is not in it
 */
export function readDeclarations(files) {
  const program = ts.createProgram(files, {
    noEmit: true, types: [], lib: ['lib.es2023.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
    target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext, moduleResolution: ts.ModuleResolutionKind.Bundler,
  });
  const checker = program.getTypeChecker();
  return new Map(files.map((file) => {
    const source = program.getSourceFile(file);
    const declared = source.statements.filter((statement) => statement.name && isExported(statement));
    return [file, declared.map((statement) => declarationOf(statement, checker))];
  }));
}

/**
 * @param {string} entry a declaration file
 * @returns {string[]} targets of all that it exports, of its own and of others
 */
export function exportsOf(entry) {
  const program = ts.createProgram([entry], { noEmit: true, types: [], noLib: true });
  const checker = program.getTypeChecker();
  const module = checker.getSymbolAtLocation(program.getSourceFile(entry));
  const exported = module ? checker.getExportsOfModule(module) : [];
  return exported.map((symbol) => targetOf(symbol, checker)).filter((target) => target !== undefined);
}

/** Names an export among all files: `FILE#NAME`. */
function targetOf(symbol, checker) {
  if (!symbol) return undefined;
  const meant = symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
  const [declaration] = meant.declarations ?? [];
  if (!declaration || !ts.isSourceFile(declaration.parent)) return undefined;
  return `${declaration.getSourceFile().fileName}#${meant.name}`;
}

function isExported(statement) {
  return (ts.getCombinedModifierFlags(statement) & ts.ModifierFlags.Export) !== 0;
}

/** @returns {Declaration} */
function declarationOf(node, checker) {
  const members = [...(ts.isClassDeclaration(node) || ts.isInterfaceDeclaration(node) ? node.members : [])];
  const shown = members.filter((member) => !isHidden(member, node));
  return {
    kind: kindOf(node),
    name: node.name.text,
    target: targetOf(checker.getSymbolAtLocation(node.name), checker),
    head: headOf(node),
    documentation: documentationOf([node]),
    members: groupsByName(shown).map((group) => memberOf(group, checker)),
    events: eventsOf(members),
    targets: headTargets(node, checker),
  };
}

/** What is named where the members do not name it. */
function headTargets(node, checker) {
  if (ts.isFunctionDeclaration(node) || ts.isTypeAliasDeclaration(node)) return targetsIn(node, checker);
  return (node.heritageClauses ?? []).flatMap((clause) => targetsIn(clause, checker));
}

function kindOf(node) {
  if (ts.isClassDeclaration(node)) return 'class';
  if (ts.isInterfaceDeclaration(node)) return 'interface';
  return ts.isFunctionDeclaration(node) ? 'function' : 'type';
}

/** A class that nobody makes with `new` has a private constructor. */
function isHidden(member, { heritageClauses }) {
  const isPrivate = (ts.getCombinedModifierFlags(member) & ts.ModifierFlags.Private) !== 0;
  return isPrivate || (heritageClauses !== undefined && listening.has(nameOf(member)));
}

/** Overloads stand beside each other. */
function groupsByName(members) {
  const groups = new Map();
  for (const member of members) {
    const key = `${memberKind(member)} ${nameOf(member)}`;
    groups.set(key, [...(groups.get(key) ?? []), member]);
  }
  return [...groups.values()];
}

function nameOf(member) {
  return member.name ? unquoted(member.name.getText()) : 'constructor';
}

function unquoted(text) {
  return text.replace(/^'(.*)'$/, '$1');
}

function memberKind(member) {
  if (ts.isConstructorDeclaration(member)) return 'constructor';
  if ((ts.getCombinedModifierFlags(member) & ts.ModifierFlags.Static) !== 0) return 'static';
  const isMethod = ts.isMethodDeclaration(member) || ts.isMethodSignature(member);
  return isMethod ? 'method' : 'property';
}

/** @returns {Member} */
function memberOf(group, checker) {
  const [first] = group;
  const isReadOnly = (ts.getCombinedModifierFlags(first) & ts.ModifierFlags.Readonly) !== 0 || ts.isGetAccessor(first);
  return {
    kind: memberKind(first),
    name: nameOf(first),
    signatures: group.map((member) => textOf(member)),
    type: first.type ? piecesOf(first.type, checker) : [],
    isOptional: first.questionToken !== undefined,
    isReadOnly,
    documentation: documentationOf(group),
    targets: [...new Set(group.flatMap((member) => targetsIn(member, checker)))],
  };
}

/** `addEventListener` of a class names it. */
function eventsOf(members) {
  const listener = members.find((member) => nameOf(member) === 'addEventListener' && member.typeParameters);
  return /keyof (\w+)/.exec(listener?.typeParameters[0].getText() ?? '')?.[1];
}

/** The text of a node on one line, without comments and without the words that its place says already. */
function textOf(node) {
  return node.getText().replace(/\/\*[^]*?\*\//g, '').replace(/\s+/g, ' ').replace(/^export (declare )?/, '')
    .replace(/\(\s+/g, '(').replace(/,?\s+\)/g, ')').replace(/;$/, '');
}

function headOf(node) {
  if (!ts.isClassDeclaration(node) && !ts.isInterfaceDeclaration(node)) return textOf(node);
  return textOf(node).replace(/ \{.*$/, '');
}

/** @returns {Piece[]} the text of a type, parted at what the package exports */
function piecesOf(type, checker) {
  const start = type.getStart();
  const text = type.getText();
  /** @type {Piece[]} */
  const pieces = [];
  let end = 0;
  for (const { from, to, target } of namesIn(type, checker)) {
    pieces.push({ text: text.slice(end, from - start) }, { text: text.slice(from - start, to - start), target });
    end = to - start;
  }
  pieces.push({ text: text.slice(end) });
  return pieces.map(({ text: piece, target }) => ({ text: piece.replace(/\s+/g, ' '), target }))
    .filter(({ text: piece }) => piece !== '');
}

function namesIn(node, checker) {
  const found = [];
  const visit = (inner) => {
    const target = ts.isIdentifier(inner) && targetOf(checker.getSymbolAtLocation(inner), checker);
    if (target) found.push({ from: inner.getStart(), to: inner.getEnd(), target });
    ts.forEachChild(inner, visit);
  };
  visit(node);
  return found;
}

function targetsIn(node, checker) {
  const own = node.name && targetOf(checker.getSymbolAtLocation(node.name), checker);
  return [...new Set(namesIn(node, checker).map(({ target }) => target))].filter((target) => target !== own);
}

/** @returns {Documentation} of all overloads together */
function documentationOf(nodes) {
  const comments = nodes.flatMap((node) => ts.getJSDocCommentsAndTags(node).filter(ts.isJSDoc));
  const tags = comments.flatMap(({ tags: some }) => [...(some ?? [])]);
  const written = (comment) => (ts.getTextOfJSDocComment(comment) ?? '').trim();
  return {
    text: comments.map(({ comment }) => written(comment)).filter((text) => text !== '').join('\n\n'),
    parameters: tags.filter(ts.isJSDocParameterTag).map(({ name, comment }) => {
      return { name: name.getText(), text: written(comment) };
    }),
    returns: tags.filter(ts.isJSDocReturnTag).map(({ comment }) => written(comment)).join(' '),
  };
}
