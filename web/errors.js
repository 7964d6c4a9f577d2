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

export class ModuleError extends ParleyError {
  /**
   * @param {'module-unreachable' | 'module-foreign' | 'module-blocked'} code
   * @param {string} url
   * @param {unknown} cause
   */
  constructor(code, url, cause) {
    const why = {
      'module-unreachable': `${url} cannot be loaded. Put it beside core.js, or say with moduleUrl and wasmUrl where`
        + ' the two files of the module are; from another origin they need CORS headers.',
      'module-foreign': `What lies at ${url} is not the module of this version. Copy both of its files there, and see`
        + ' that the server answers with them and their media types.',
      'module-blocked': 'The page forbids WebAssembly. Its policy has to allow it: script-src \'wasm-unsafe-eval\'.',
    };
    super(code, why[code], { cause });
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
