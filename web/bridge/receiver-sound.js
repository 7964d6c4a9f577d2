// How loud a remote audio track is, as its receiver says.

/** Milliseconds after which a source that delivered nothing new counts as silent. */
const silentAfter = 500;

export class ReceiverSound {
  #receiver;
  /** The newest source's timestamp; infinite until it was read once, since what was there before may be old. */
  #delivered = Infinity;
  /** When that timestamp was seen to grow, on our clock. */
  #heardAt = -Infinity;

  /** @param {RTCRtpReceiver} receiver what the track comes out of */
  constructor(receiver) {
    this.#receiver = receiver;
  }

  /**
   * Browsers do not agree on the clock of a source's timestamp: it only says whether something came since the last
   * reading.
   *
   * @param {number} now on our clock, in milliseconds
   * @returns {number} in dBov (decibels below overload)
   */
  read(now) {
    const sources = this.#receiver.getSynchronizationSources();
    const newest = sources.reduce((best, source) => (best?.timestamp >= source.timestamp ? best : source), undefined);
    const delivered = newest?.timestamp ?? -Infinity;
    if (delivered > this.#delivered) this.#heardAt = now;
    this.#delivered = delivered;
    const isSilent = !newest || now - this.#heardAt > silentAfter;
    return isSilent ? -Infinity : 20 * Math.log10(newest.audioLevel ?? 0);
  }

  /** What is there when it is read next may be old. */
  forget() {
    this.#delivered = Infinity;
  }

  close() {}
}
