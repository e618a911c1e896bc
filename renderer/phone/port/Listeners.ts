/** Tells every listener, in the order of their coming; one that leaves while being told is not told again. */
export class Listeners<T> {
  readonly #all = new Set<(event: T) => void>();

  readonly add = (fn: (event: T) => void): (() => void) => {
    this.#all.add(fn);
    return () => this.#all.delete(fn);
  };

  tell(event: T): void {
    for (const fn of [...this.#all]) fn(event);
  }
}
