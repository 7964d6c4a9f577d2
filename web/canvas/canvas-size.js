// Keeps a canvas's bitmap at exactly the device pixels that it covers.

/**
 * @param {HTMLCanvasElement} canvas
 * @param {(width: number, height: number, ratio: number) => void} resized CSS pixels, and device pixels to one of them;
 *   the bitmap is empty by then
 * @param {AbortSignal} signal ends it
 */
export function followSize(canvas, resized, signal) {
  const apply = (deviceWidth, deviceHeight) => {
    const ratio = window.devicePixelRatio || 1;
    if (canvas.width !== deviceWidth) canvas.width = deviceWidth;
    if (canvas.height !== deviceHeight) canvas.height = deviceHeight;
    resized(deviceWidth / ratio, deviceHeight / ratio, ratio);
  };
  const measure = () => {
    const ratio = window.devicePixelRatio || 1;
    apply(Math.round(canvas.clientWidth * ratio), Math.round(canvas.clientHeight * ratio));
  };
  const observer = new ResizeObserver(([entry]) => {
    const [exact] = entry.devicePixelContentBoxSize ?? [];
    const ratio = window.devicePixelRatio || 1;
    // A ratio that developer tools pretend is missing from the exact size.
    const isTrue = exact && Math.abs(exact.inlineSize - canvas.clientWidth * ratio) <= 1;
    if (isTrue) apply(exact.inlineSize, exact.blockSize);
    else measure();
  });
  try {
    observer.observe(canvas, { box: 'device-pixel-content-box' });
  } catch {
    observer.observe(canvas);  // A browser that does not know this box.
  }
  signal.addEventListener('abort', () => observer.disconnect(), { once: true });
  followRatio(measure, signal);
}

/**
 * Zooming, or another screen, changes the ratio without necessarily changing the size.
 *
 * @param {() => void} changed
 * @param {AbortSignal} signal
 */
function followRatio(changed, signal) {
  const query = matchMedia(`(resolution: ${window.devicePixelRatio || 1}dppx)`);
  query.addEventListener('change', () => {
    changed();
    followRatio(changed, signal);
  }, { once: true, signal });
}
