// Errors of the element: each has a code, and a message that says what to do. Types: parley-room.d.ts.

export class ParleyError extends Error {
  /**
   * @param {import('../parley-room.js').RoomErrorCode} code
   * @param {string} message
   * @param {{cause?: unknown}} [options]
   */
  constructor(code, message, options) {
    super(message, options);
    this.name = new.target.name;
    this.code = code;
  }
}

/** An attribute says what it cannot say. */
export class AttributeError extends ParleyError {
  /**
   * @param {string} attribute
   * @param {string} given
   * @param {string} expected the end of a sentence
   * @param {string} [instead] what is taken in its place; nothing where the room does not start
   */
  constructor(attribute, given, expected, instead) {
    const outcome = instead === undefined ? 'The room does not start before it is.' : `"${instead}" is taken.`;
    super('bad-attribute', `The attribute ${attribute} has to be ${expected}; it is ${shown(given)}. ${outcome}`);
    this.attribute = attribute;
    this.given = given;
  }
}

/** What the room is made of cannot be had, or is something else. */
export class ModuleError extends ParleyError {
  /**
   * @param {'module-unreachable' | 'module-foreign' | 'module-blocked'} code
   * @param {string} url
   * @param {unknown} [cause]
   */
  constructor(code, url, cause) {
    const [why, what] = {
      'module-unreachable': ['cannot be loaded',
        'Copy the whole folder of the built site; from another origin its files need CORS headers.'],
      'module-foreign': ['is not a file of this version of Parley', 'Copy the whole folder of the built site anew.'],
      'module-blocked': ['is forbidden by the policy of the page', 'Allow script-src \'wasm-unsafe-eval\'.'],
    }[code];
    super(code, `${url} ${why}${reason(cause)}. ${what}`, { cause });
    this.url = url;
  }
}

/** @param {string} text */
function shown(text) {
  return text.length > 60 ? `${text.length} characters long` : `"${text}"`;
}

/** @param {unknown} cause */
function reason(cause) {
  return cause instanceof Error && cause.message ? ` (${cause.message})` : '';
}
