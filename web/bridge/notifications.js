// Notifications beside a page that is hidden, where the person allows them and the browser has them.

export class Notifications {
  /** @type {Notification | undefined} */
  #shown;

  /** Asks the person, unless they have answered before. */
  async ask() {
    if (globalThis.Notification?.permission === 'default') await Notification.requestPermission();
  }

  /**
   * @param {string} title
   * @param {string} body
   */
  show(title, body) {
    this.close();
    if (globalThis.Notification?.permission !== 'granted' || !document.hidden) return;
    const shown = new Notification(title, { body, tag: 'parley-call', requireInteraction: true });
    shown.onclick = () => {
      globalThis.focus();
      shown.close();
    };
    this.#shown = shown;
  }

  close() {
    this.#shown?.close();
    this.#shown = undefined;
  }
}
