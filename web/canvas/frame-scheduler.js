// Draws when there is a reason to, and at most once for each frame of the page.

/** Milliseconds between two frames that are drawn for the sake of video only: several streams share one picture. */
const videoInterval = 30;

export class FrameScheduler {
  #draw;
  #request = 0;
  #timer = 0;
  #drawnAt = 0;
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

  /** Draws soon, for a frame of video. */
  requestForVideo() {
    if (this.#request !== 0 || this.#timer !== 0 || this.#closed) return;
    const wait = this.#drawnAt + videoInterval - performance.now();
    if (wait <= 0) this.request();
    else this.#timer = setTimeout(() => this.request(), wait);
  }

  /** Draws at once: when the canvas was emptied, or while the browser still knows that a person has clicked. */
  drawNow() {
    if (this.#closed) return;
    this.#cancel();
    this.#drawnAt = performance.now();
    const again = this.#draw(this.#drawnAt / 1000);
    if (again !== undefined) this.framesDrawn += 1;
    if (again) this.request();
  }

  close() {
    this.#closed = true;
    this.#cancel();
  }

  #cancel() {
    cancelAnimationFrame(this.#request);
    clearTimeout(this.#timer);
    this.#request = 0;
    this.#timer = 0;
  }
}
