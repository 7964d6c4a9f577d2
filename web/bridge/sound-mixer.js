// Mixes several tracks into one, which goes on while they come and go.

export class SoundMixer {
  #context = new AudioContext();
  #mixture = new MediaStreamAudioDestinationNode(this.#context);
  /** @type {Map<MediaStreamTrack, MediaStreamAudioSourceNode>} */
  #sources = new Map();

  constructor() {
    // Without anything that plays, a browser may hold the mixture back instead of having it silent.
    const silence = new ConstantSourceNode(this.#context, { offset: 0 });
    silence.connect(this.#mixture);
    silence.start();
    void this.#context.resume();
  }

  /** @returns {MediaStreamTrack} */
  get track() {
    return this.#mixture.stream.getAudioTracks()[0];
  }

  /** @param {MediaStreamTrack[]} tracks all that are to be heard from now on */
  mix(tracks) {
    for (const [track, source] of this.#sources) {
      if (tracks.includes(track)) continue;
      source.disconnect();
      this.#sources.delete(track);
    }
    for (const track of tracks) {
      if (this.#sources.has(track)) continue;
      const source = new MediaStreamAudioSourceNode(this.#context, { mediaStream: new MediaStream([track]) });
      source.connect(this.#mixture);
      this.#sources.set(track, source);
    }
  }

  close() {
    this.#sources.clear();
    void this.#context.close().catch(() => {});
  }
}
