// Errors that rooms and engines reject and throw with: each has a code, and a message that says what to do. Types and
// documentation: errors.d.ts.

export class ParleyError extends Error {
  /**
   * @param {import('./errors.js').ErrorCode} code
   * @param {string} message
   * @param {{cause?: unknown}} [options]
   */
  constructor(code, message, options) {
    super(message, options);
    this.name = new.target.name;
    this.code = code;
  }
}

export class BadOptionError extends ParleyError {
  /**
   * @param {string} option
   * @param {string} expected what it may be, as the end of a sentence
   * @param {unknown} given
   */
  constructor(option, expected, given) {
    super('bad-option', `${option} has to be ${expected}; it is ${shown(given)}.`);
    this.option = option;
  }
}

/** Its development server puts what it prepares into a folder of this name, away from the files beside it. */
const forVite = 'Vite has moved the script away from it: set optimizeDeps: { exclude: [\'parley\'] } in its'
  + ' configuration.';

export class ModuleError extends ParleyError {
  /**
   * @param {'module-unreachable' | 'module-foreign' | 'module-blocked'} code
   * @param {string} url
   * @param {unknown} [cause]
   */
  constructor(code, url, cause) {
    const [why, what] = {
      'module-unreachable': ['cannot be loaded', 'Copy the whole folder of the built site, or say where its files are'
        + ' (moduleUrl and wasmUrl; the attribute assets); from another origin they need CORS headers.'],
      'module-foreign': ['is not a file of this version of Parley', 'Copy the whole folder of the built site anew.'],
      'module-blocked': ['is forbidden by the policy of the page', 'Allow script-src \'wasm-unsafe-eval\'.'],
    }[code];
    super(code, `${url} ${why}${reasonOf(cause)}. ${url.includes('/.vite/') ? forVite : what}`, { cause });
    this.url = url;
  }
}

export class RefusedError extends ParleyError {
  /**
   * @param {string} serverCode
   * @param {string} message the server's, or ours for its code
   */
  constructor(serverCode, message) {
    super('refused', message || `The server refused: ${serverCode}.`);
    this.serverCode = serverCode;
  }
}

/** @param {unknown} value @returns {string} short, and of objects only what they are */
function shown(value) {
  if (typeof value === 'string') return value.length > 60 ? `a string of ${value.length} characters` : `"${value}"`;
  if (typeof value === 'object' && value !== null) return `an object (${value.constructor?.name ?? 'without class'})`;
  return typeof value === 'function' ? 'a function' : String(value);
}

/** @param {unknown} cause */
function reasonOf(cause) {
  return cause instanceof Error && cause.message ? ` (${cause.message})` : '';
}
