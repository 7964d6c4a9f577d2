// Why a room did not start: for the page as an error, for the person in words.

import { AttributeError, ModuleError, ParleyError } from './room-error.js';
import { words } from './words.js';

/**
 * @param {Error} error
 * @param {Record<string, string>} page of a loaded language
 * @returns {[ParleyError, string]}
 */
export function toldAtStart(error, page) {
  if (error instanceof AttributeError) {
    return [error, words('badAttribute', page, `${error.attribute}="${shortened(error.given)}"`)];
  }
  if (error instanceof ModuleError) {
    const isForeign = error.code === 'module-foreign';
    return [error, isForeign ? words('foreignFile', page, nameOf(error)) : words('notLoaded', page, reasonOf(error))];
  }
  const broken = new ParleyError('broken', `The room could not start: ${error.message}`, { cause: error });
  return [broken, words('notLoaded', page, error.message)];
}

/** @param {string} text @returns {string} so much that a person can tell it to others */
function shortened(text) {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}

/** @param {ModuleError} error */
function nameOf({ url }) {
  return new URL(url).pathname.split('/').pop() || url;
}

/** @param {ModuleError} error */
function reasonOf(error) {
  const { cause } = error;
  return cause instanceof Error ? `${nameOf(error)} (${cause.message})` : nameOf(error);
}
