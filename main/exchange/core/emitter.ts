// Main process. Typed listeners of the exchange. A listener that throws harms neither the others nor the call.
export interface Emitter<Events> {
  readonly on: <K extends keyof Events>(event: K, fn: (value: Events[K]) => void) => () => void;
  readonly emit: <K extends keyof Events>(event: K, value: Events[K]) => void;
}

export const createEmitter = <Events>(onFailed: () => void): Emitter<Events> => {
  const listeners = new Map<keyof Events, Set<(value: never) => void>>();
  return {
    on: (event, fn) => {
      const set = listeners.get(event) ?? new Set();
      listeners.set(event, set.add(fn));
      return () => set.delete(fn);
    },
    emit: (event, value) => {
      for (const fn of [...(listeners.get(event) ?? [])]) {
        try {
          fn(value as never);
        } catch {
          onFailed();
        }
      }
    },
  };
};
