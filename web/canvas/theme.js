// The theme that an element wears: what its attribute says, or the system, which is followed as it changes.

import { roomStyles } from './stylesheet.js';

/** @typedef {'dark' | 'light'} Theme */

export class RoomTheme {
  #shadow;
  #changed;
  /** @type {AbortController | undefined} */
  #following;

  /**
   * @param {ShadowRoot} shadow whose style it is
   * @param {(theme: Theme) => void} changed the style is another one; not called for what `wear` makes it
   */
  constructor(shadow, changed) {
    this.#shadow = shadow;
    this.#changed = changed;
    this.#show('dark');
  }

  /** @param {'dark' | 'light' | 'auto'} word @returns {Theme} what is worn now */
  wear(word) {
    this.stop();
    if (word !== 'auto') return this.#show(word);
    const system = matchMedia('(prefers-color-scheme: light)');
    const ofSystem = () => (system.matches ? 'light' : 'dark');
    this.#following = new AbortController();
    system.addEventListener('change', () => this.#changed(this.#show(ofSystem())), { signal: this.#following.signal });
    return this.#show(ofSystem());
  }

  /** The system is not followed any more; what is worn stays. */
  stop() {
    this.#following?.abort();
    this.#following = undefined;
  }

  /** @param {Theme} theme */
  #show(theme) {
    this.#shadow.adoptedStyleSheets = roomStyles(theme);
    return theme;
  }
}
