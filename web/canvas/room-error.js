// Errors of the element: each has a code, and a message that says what to do. Types: parley-room.d.ts.

import { ModuleError, ParleyError, RefusedError } from '../errors.js';

export { ModuleError, ParleyError, RefusedError };

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

/** @param {string} text */
function shown(text) {
  return text.length > 60 ? `${text.length} characters long` : `"${text}"`;
}
