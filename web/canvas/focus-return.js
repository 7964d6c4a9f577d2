// Where the focus goes when what had it leaves the screen: back to the control that was used before, such as the one
// that opened a panel; on another screen to its heading, so that it is read out and Tab goes on from there.

/** Uses of controls that are remembered: more than panels lie over each other. */
const usesMax = 8;

export class FocusReturn {
  #root;
  /** The newest last, each with the heading of the screen that it stood on. @type {{id: string, screen: string}[]} */
  #uses = [];

  /**
   * @param {HTMLElement} root of the mirror
   * @param {AbortSignal} signal ends it
   */
  constructor(root, signal) {
    this.#root = root;
    root.addEventListener('click', ({ target }) => this.#used(target.closest('button')), { signal });
    root.getRootNode().addEventListener('keydown', ({ key, target }) => {
      if (!target.matches('input')) this.#used(this.#control(key));
    }, { signal });
  }

  /** To be called when what had the focus is gone. @returns {boolean} whether something else has it now */
  take() {
    const screen = this.#heading()?.dataset.id;
    for (const use of [...this.#uses].reverse()) {
      const element = use.screen === screen && this.#root.querySelector(`[data-id="${CSS.escape(use.id)}"]`);
      if (!element) continue;
      element.focus({ preventScroll: true });
      return true;
    }
    const words = this.#heading() ?? this.#root.querySelector('[role=status]');
    if (!words) return false;
    words.tabIndex = -1;  // Tab does not stop at words.
    words.focus({ preventScroll: true });
    return true;
  }

  /** @returns {HTMLElement | null} what says which screen this is */
  #heading() {
    return this.#root.querySelector('h2');
  }

  /** @param {string} key @returns {HTMLElement | undefined} the control that the key stands for */
  #control(key) {
    const controls = [...this.#root.querySelectorAll('button[aria-keyshortcuts]')];
    return controls.find((control) => control.getAttribute('aria-keyshortcuts').toLowerCase() === key.toLowerCase());
  }

  /** @param {HTMLElement | null | undefined} control */
  #used(control) {
    if (!control) return;
    const { id } = control.dataset;
    this.#uses = this.#uses.filter((use) => use.id !== id).slice(1 - usesMax);
    this.#uses.push({ id, screen: this.#heading()?.dataset.id ?? '' });
  }
}
