// Renderer, desk page: what every part of the page reaches: the asks, the drafts, the clock.
import { createContext, type ReactNode, useCallback, useContext, useSyncExternalStore } from 'react';
import { useStore } from '../ui/store/Store';
import { useNow } from '../ui/store/useNow';
import type { DeskAsks } from './act/DeskAsks';
import type { Drafts } from './draft/draftsOf';
import type { DeskState } from './state/DeskState';
import { type DeskView, deskView } from './view/deskView';
import { kept } from './view/kept';

export interface Desk {
  readonly asks: DeskAsks;
  readonly drafts: Drafts;
  /** Milliseconds by this page's clock. */
  readonly clock: () => number;
  readonly readOrders: () => Promise<void>;
  readonly view: (state: DeskState, typed: string | undefined) => DeskView;
}

const Context = createContext<Desk | undefined>(undefined);

export function DeskProvider({ desk, children }: { readonly desk: Desk; readonly children: ReactNode }) {
  return <Context value={desk}>{children}</Context>;
}

export function useDesk(): Desk {
  const desk = useContext(Context);
  if (desk === undefined) throw new Error('no DeskProvider above');
  return desk;
}

export function useDeskState<S>(select: (state: DeskState) => S): S {
  return useStore(useDesk().asks.store, select);
}

/**
 * What is worked out from the state and the text being typed; worked out once for all who ask. Who asks is drawn
 * again only where something of it has changed: most keys of a narrative change nothing here.
 */
export function useView(): DeskView {
  return useViewOf(whole);
}

/** One part of it; a whole button must not be drawn again for what another button shows. */
export function useViewOf<S>(select: (view: DeskView) => S): S {
  const { asks, drafts, view } = useDesk();
  const subscribe = useCallback(
    (changed: () => void) => {
      const offs = [asks.store.subscribe(changed), drafts.shown.subscribe(changed)];
      return () => {
        for (const off of offs) off();
      };
    },
    [asks, drafts],
  );
  return useSyncExternalStore(subscribe, () =>
    select(view(asks.store.get(), drafts.shown.get().texts.narrative)),
  );
}

const whole = (view: DeskView): DeskView => view;

/** The host's time, again every second. */
export function useHostNow(): number {
  const { clock } = useDesk();
  const skew = useDeskState((state) => state.skew);
  return useNow(clock) + skew;
}

/** The same clock, read as the page is drawn for another reason: enough to tell today from another day. */
export function useNowOfDay(): number {
  const { clock } = useDesk();
  return clock() + useDeskState((state) => state.skew);
}

export function onceFor(work: Desk['view']): Desk['view'] {
  let last: { state: DeskState; typed: string | undefined; view: DeskView } | undefined;
  return (state, typed) => {
    if (last === undefined || last.state !== state || last.typed !== typed) {
      last = { state, typed, view: kept(last?.view, work(state, typed)) };
    }
    return last.view;
  };
}

export const makeView = () => onceFor(deskView);
