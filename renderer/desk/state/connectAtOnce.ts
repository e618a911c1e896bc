// Renderer, desk page: what must be told at once, and which deadlines run. Asked for anew whenever an order changes.
import type { RecordedEvent } from '@shared/events/RecordedEvent';
import type { Checklist } from '@shared/order/atOnce/Checklist';
import type { OrderRow } from '@shared/order/OrderRow';
import type { Store } from '../../ui/store/Store';
import type { DeskBridge } from './connectDesk';
import type { DeskState } from './DeskState';

/** What waits beside the call, whoever is on the line. */
export interface Waiting {
  /** This seat's open checklists, oldest first. */
  readonly atOnce: readonly Checklist[];
  /** Orders of this side whose clocks run, the earliest deadline first. */
  readonly due: readonly OrderRow[];
}

export const NOTHING_WAITS: Waiting = { atOnce: [], due: [] };

const DUE_READ = 50;
/** Milliseconds between two looks at what other seats of this side have done meanwhile. */
const AGAIN_AFTER = 30_000;

export interface AtOnceTimers {
  readonly every: (milliseconds: number, run: () => void) => () => void;
}

export interface AtOnceConnection {
  /** Reads both; settles when the state has them. */
  readonly read: () => Promise<void>;
  readonly heard: (events: readonly RecordedEvent[]) => void;
  readonly close: () => void;
}

export function connectAtOnce(
  store: Store<DeskState>,
  bridge: Pick<DeskBridge, 'call' | 'state'>,
  timers: AtOnceTimers,
): AtOnceConnection {
  const read = async () => {
    const [lists, rows] = await Promise.all([
      bridge.call('order.checklists', {}),
      bridge.call('order.list', { query: '', limit: DUE_READ, sort: 'due' }),
    ]);
    store.update((state) => ({
      ...state,
      waiting: {
        atOnce: lists.ok ? lists.value : state.waiting.atOnce,
        due: rows.ok ? rows.value.filter(({ dueAt }) => dueAt !== undefined) : state.waiting.due,
      },
    }));
  };
  const stop = timers.every(AGAIN_AFTER, () => {
    if (bridge.state() === 'open' && store.get().identity !== undefined) void read();
  });
  return {
    read,
    heard: (events) => {
      if (events.some(({ stream }) => stream.startsWith('order:'))) void read();
    },
    close: stop,
  };
}
