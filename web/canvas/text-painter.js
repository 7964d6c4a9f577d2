// Draws one line of text, of any script, for the texture atlas.

import { fontFamily } from './assets.js';

/** A mark of direction at the beginning, or the first letter. */
const rightToLeft = /^(?:\u200f|[^\p{L}]*[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc])/u;

/** Splits at what people see as one letter, so that a joined emoji is never cut apart. */
const segmenter = globalThis.Intl?.Segmenter ? new Intl.Segmenter() : undefined;

/**
 * @typedef {object} TextPlacement lengths in device pixels
 * @property {number} width of the box
 * @property {number} height of the box
 * @property {number} left
 * @property {number} baseline
 * @property {number} widthMax
 */

export class TextPainter {
  #context;

  constructor() {
    this.#context = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
  }

  /**
   * @param {string} text
   * @param {number} em pixels
   * @param {number} weight
   * @returns {number} pixels
   */
  measure(text, em, weight) {
    this.#setStyle(text, em, weight);
    return this.#context.measureText(text).width;
  }

  /**
   * On transparent; a line that is too long ends in an ellipsis.
   *
   * @param {string} text
   * @param {number} em device pixels
   * @param {number} weight
   * @param {number} color 0xRRGGBB; emoji have their own
   * @param {TextPlacement} placement
   * @returns {OffscreenCanvas} good until the next call
   */
  paint(text, em, weight, color, { width, height, left, baseline, widthMax }) {
    const context = this.#context;
    context.canvas.width = width;  // Also clears, and forgets the style.
    context.canvas.height = height;
    this.#setStyle(text, em, weight);
    context.fillStyle = `#${color.toString(16).padStart(6, '0')}`;
    context.fillText(this.#fit(text, widthMax), left, baseline);
    return context.canvas;
  }

  /**
   * @param {string} text
   * @param {number} em
   * @param {number} weight
   */
  #setStyle(text, em, weight) {
    const context = this.#context;
    context.font = `${weight} ${em}px "${fontFamily}", system-ui, sans-serif`;
    context.direction = rightToLeft.test(text) ? 'rtl' : 'ltr';
    context.textAlign = 'left';
    context.textBaseline = 'alphabetic';
  }

  /**
   * @param {string} text
   * @param {number} widthMax
   */
  #fit(text, widthMax) {
    const fits = (candidate) => this.#context.measureText(candidate).width <= widthMax + 1;
    if (fits(text)) return text;
    const letters = segmenter ? Array.from(segmenter.segment(text), ({ segment }) => segment) : Array.from(text);
    const cut = (count) => `${letters.slice(0, count).join('').trimEnd()}…`;
    let kept = 0;
    let tooMany = letters.length;
    while (tooMany - kept > 1) {
      const middle = (kept + tooMany) >> 1;
      if (fits(cut(middle))) kept = middle;
      else tooMany = middle;
    }
    return cut(kept);
  }
}
