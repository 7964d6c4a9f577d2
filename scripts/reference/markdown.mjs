// Writes declarations as Markdown, with links between them. Headings get the anchors that GitHub gives them.

/** @typedef {import('./declarations.mjs').Declaration} Declaration */
/** @typedef {import('./declarations.mjs').Member} Member */
/** @typedef {import('./declarations.mjs').Documentation} Documentation */

/**
 * @typedef {object} Chapter
 * @property {string} title
 * @property {string} text what stands under it
 * @property {Declaration[]} declarations
 */

const columns = 120;

/** Anchors by what they lead to. */
class Anchors {
  #counts = new Map();
  #anchors = new Map();

  /** @param {string} heading @param {string} [target] */
  add(heading, target = undefined) {
    const plain = heading.toLowerCase().replace(/[^\p{L}\p{N}_ -]/gu, '').replaceAll(' ', '-');
    const count = this.#counts.get(plain) ?? 0;
    this.#counts.set(plain, count + 1);
    const anchor = count === 0 ? plain : `${plain}-${count}`;
    if (target !== undefined) this.#anchors.set(target, anchor);
    return anchor;
  }

  /** @param {string} target @returns {string | undefined} */
  of(target) {
    return this.#anchors.get(target);
  }

  /** Names in a text become links where they mean one thing only. @param {string} text */
  linked(text) {
    return text.replace(/(?<!\[)`([A-Z]\w+)(?:\.\w+(?:\(\))?)?`/g, (code, name) => {
      const meant = [...this.#anchors].filter(([target]) => target.endsWith(`#${name}`));
      return meant.length === 1 ? `[${code}](#${meant[0][1]})` : code;
    });
  }
}

/**
 * @param {string} title
 * @param {string} introduction
 * @param {Chapter[]} chapters
 * @returns {string}
 */
export function page(title, introduction, chapters) {
  const anchors = new Anchors();
  anchors.add(title);
  anchors.add('Contents');
  const contents = chapters.map((chapter) => contentsOf(chapter, anchors));
  const parts = chapters.flatMap(({ title: heading, text, declarations }) => {
    return [`## ${heading}`, text, ...declarations.flatMap((one) => declarationLines(one, declarations, anchors))];
  });
  return `${[`# ${title}`, introduction, '## Contents', contents.join('\n'), ...parts].join('\n\n')}\n`;
}

/** Gives all headings of the chapter their anchors, in the order in which they come. */
function contentsOf({ title, declarations }, anchors) {
  const chapter = anchors.add(title);
  for (const one of declarations) {
    if (!isShownElsewhere(one, declarations)) anchors.add(one.name, one.target);
    for (const member of calledMembers(one)) anchors.add(callOf(one, member));
    if (!one.events) continue;
    const events = declarations.find(({ name }) => name === one.events);
    anchors.add(`Events of ${one.name}`, events?.target);
  }
  const links = declarations.map(({ name, target }) => `[\`${name}\`](#${anchors.of(target)})`);
  return wrapped([`- [${title}](#${chapter}):`, ...listed(links)], '  ').trimStart();
}

/** Events stand with whom fires them. */
function isShownElsewhere({ name }, declarations) {
  return declarations.some(({ events }) => events === name);
}

/** @param {Declaration} declaration @param {Declaration[]} all of its chapter @param {Anchors} anchors */
function declarationLines(declaration, all, anchors) {
  if (isShownElsewhere(declaration, all)) return [];
  const { kind, name, head, documentation, members, events, targets } = declaration;
  const properties = members.filter((one) => one.kind === 'property');
  const isPlain = kind === 'interface' && !head.includes(' extends ');
  return [
    `### \`${name}\``,
    ...(isPlain ? [] : [codeBlock([head])]),
    ...documentationLines(documentation, anchors),
    ...seeLines(targets, anchors),
    ...(properties.length > 0 ? [properties.map((one) => propertyLines(one, kind, anchors)).join('\n')] : []),
    ...calledMembers(declaration).flatMap((member) => methodLines(declaration, member, anchors)),
    ...(events ? eventLines(declaration, all.find((one) => one.name === events), anchors) : []),
  ];
}

/** @param {Declaration} declaration */
function calledMembers({ members }) {
  const order = ['constructor', 'static', 'method'];
  return members.filter(({ kind }) => order.includes(kind))
    .sort((one, other) => order.indexOf(one.kind) - order.indexOf(other.kind));
}

/** As a page writes it: `room.send()`, `Room.join()`, `new ParleyError()`. */
function callOf({ name }, { kind, name: method }) {
  if (kind === 'constructor') return `new ${name}()`;
  const object = kind === 'static' ? name : /[A-Z][a-z]+$/.exec(name)?.[0].toLowerCase() ?? name;
  return method.startsWith('[') ? `${object}${method}()` : `${object}.${method}()`;
}

function methodLines(declaration, member, anchors) {
  const signatures = member.signatures.map((one) => one.replace(/^static /, ''));
  return [
    `#### \`${callOf(declaration, member)}\``,
    codeBlock(signatures),
    ...documentationLines(member.documentation, anchors),
    ...seeLines(member.targets.filter((target) => target !== declaration.target), anchors),
  ];
}

function eventLines({ name }, map, anchors) {
  const lines = map.members.map((one) => propertyLines(one, map.kind, anchors)).join('\n');
  return [`#### Events of \`${name}\``, ...documentationLines(map.documentation, anchors), lines];
}

/**
 * Of interfaces it goes without saying what is read and what is written.
 *
 * @param {Member} member
 * @param {Declaration['kind']} kind of what has it
 * @param {Anchors} anchors
 */
function propertyLines({ name, type, isOptional, isReadOnly, documentation }, kind, anchors) {
  const traits = [isOptional && 'optional', kind === 'class' && isReadOnly && 'read-only'].filter(Boolean);
  const head = [`- **\`${name}\`** ${linkedType(type, anchors)}`, ...traits].join(', ');
  return `${head}  \n${indented(anchors.linked(documentation.text), '  ')}`;
}

/** Code, but for the names that lead somewhere. */
function linkedType(pieces, anchors) {
  return pieces.map(({ text, target }) => {
    const anchor = target && anchors.of(target);
    return anchor ? `[\`${text}\`](#${anchor})` : `\`${text.replace(/readonly (?=\w+\??:)/g, '')}\``;
  }).join('').replaceAll('``', '');
}

/** @param {Documentation} documentation @param {Anchors} anchors */
function documentationLines({ text, parameters, returns }, anchors) {
  const described = parameters.map((one) => `- \`${one.name}\`: ${indented(one.text, '  ').trim()}`).join('\n');
  const parts = [text, described, returns && `Returns ${returns}.`];
  return parts.filter((part) => part !== '').map((part) => anchors.linked(part));
}

function seeLines(targets, anchors) {
  const links = targets.filter((target) => anchors.of(target)).map((target) => {
    return `[\`${target.split('#').at(-1)}\`](#${anchors.of(target)})`;
  });
  return links.length > 0 ? [wrapped(['See', ...listed(links, '.')], '')] : [];
}

/** @param {string[]} links @param {string} [end] */
function listed(links, end = '') {
  return links.map((link, index) => link + (index < links.length - 1 ? ',' : end));
}

/** Long signatures are broken where their parameters or alternatives are. */
function codeBlock(signatures) {
  return ['```ts', ...signatures.map(broken), '```'].join('\n');
}

function broken(signature) {
  if (signature.length <= 100) return signature;
  if (/^type /.test(signature)) {
    const [, head, type] = /^(.*?) = (?:\| )?(.*)$/.exec(signature);
    const alternatives = alternativesOf(type);
    const marked = alternatives.length > 1 ? alternatives.map((one) => `| ${one}`) : alternatives;
    return [`${head} =`, wrapped(marked, '  ')].join('\n');
  }
  const [, head, parameters, rest] = /^([^(]*)\((.*)\)(:.*)$/.exec(signature) ?? [];
  if (parameters === undefined) return signature;
  return [`${head}(`, ...parameters.split(/, (?=\w+\??:)/).map((one) => `  ${one},`), `)${rest}`].join('\n');
}

/** @param {string} type @returns {string[]} parted where no bracket is open */
function alternativesOf(type) {
  const parts = [''];
  let depth = 0;
  for (const piece of type.replaceAll('=>', '\u21d2').split(/( \| |[<>(){}])/)) {
    if (/^[<({]$/.test(piece)) depth += 1;
    if (/^[>)}]$/.test(piece)) depth -= 1;
    if (piece === ' | ' && depth === 0) parts.push('');
    else parts[parts.length - 1] += piece;
  }
  return parts.map((part) => part.replaceAll('\u21d2', '=>'));
}

function indented(text, indent) {
  return text.replace(/^(?=.)/gm, indent);
}

/** @param {string[]} parts that stay whole, with blanks or breaks between them @param {string} indent of each line */
function wrapped(parts, indent) {
  const [first, ...rest] = parts;
  const lines = [indent + first];
  for (const part of rest) {
    const longer = `${lines.at(-1)} ${part}`;
    if (longer.length > columns) lines.push(indent + part);
    else lines[lines.length - 1] = longer;
  }
  return lines.join('\n');
}
