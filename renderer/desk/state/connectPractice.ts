// Renderer, desk page: the practice calls that may be seen here and the seats of a class, as the host has them.
import type { Pushes } from '@shared/contract/calls';
import type { RecordedEvent } from '@shared/events/RecordedEvent';
import type { CallId } from '@shared/kernel/ids';
import type { ClassSeat } from '@shared/practice/PracticeClass';
import type { PracticeRun, PracticeRunRecord } from '@shared/practice/PracticeRun';
import type { Store } from '../../ui/store/Store';
import type { DeskBridge } from './connectDesk';
import type { DeskState } from './DeskState';

export interface PracticeFacts {
  /** Newest first; undefined until they are read. */
  readonly runs: readonly PracticeRun[] | undefined;
  /** Every seat of the machine, for whoever runs practice; undefined until somebody looks. */
  readonly seats: readonly ClassSeat[] | undefined;
  /** The run at another seat that is led from here. */
  readonly led: CallId | undefined;
  /** The same as it is by now; undefined until it is read. */
  readonly watched: PracticeRunRecord | undefined;
}

export const NO_PRACTICE: PracticeFacts = {
  runs: undefined,
  seats: undefined,
  led: undefined,
  watched: undefined,
};

/** Reads them with every session and every person, and hears what moves. */
export function connectPractice(store: Store<DeskState>, bridge: DeskBridge): () => void {
  const set = (change: Partial<PracticeFacts>) =>
    store.update((state) => ({ ...state, practice: { ...state.practice, ...change } }));
  let whose = '';
  const look = () => {
    const { online, identity, person } = store.get();
    const now = online === 'open' && identity?.practice && person ? person.id : '';
    if (now === whose) return;
    whose = now;
    if (now === '') return;
    set({ runs: undefined, seats: undefined });
    void bridge.call('practice.runs', {}).then((answer) => {
      if (answer.ok && whose === now) set({ runs: answer.value });
    });
  };
  const offs = [
    store.subscribe(look),
    bridge.listen('practice.watched', ({ call, events }) =>
      store.update((state) => {
        const { watched } = state.practice;
        if (watched?.call !== call) return state;
        return { ...state, practice: { ...state.practice, watched: withMore(watched, events) } };
      }),
    ),
    bridge.listen('practice.moved', (moved) =>
      store.update((state) => ({ ...state, practice: moveOn(state.practice, moved) })),
    ),
  ];
  return () => {
    for (const off of offs) off();
  };
}

/** What was told while the run was read is in it already. */
function withMore(run: PracticeRunRecord, more: readonly RecordedEvent[]): PracticeRunRecord {
  const last = run.events.at(-1)?.version ?? 0;
  return { ...run, events: [...run.events, ...more.filter(({ version }) => version > last)] };
}

/** What is not read yet stays so: the answer will have it. */
export function moveOn(
  { runs, seats, ...others }: PracticeFacts,
  { runs: moved = [], seats: changed = [] }: Pushes['practice.moved'],
): PracticeFacts {
  return {
    ...others,
    runs:
      runs && [...moved, ...runs.filter(({ call }) => !moved.some((one) => one.call === call))].sort(later),
    seats: seats?.map((one) => {
      const { state } = changed.find(({ seat }) => seat === one.seat) ?? one;
      const [run] = [...moved.filter(({ seat }) => seat === one.seat), ...(one.run ? [one.run] : [])].sort(
        later,
      );
      return { seat: one.seat, state, ...(run === undefined ? {} : { run }) };
    }),
  };
}

/** Of the same call the one that is told now comes first: the order is kept where nothing is later. */
const later = (a: PracticeRun, b: PracticeRun): number => b.startedAt - a.startedAt;
