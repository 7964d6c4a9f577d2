// Why a room was not entered, or has ended, as an error with a code: made of what the engine's snapshot says.

import { ParleyError, RefusedError } from './errors.js';

/**
 * @param {import('./snapshot.js').Ending | null} ending
 * @returns {ParleyError | undefined} none where the room was left by somebody's wish
 */
export function errorOf(ending) {
  switch (ending?.code) {
    case 'server-unreachable': return new ParleyError('server-unreachable', ending.text);
    case 'refused': return new RefusedError(ending.serverCode, ending.text);
    case 'unknown-dialect': return new ParleyError('bad-option', ending.text);
    default: return undefined;
  }
}
