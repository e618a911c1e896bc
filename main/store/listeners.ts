/** Who is told of what the store did. A listener that throws is a bug, but what was done stands and the others are told. */
export function createListeners<T>() {
  type Listener = (told: T) => void;
  const listeners = new Set<Listener>();
  return {
    on(listener: Listener): () => void {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    tell(told: T): void {
      for (const listener of listeners) {
        try {
          listener(told);
        } catch (error) {
          queueMicrotask(() => {
            throw error;
          });
        }
      }
    },
  };
}
