// Renderer, any page.

/** Who listens to what, by name. A listener that throws does not keep the others from hearing. */
export interface Listeners {
  add(name: string, fn: (data: unknown) => void): () => void;
  tell(name: string, data: unknown): void;
}

export function createListeners(): Listeners {
  const byName = new Map<string, Set<(data: unknown) => void>>();
  return {
    add(name, fn) {
      // A wrapper of its own, so that the same function may listen twice and be ended twice.
      const own = (data: unknown) => fn(data);
      const set = byName.get(name) ?? new Set();
      byName.set(name, set.add(own));
      return () => set.delete(own);
    },
    tell(name, data) {
      for (const fn of [...(byName.get(name) ?? [])]) {
        try {
          fn(data);
        } catch (error) {
          reportError(error);
        }
      }
    },
  };
}
