// The tracks that a room shows: one muted video element for each, in a layer under the canvas. They are seen through
// holes in it, or their frames are handed to what draws on it.

/** Milliseconds; where the browser does not tell of frames. */
const pollInterval = 33;

/** Milliseconds between two looks at whether pictures still move. */
const lookInterval = 1000;

/**
 * @typedef {object} Feed
 * @property {HTMLVideoElement} video
 * @property {() => void} stop
 * @property {boolean} frameCame since the last look
 * @property {boolean} isAwaited a frame is, for the next look
 */

/**
 * @typedef {object} FeedEvents
 * @property {(handle: number, width: number, height: number) => void} frameReady the first frame, one of another size
 *   and, while frames are drawn, each
 * @property {(handle: number, frameCame: boolean) => void} lookedAt once a second while the page is seen
 */

export class VideoFeed {
  /** @type {Map<number, Feed>} */
  #feeds = new Map();
  #layer;
  #findTrack;
  #events;
  #drawsFrames = false;
  /** @type {ReturnType<typeof setInterval> | undefined} */
  #looking;

  /**
   * @param {HTMLElement} layer empty
   * @param {(handle: number) => MediaStreamTrack | undefined} findTrack
   * @param {FeedEvents} events
   */
  constructor(layer, findTrack, events) {
    this.#layer = layer;
    this.#findTrack = findTrack;
    this.#events = events;
  }

  /** Whether each frame is drawn, and has to be told of. @param {boolean} draws */
  drawFrames(draws) {
    if (draws === this.#drawsFrames) return;
    this.#drawsFrames = draws;
    for (const [handle, feed] of this.#feeds) this.#follow(handle, feed);
  }

  /** @param {number} handle */
  watch(handle) {
    const track = this.#findTrack(handle);
    if (!track || this.#feeds.has(handle)) return;
    const video = document.createElement('video');
    video.hidden = true;
    video.muted = true;
    video.playsInline = true;
    video.disablePictureInPicture = true;
    video.srcObject = new MediaStream([track]);
    this.#layer.append(video);
    const feed = { video, stop: () => {}, frameCame: false, isAwaited: false };
    this.#feeds.set(handle, feed);
    for (const type of ['loadeddata', 'resize']) {
      video.addEventListener(type, () => {
        if (this.#feeds.get(handle) === feed) this.#tell(handle, feed);
      });
    }
    this.#follow(handle, feed);
    this.#looking ??= setInterval(() => this.#look(), lookInterval);
    // Refused only when it is taken away again before it has started.
    video.play().catch(() => {});
  }

  /** @param {number} handle */
  unwatch(handle) {
    const feed = this.#feeds.get(handle);
    if (!feed) return;
    this.#feeds.delete(handle);
    feed.stop();
    feed.video.pause();
    feed.video.srcObject = null;
    feed.video.remove();
    if (this.#feeds.size > 0) return;
    clearInterval(this.#looking);
    this.#looking = undefined;
  }

  /**
   * Shows it under the canvas, lengths in CSS pixels.
   *
   * @param {number} handle
   * @param {{x: number, y: number, width: number, height: number, rounding: number, mirrored: boolean, layer: number}}
   *   place
   */
  show(handle, { x, y, width, height, rounding, mirrored, layer }) {
    const video = this.#feeds.get(handle)?.video;
    if (!video) return;
    Object.assign(video.style, {
      left: `${x}px`,
      top: `${y}px`,
      width: `${width}px`,
      height: `${height}px`,
      borderRadius: `${rounding}px`,
      transform: mirrored ? 'scaleX(-1)' : '',
      zIndex: String(layer),
    });
    video.hidden = false;
  }

  /** @param {number} handle */
  hide(handle) {
    const video = this.#feeds.get(handle)?.video;
    if (video) video.hidden = true;
  }

  /**
   * @param {number} handle
   * @returns {HTMLVideoElement | undefined} with a frame to draw
   */
  video(handle) {
    const video = this.#feeds.get(handle)?.video;
    return video && video.readyState >= HTMLMediaElement.HAVE_CURRENT_DATA ? video : undefined;
  }

  close() {
    for (const handle of [...this.#feeds.keys()]) this.unwatch(handle);
  }

  /**
   * @param {number} handle
   * @param {Feed} feed
   */
  #follow(handle, feed) {
    feed.stop();
    feed.stop = this.#drawsFrames ? onEachFrame(feed.video, () => {
      feed.frameCame = true;
      this.#tell(handle, feed);
    }) : () => {};
  }

  /**
   * @param {number} handle
   * @param {Feed} feed
   */
  #tell(handle, { video }) {
    this.#events.frameReady(handle, video.videoWidth, video.videoHeight);
  }

  /** One frame in a second is enough to know that pictures move: to hear of each would cost as much as to draw them. */
  #look() {
    if (document.visibilityState === 'hidden') return;
    for (const [handle, feed] of this.#feeds) {
      // Nobody sees it, or the browser does not tell.
      if ((feed.video.hidden && !this.#drawsFrames) || !feed.video.requestVideoFrameCallback) continue;
      if (feed.isAwaited || feed.frameCame) this.#events.lookedAt(handle, feed.frameCame);
      feed.frameCame = false;
      if (feed.isAwaited) continue;
      feed.isAwaited = true;
      feed.video.requestVideoFrameCallback(() => {
        feed.isAwaited = false;
        feed.frameCame = true;
      });
    }
  }
}

/**
 * @param {HTMLVideoElement} video
 * @param {() => void} callback
 * @returns {() => void} ends it
 */
function onEachFrame(video, callback) {
  if (!video.requestVideoFrameCallback) return pollFrames(video, callback);
  let request = 0;
  const next = () => {
    request = video.requestVideoFrameCallback(() => {
      next();
      callback();
    });
  };
  next();
  return () => video.cancelVideoFrameCallback(request);
}

/**
 * @param {HTMLVideoElement} video
 * @param {() => void} callback
 */
function pollFrames(video, callback) {
  let shown = -1;
  const timer = setInterval(() => {
    if (video.currentTime === shown || video.readyState < HTMLMediaElement.HAVE_CURRENT_DATA) return;
    shown = video.currentTime;
    callback();
  }, pollInterval);
  return () => clearInterval(timer);
}
