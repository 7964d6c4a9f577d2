// The colors that a page gives its room by custom properties, as numbers, at once and whenever they change.

/**
 * A transition of no length that anybody sees tells of changes: nothing else does. Who knows of a change measures at
 * once: the colors of the next frame are then right.
 *
 * @param {HTMLElement} probe its colors are those of the room (`.edges` in stylesheet.js)
 * @param {(background: number, accent: number) => void} changed each 0xRRGGBB
 * @param {AbortSignal} signal ends it
 * @returns {() => void} measures
 */
export function followPageColors(probe, changed, signal) {
  const measure = () => {
    probe.classList.add('measured');  // Where a transition goes on, it is at its end.
    const { backgroundColor, color } = getComputedStyle(probe);
    changed(numberOf(backgroundColor), numberOf(color));
    probe.classList.remove('measured');
  };
  probe.addEventListener('transitionend', measure, { signal });
  measure();
  return measure;
}

/** @param {string} color any that a browser computes; what lets something through lies on black */
function numberOf(color) {
  const context = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
  context.fillStyle = '#000';
  context.fillRect(0, 0, 1, 1);
  context.fillStyle = color;
  context.fillRect(0, 0, 1, 1);
  const [red, green, blue] = context.getImageData(0, 0, 1, 1).data;
  return (red << 16) | (green << 8) | blue;
}
