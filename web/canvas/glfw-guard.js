// Keeps GLFW within its canvas. By itself it listens for keys on the window and cancels Backspace and Tab for the whole
// page, takes the wheel, and leaves listeners behind; all of them are registered in one synchronous call.

/** Types that the canvas's own pointer events replace. */
const replaced = /^(mouse|touch|wheel|drag|drop|click|gamepad)/;

/**
 * Runs `boot` and says which listeners of GLFW may live.
 *
 * @template Result
 * @param {HTMLCanvasElement} canvas
 * @param {() => Result} boot the synchronous call that creates the window
 * @returns {{result: Result, release: () => void}} `release` removes every listener that was registered
 */
export function guardGlfw(canvas, boot) {
  const prototype = EventTarget.prototype;
  const { addEventListener } = prototype;
  /** @type {(() => void)[]} */
  const removals = [];
  const register = (target, type, listener, options) => {
    addEventListener.call(target, type, listener, options);
    removals.push(() => target.removeEventListener(type, listener, options));
  };
  prototype.addEventListener = function (type, listener, options) {
    const target = this ?? window;
    if (replaced.test(type)) return;
    if (type.startsWith('key')) register(canvas, type, exceptTab(listener), options);
    else if (target === window || target === canvas) register(target, type, listener, options);
    // What remains are the document's pointer lock events, which nothing here uses.
  };
  try {
    return { result: boot(), release: () => removals.splice(0).forEach((remove) => remove()) };
  } finally {
    prototype.addEventListener = addEventListener;
  }
}

/**
 * GLFW would cancel Tab, and nobody could leave the canvas by keyboard.
 *
 * @param {(event: KeyboardEvent) => void} listener
 * @returns {(event: KeyboardEvent) => void}
 */
function exceptTab(listener) {
  return (event) => {
    if (event.key !== 'Tab') listener(event);
  };
}
