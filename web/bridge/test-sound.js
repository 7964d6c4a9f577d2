// A test sound: two soft notes, one after the other, for hearing whether the speaker works.

/** In hertz: a fifth. */
const notes = [523.25, 783.99];

/** In seconds. */
const noteLength = 0.28;

/** Of full scale; the ear takes it for quiet speech. */
const loudness = 0.12;

/**
 * @param {(track: MediaStreamTrack) => () => void} play plays a track where all sound comes out, until what it returned
 *   is called
 */
export async function playTestSound(play) {
  const context = new AudioContext();
  const destination = new MediaStreamAudioDestinationNode(context);
  const stop = play(destination.stream.getAudioTracks()[0]);
  try {
    await context.resume();
    await Promise.all(notes.map((frequency, index) => note(context, destination, frequency, index * noteLength)));
  } finally {
    stop();
    await context.close();
  }
}

/**
 * @param {AudioContext} context
 * @param {AudioNode} destination
 * @param {number} frequency
 * @param {number} delay in seconds
 * @returns {Promise<void>} until it has sounded
 */
function note(context, destination, frequency, delay) {
  const start = context.currentTime + 0.05 + delay;
  const gain = new GainNode(context, { gain: 0 });
  gain.gain.setValueAtTime(0, start);
  gain.gain.linearRampToValueAtTime(loudness, start + 0.02);
  gain.gain.linearRampToValueAtTime(0, start + noteLength);
  const oscillator = new OscillatorNode(context, { frequency });
  oscillator.connect(gain).connect(destination);
  oscillator.start(start);
  oscillator.stop(start + noteLength);
  return new Promise((resolve) => oscillator.addEventListener('ended', () => resolve(), { once: true }));
}
