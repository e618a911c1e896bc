import type { RecordedEvent } from '@shared/events/RecordedEvent';

type Listener = (events: readonly RecordedEvent[]) => void;

/** Who is told of commits. A listener that throws is a bug, but the commit stands and the others are told. */
export function createListeners() {
  const listeners = new Set<Listener>();
  return {
    on(listener: Listener): () => void {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    tell(events: readonly RecordedEvent[]): void {
      for (const listener of listeners) {
        try {
          listener(events);
        } catch (error) {
          queueMicrotask(() => {
            throw error;
          });
        }
      }
    },
  };
}
