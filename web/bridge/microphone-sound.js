// How loud a local audio track is, from its samples: no connection measures a microphone before joining.

/** What wakes an audio context that the browser lets start only after a touch. */
const touches = ['pointerdown', 'keydown'];

export class MicrophoneSound {
  #context = new AudioContext();
  #analyser;
  #samples;
  #listening = new AbortController();

  /** @param {MediaStreamTrack} track */
  constructor(track) {
    this.#analyser = new AnalyserNode(this.#context, { fftSize: 2048 });
    this.#samples = new Float32Array(this.#analyser.fftSize);
    new MediaStreamAudioSourceNode(this.#context, { mediaStream: new MediaStream([track]) }).connect(this.#analyser);
    const resume = () => void this.#context.resume().catch(() => {});
    const { signal } = this.#listening;
    for (const touch of touches) globalThis.document?.addEventListener(touch, resume, { capture: true, signal });
    resume();
  }

  /** @returns {number} in dBov (decibels below overload), as of the last 40 milliseconds */
  read() {
    this.#analyser.getFloatTimeDomainData(this.#samples);
    const power = this.#samples.reduce((sum, sample) => sum + sample * sample, 0) / this.#samples.length;
    return 10 * Math.log10(power);
  }

  /** What was measured before is forgotten; there is none of that here. */
  forget() {}

  close() {
    this.#listening.abort();
    void this.#context.close().catch(() => {});
  }
}
