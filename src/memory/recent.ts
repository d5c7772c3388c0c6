/**
 * What was found out a moment ago and can be found out again. In: names and what was found; out: it, where it is still known. When
 * there are as many as may be, all are forgotten: a look too many now and then is cheaper than to keep them in their order.
 */
export class Recent<T> {
  readonly #found = new Map<string, T>();
  readonly #most: number;

  constructor(most: number) {
    this.#most = most;
  }

  get(name: string): T | undefined {
    return this.#found.get(name);
  }

  set(name: string, found: T): void {
    if (this.#found.size >= this.#most && !this.#found.has(name)) this.#found.clear();
    this.#found.set(name, found);
  }
}
