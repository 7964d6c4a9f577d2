// Draws when there is a reason to, and at most once for each frame of the page.

export class FrameScheduler {
  #draw;
  #request = 0;
  #closed = false;
  /** Frames drawn so far. */
  framesDrawn = 0;

  /**
   * @param {(seconds: number) => boolean | undefined} draw true when it wants to be called once more without any other
   *   reason, nothing when it could not draw
   */
  constructor(draw) {
    this.#draw = draw;
  }

  /** Draws with the page's next frame. */
  request() {
    if (this.#request !== 0 || this.#closed) return;
    this.#request = requestAnimationFrame(() => this.drawNow());
  }

  /** Draws at once: when the canvas was emptied, or while the browser still knows that a person has clicked. */
  drawNow() {
    if (this.#closed) return;
    cancelAnimationFrame(this.#request);
    this.#request = 0;
    const again = this.#draw(performance.now() / 1000);
    if (again !== undefined) this.framesDrawn += 1;
    if (again) this.request();
  }

  close() {
    this.#closed = true;
    cancelAnimationFrame(this.#request);
  }
}
