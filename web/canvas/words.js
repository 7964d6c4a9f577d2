// What a person reads when there is no canvas to write on.

export const loading = 'Loading…';

export const noWebGl = 'This browser does not offer WebGL 2, which draws the room.\n'
  + 'Please switch on hardware acceleration in its settings, or use a current Chrome, Edge, Firefox or Safari.';

export const contextLost = 'The graphics system was interrupted. The call goes on; the picture comes back in a moment.';

export const broken = 'Something went wrong inside the room. Please reload the page to join again.';

/**
 * @param {Error} error
 * @returns {string}
 */
export function notLoaded(error) {
  return `The room could not be loaded: ${error.message}.\nPlease check the connection and reload the page.`;
}

/**
 * @returns {string} which part of the platform is missing, or nothing
 */
export function whatIsMissing() {
  if (!globalThis.WebAssembly) {
    return 'This browser does not run WebAssembly, which the room is made of.\n'
      + 'Please use a current Chrome, Edge, Firefox or Safari.';
  }
  if (!globalThis.WebGL2RenderingContext) return noWebGl;
  return '';
}
