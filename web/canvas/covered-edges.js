// How far other things lie over a canvas: the display's cut-outs and round corners, and the keyboard on the screen.

/**
 * @typedef {object} Edges CSS pixels from each edge of the canvas, none below zero
 * @property {number} top
 * @property {number} right
 * @property {number} bottom
 * @property {number} left
 */

/** Zoomed in with two fingers one sees a part of the page on purpose: that is no keyboard. */
const scaleMax = 1.01;

/**
 * @param {HTMLCanvasElement} canvas
 * @param {HTMLElement} probe whose padding is the safe area's inset (`.edges` in stylesheet.js)
 * @param {(edges: Edges) => void} changed called at once, and whenever it is something else
 * @param {AbortSignal} signal ends it
 */
export function followCoveredEdges(canvas, probe, changed, signal) {
  let last = '';
  const measure = () => {
    const edges = coveredEdges(canvas, probe);
    const now = JSON.stringify(edges);
    if (now === last) return;
    last = now;
    changed(edges);
  };
  // Padding that changes changes the probe's size. Where both sides swap, the window was turned round.
  const observer = new ResizeObserver(measure);
  for (const element of [probe, canvas]) observer.observe(element, { box: 'border-box' });
  signal.addEventListener('abort', () => observer.disconnect(), { once: true });
  for (const type of ['resize', 'scroll']) {
    globalThis.visualViewport?.addEventListener(type, measure, { signal });
    globalThis.addEventListener(type, measure, { signal, passive: true });
  }
  globalThis.screen?.orientation?.addEventListener?.('change', measure, { signal });
  measure();
}

/**
 * @param {HTMLCanvasElement} canvas
 * @param {HTMLElement} probe
 * @returns {Edges}
 */
function coveredEdges(canvas, probe) {
  const box = canvas.getBoundingClientRect();
  const { clientWidth, clientHeight } = document.documentElement;
  const style = getComputedStyle(probe);
  const inset = (side) => Number.parseFloat(style.getPropertyValue(`padding-${side}`)) || 0;
  const keyboard = coveredByKeyboard(box, clientHeight);
  // Of what covers the window only that counts which reaches the canvas.
  return {
    top: Math.max(inset('top') - Math.max(box.top, 0), keyboard.top, 0),
    right: Math.max(inset('right') - Math.max(clientWidth - box.right, 0), 0),
    bottom: Math.max(inset('bottom') - Math.max(clientHeight - box.bottom, 0), keyboard.bottom, 0),
    left: Math.max(inset('left') - Math.max(box.left, 0), 0),
  };
}

/**
 * Where the keyboard does not make the page smaller (Safari), it leaves a smaller part of the page to be seen, which
 * the browser may have moved so that the field is in it.
 *
 * @param {DOMRect} box
 * @param {number} pageHeight of what would be seen without a keyboard
 * @returns {{top: number, bottom: number}}
 */
function coveredByKeyboard(box, pageHeight) {
  const seen = globalThis.visualViewport;
  if (!seen || seen.scale > scaleMax) return { top: 0, bottom: 0 };
  const hidden = Math.max(pageHeight - seen.height, 0);
  const within = (length) => Math.min(Math.max(length, 0), hidden);
  return { top: within(seen.offsetTop - box.top), bottom: within(box.bottom - seen.offsetTop - seen.height) };
}
