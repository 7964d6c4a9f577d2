// Tracks that the page lends: each answers requests for its kind in place of a device. They stay the page's: they are
// never stopped here, and `enabled` is never touched.

/** @typedef {'audio' | 'video' | 'screen'} LentKind */

export class LentTracks {
  /** @type {Map<LentKind, MediaStreamTrack>} */
  #tracks = new Map();

  /** @param {Partial<Record<LentKind, MediaStreamTrack>>} [tracks] */
  constructor(tracks = {}) {
    for (const [kind, track] of Object.entries(tracks)) if (track) this.set(/** @type {LentKind} */ (kind), track);
  }

  /**
   * @param {LentKind} kind
   * @param {MediaStreamTrack} [track] none from now on where it is left out
   */
  set(kind, track) {
    if (track) this.#tracks.set(kind, track);
    else this.#tracks.delete(kind);
  }

  /** @param {LentKind} kind */
  get(kind) {
    return this.#tracks.get(kind);
  }

  /**
   * Throws, as the browser does without a device, where what was lent for one of them has ended.
   *
   * @param {LentKind[]} kinds
   * @returns {LentKind[]} those for which there is nothing
   */
  lacking(kinds) {
    if (kinds.some((kind) => this.get(kind)?.readyState === 'ended')) {
      throw new DOMException('The track of the page has ended.', 'NotFoundError');
    }
    return kinds.filter((kind) => !this.get(kind));
  }
}
