// What a client of a test has received, kept until the test asks for it.

/** Long enough for two busy cores; tests wait for what comes, this only bounds them. */
const patience = 10_000;

export class Inbox {
  #kept = [];
  #waiting = [];

  put(kind, content) {
    const index = this.#waiting.findIndex((waiting) => waiting.kind === kind && waiting.matches(content));
    if (index < 0) this.#kept.push({ kind, content });
    else this.#waiting.splice(index, 1)[0].resolve(content);
  }

  /**
   * The first of that kind that matches and was not taken yet, now or when it comes.
   *
   * @param {string} kind
   * @param {(content: any) => boolean} [matches]
   * @returns {Promise<any>}
   */
  next(kind, matches = () => true) {
    const index = this.#kept.findIndex((kept) => kept.kind === kind && matches(kept.content));
    if (index >= 0) return Promise.resolve(this.#kept.splice(index, 1)[0].content);
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        reject(new Error(`no ${kind} came, but ${JSON.stringify(this.#kept)}`));
      }, patience);
      const settle = (content) => {
        clearTimeout(timer);
        resolve(content);
      };
      this.#waiting.push({ kind, matches, resolve: settle });
    });
  }

  /** What has come and was not taken. */
  rest(kind) {
    return this.#kept.filter((kept) => kept.kind === kind).map(({ content }) => content);
  }
}
