// The ringing of a telephone: two notes together, a second of them in each three, until it is stopped.

/** In hertz. */
const notes = [440, 480];

/** In seconds. */
const ringLength = 1;
const ringInterval = 3;

/** Rings that are ordered at once, because timers of hidden pages are late: for longer than anybody is called. */
const rings = 30;

/** Of full scale, each note. */
const loudness = 0.1;

/** @typedef {(track: MediaStreamTrack) => () => void} Play */

export class Ringing {
  /** @type {Play} */
  #play;
  /** @type {AudioContext | undefined} */
  #context;
  #silence = () => {};

  /** @param {Play} play plays a track where all sound comes out, until what it returned is called */
  constructor(play) {
    this.#play = play;
  }

  start() {
    this.stop();
    const context = new AudioContext();
    this.#context = context;
    const destination = new MediaStreamAudioDestinationNode(context);
    this.#silence = this.#play(destination.stream.getAudioTracks()[0]);
    const gain = new GainNode(context, { gain: 0 });
    gain.connect(destination);
    for (let ring = 0; ring < rings; ring += 1) sound(gain.gain, context.currentTime + ring * ringInterval);
    for (const frequency of notes) {
      const oscillator = new OscillatorNode(context, { frequency });
      oscillator.connect(gain);
      oscillator.start();
    }
    // Where the browser holds sound back, it is heard from the first touch of the page on.
    void context.resume().catch(() => {});
  }

  stop() {
    this.#silence();
    this.#silence = () => {};
    void this.#context?.close().catch(() => {});
    this.#context = undefined;
  }
}

/**
 * @param {AudioParam} gain
 * @param {number} start
 */
function sound(gain, start) {
  gain.setValueAtTime(0, start);
  gain.linearRampToValueAtTime(loudness, start + 0.03);
  gain.setValueAtTime(loudness, start + ringLength - 0.05);
  gain.linearRampToValueAtTime(0, start + ringLength);
}
