// Renderer, board page: what every part of the page reaches.
import type { SeatKey } from '@shared/board/BoardFrame';
import type { CallName, Calls } from '@shared/contract/calls';
import type { Result } from '@shared/kernel/result';
import type { SeatCard } from '@shared/seat/SeatCard';
import { createContext, type ReactNode, useCallback, useContext, useSyncExternalStore } from 'react';
import type { Bridge } from '../ui/bridge/Bridge';
import { type Store, useStore } from '../ui/store/Store';
import type { BoardState } from './state/BoardState';
import type { SeatRows } from './state/SeatRows';
import type { Seconds } from './state/seconds';
import type { Arrangement } from './view/arrange';

export interface Board {
  readonly store: Store<BoardState>;
  readonly rows: SeatRows;
  readonly seconds: Seconds;
  readonly bridge: Bridge;
}

const Context = createContext<Board | undefined>(undefined);

export function BoardProvider({ board, children }: { readonly board: Board; readonly children: ReactNode }) {
  return <Context value={board}>{children}</Context>;
}

export function useBoard(): Board {
  const board = useContext(Context);
  if (board === undefined) throw new Error('no BoardProvider above');
  return board;
}

export function useBoardState<S>(select: (state: BoardState) => S): S {
  return useStore(useBoard().store, select);
}

/** One seat; the part is drawn again for changes of this seat alone. */
export function useCard(key: SeatKey): SeatCard | undefined {
  const { rows } = useBoard();
  const subscribe = useCallback((fn: () => void) => rows.onRow(key, fn), [rows, key]);
  return useSyncExternalStore(subscribe, () => rows.get(key));
}

/** Changes what the person has chosen. */
export function useChoose(): (change: Partial<BoardState>) => void {
  const { store } = useBoard();
  return useCallback((change) => store.update((state) => ({ ...state, ...change })), [store]);
}

export function useArrange(): (change: Partial<Arrangement>) => void {
  const { store } = useBoard();
  return useCallback(
    (change) => store.update((state) => ({ ...state, arrangement: { ...state.arrangement, ...change } })),
    [store],
  );
}

/** Asks the host; why it could not be done is shown. */
export function useAsk(): <K extends CallName>(
  name: K,
  arg: Calls[K]['arg'],
) => Promise<Result<Calls[K]['answer']>> {
  const { bridge, store } = useBoard();
  return useCallback(
    async (name, arg) => {
      const answer = await bridge.call(name, arg);
      store.update((state) => ({ ...state, trouble: answer.ok ? undefined : answer.error }));
      return answer;
    },
    [bridge, store],
  );
}
