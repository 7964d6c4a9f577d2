// The newest frames of the tracks that a canvas shows: one muted video element for each, in no document.

/** Milliseconds; where the browser does not tell of frames. */
const pollInterval = 33;

export class VideoFeed {
  /** @type {Map<number, {video: HTMLVideoElement, stop: () => void}>} */
  #feeds = new Map();
  #findTrack;
  #frameReady;

  /**
   * @param {(handle: number) => MediaStreamTrack | undefined} findTrack
   * @param {(handle: number, width: number, height: number) => void} frameReady called for each new frame
   */
  constructor(findTrack, frameReady) {
    this.#findTrack = findTrack;
    this.#frameReady = frameReady;
  }

  /** @param {number} handle */
  watch(handle) {
    const track = this.#findTrack(handle);
    if (!track || this.#feeds.has(handle)) return;
    const video = document.createElement('video');
    video.muted = true;
    video.playsInline = true;
    video.srcObject = new MediaStream([track]);
    const stop = onEachFrame(video, () => this.#frameReady(handle, video.videoWidth, video.videoHeight));
    this.#feeds.set(handle, { video, stop });
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
  }

  /**
   * @param {number} handle
   * @returns {HTMLVideoElement | undefined} with a frame to show
   */
  video(handle) {
    const video = this.#feeds.get(handle)?.video;
    return video && video.readyState >= HTMLMediaElement.HAVE_CURRENT_DATA ? video : undefined;
  }

  close() {
    for (const handle of [...this.#feeds.keys()]) this.unwatch(handle);
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
