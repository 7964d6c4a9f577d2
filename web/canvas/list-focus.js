// Where the keyboard is while a list to choose from is open (WAI-ARIA, listbox): on the chosen option when it opens,
// moved by arrows, and back on the button that opened the list when it closes.

export class ListFocus {
  #root;
  #close;
  /** What had the focus before the list took it. @type {string | undefined} */
  #before;
  /** What has the focus before the mirror changes; elements that go take it with them. @type {string | undefined} */
  #focused;
  #wasOpen = false;

  /**
   * @param {HTMLElement} root of the mirror
   * @param {(id: string) => void} close is called with the id of the list
   * @param {AbortSignal} signal ends it
   */
  constructor(root, close, signal) {
    this.#root = root;
    this.#close = close;
    root.addEventListener('keydown', (event) => this.#key(event), { signal });
  }

  /** To be called before the mirror changes. */
  remember() {
    const active = this.#root.getRootNode().activeElement;
    this.#focused = this.#root.contains(active) ? active.dataset.id : undefined;
  }

  /** To be called after the mirror has changed. A list that a pointer opened leaves the focus where it is. */
  follow() {
    const list = this.#root.querySelector('[role=listbox]');
    const isOpen = list !== null;
    if (isOpen === this.#wasOpen) return;
    this.#wasOpen = isOpen;
    if (isOpen) {
      this.#before = this.#focused;
      if (this.#before) (list.querySelector('[aria-selected=true]') ?? list.querySelector('[role=option]'))?.focus();
    } else if (this.#before) {
      this.#root.querySelector(`[data-id="${CSS.escape(this.#before)}"]`)?.focus();
    }
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    const list = this.#root.querySelector('[role=listbox]');
    if (!list) return;
    if (event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();  // It closes the list, not what the room stands in.
      this.#close(list.dataset.id);
      return;
    }
    const options = [...list.querySelectorAll('[role=option]')];
    const at = options.indexOf(event.target);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: options.length - 1 }[event.key];
    if (at < 0 || to === undefined) return;
    event.preventDefault();
    options[Math.min(Math.max(to, 0), options.length - 1)].focus();
  }
}
