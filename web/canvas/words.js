// What a person reads when there is no canvas to write on: English, and in other languages what their tables say.

const english = {
  loading: 'Loading…',
  noWebGl: 'This browser does not offer WebGL 2, which draws the room.\n'
    + 'Please switch on hardware acceleration in its settings, or use a current Chrome, Edge, Firefox or Safari.',
  noWebAssembly: 'This browser does not run WebAssembly, which the room is made of.\n'
    + 'Please use a current Chrome, Edge, Firefox or Safari.',
  contextLost: 'The graphics system was interrupted. The call goes on; the picture comes back in a moment.',
  broken: 'Something went wrong inside the room. Please reload the page to join again.',
  badAttribute: 'The room cannot start, because the page says something that it does not understand: {1}.\n'
    + 'Please tell the people who run this page.',
  foreignFile: 'The room could not be loaded: {1} belongs to something else, or to another version.\n'
    + 'Please tell the people who run this page.',
  notLoaded: 'The room could not be loaded: {1}.\nPlease check the connection and reload the page.',
};

/**
 * @param {keyof typeof english} name
 * @param {Record<string, unknown>} [page] of a loaded language
 * @param {string} [value] for `{1}`
 * @returns {string}
 */
export function words(name, page = {}, value = '') {
  const own = page[name];
  const pattern = typeof own === 'string' && own !== '' ? own : english[name];
  return pattern.replace('{1}', () => value);
}

/**
 * @returns {'noWebAssembly' | 'noWebGl' | undefined} which part of the platform is missing, by the name of the words
 *   for it
 */
export function whatIsMissing() {
  if (!globalThis.WebAssembly) return 'noWebAssembly';
  if (!globalThis.WebGL2RenderingContext) return 'noWebGl';
  return undefined;
}
