// What the WebAssembly side of a canvas asks of the page. Methods take numbers and strings and never throw.

import { FrameCopy } from './frame-copy.js';
import { TextPainter } from './text-painter.js';

/**
 * @param {() => WebGL2RenderingContext} getContext of the canvas; the caller has bound the texture that is to be filled
 * @param {import('./video-feed.js').VideoFeed} feed
 * @returns {Record<string, Function>}
 */
export function makeCanvasHost(getContext, feed) {
  const painter = new TextPainter();
  const copy = new FrameCopy();
  const upload = (picture) => {
    const gl = getContext();
    gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGBA, gl.RGBA, gl.UNSIGNED_BYTE, picture);
  };
  return guarded({
    measureText: (text, em, weight) => painter.measure(text, em, weight),
    rasterizeText: (text, em, weight, color, x, y, width, height, left, baseline, widthMax) => {
      const gl = getContext();
      const picture = painter.paint(text, em, weight, color, { width, height, left, baseline, widthMax });
      gl.texSubImage2D(gl.TEXTURE_2D, 0, x, y, gl.RGBA, gl.UNSIGNED_BYTE, picture);
    },
    watchTrack: (handle) => feed.watch(handle),
    unwatchTrack: (handle) => feed.unwatch(handle),
    showVideo: (handle, x, y, width, height, rounding, mirrored, layer) => {
      feed.show(handle, { x, y, width, height, rounding, mirrored, layer });
    },
    hideVideo: (handle) => feed.hide(handle),
    uploadFrame: (handle, width, height) => {
      const video = feed.video(handle);
      if (video) upload(copy.scaled(video, width, height));
    },
    uploadBlurredFrame: (handle) => {
      const video = feed.video(handle);
      if (video) upload(copy.blurred(video));
    },
  });
}

/**
 * An exception must not run through WebAssembly frames. A line or frame that cannot be drawn is left out.
 *
 * @param {Record<string, Function>} methods
 * @returns {Record<string, Function>}
 */
function guarded(methods) {
  return Object.fromEntries(Object.entries(methods).map(([name, method]) => [name, (...values) => {
    try {
      return method(...values);
    } catch (error) {
      console.warn(`parley: ${name}: ${error.message}`);
      return 0;
    }
  }]));
}
