// Renderer, board page: the lines of the table. Arranged anew at once when the person asks for another order or seats
// come and go, and once a second for what changed: lines must not jump under the reader's eye.
import { useCallback, useMemo, useSyncExternalStore } from 'react';
import { useBoard, useBoardState } from '../BoardContext';
import { arrange, type BoardLine } from '../view/arrange';

export function useLines(): readonly BoardLine[] {
  const { rows, seconds } = useBoard();
  const wish = useBoardState(({ arrangement }) => arrangement);
  const subscribe = useCallback(
    (fn: () => void) => {
      let seen = { version: rows.version, membership: rows.membership };
      const look = (came: boolean) => {
        if (came ? rows.membership === seen.membership : rows.version === seen.version) return;
        seen = { version: rows.version, membership: rows.membership };
        token.value = {};
        fn();
      };
      const offs = [rows.onAny(() => look(true)), seconds.onSecond(() => look(false))];
      return () => {
        for (const off of offs) off();
      };
    },
    [rows, seconds],
  );
  const arranged = useSyncExternalStore(subscribe, () => token.value);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `arranged` says that the seats are others now.
  return useMemo(() => arrange(rows.cards(), wish, seconds.now()), [rows, wish, seconds, arranged]);
}

/** Another object whenever the lines must be arranged anew. One board to a page. */
const token = { value: {} };
