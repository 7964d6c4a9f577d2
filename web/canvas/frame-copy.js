// Copies of video frames in other sizes, for textures.

/** So few that nothing but the colors of a frame is left. */
const blurredSize = { width: 12, height: 8 };
/** Smooth between those few: a texture's own filter would show their edges. */
const backdropSize = { width: 96, height: 64 };

export class FrameCopy {
  #scaled = document.createElement('canvas');
  #blurred = document.createElement('canvas');

  /**
   * @param {HTMLVideoElement} video
   * @param {number} width
   * @param {number} height
   * @returns {TexImageSource} in that size, valid until this is called again
   */
  scaled(video, width, height) {
    if (width === video.videoWidth && height === video.videoHeight) return video;
    return draw(this.#scaled, video, { width, height });
  }

  /**
   * @param {HTMLVideoElement} video
   * @returns {TexImageSource} valid until this is called again
   */
  blurred(video) {
    return draw(this.#scaled, draw(this.#blurred, video, blurredSize), backdropSize);
  }
}

/**
 * @param {HTMLCanvasElement} canvas
 * @param {CanvasImageSource} source
 * @param {{width: number, height: number}} size
 * @returns {HTMLCanvasElement} the canvas
 */
function draw(canvas, source, { width, height }) {
  if (canvas.width !== width) canvas.width = width;
  if (canvas.height !== height) canvas.height = height;
  const context = canvas.getContext('2d', { alpha: false });
  context.imageSmoothingQuality = 'high';
  context.drawImage(source, 0, 0, width, height);
  return canvas;
}
