// Renderer, desk page: the official data that count at this seat, and what is new in them. Asked for anew whenever the
// host says that something counts from now on: it knows when the seat is in no call.
import type { ReferenceInUse } from '@shared/contract/reference/ReferenceCalls';
import { buildSearchIndex } from '@shared/diversion/searchIndex';
import { divisionsOf } from '@shared/intake/place/loadDivisions';
import { buildDivisionIndex } from '@shared/intake/place/searchDivisions';
import type { ReferenceUpdate, ReferenceVersions } from '@shared/reference/ReferenceUpdate';
import type { Store } from '../../ui/store/Store';
import type { DeskBridge } from './connectDesk';
import type { DeskState } from './DeskState';

/** What of the official data the page shows beside themselves. */
export interface ReferenceFacts {
  readonly versions: ReferenceVersions;
  /** The last change of each group since the host started, newest last. */
  readonly updates: readonly ReferenceUpdate[];
  /** What the quiet line tells: until it is closed, or the next call takes the screen. */
  readonly news: readonly ReferenceUpdate[];
}

export interface ReferenceConnection {
  /** Settles when the state has them. */
  readonly read: () => Promise<void>;
  readonly close: () => void;
}

/** `counted`: what the host works out by them is another now. */
export function connectReference(
  store: Store<DeskState>,
  bridge: DeskBridge,
  counted: () => void,
): ReferenceConnection {
  let known: Pick<ReferenceInUse, 'lists' | 'divisions'> | undefined;
  let asked = 0;
  let untold: readonly ReferenceUpdate[] = [];

  const read = async () => {
    asked += 1;
    const turn = asked;
    const answer = await bridge.call('reference.read', {});
    // What was asked later is newer.
    if (turn !== asked) return;
    if (!answer.ok) return store.update((state) => ({ ...state, trouble: answer.error }));
    const { lists, questions, divisions, versions, updates } = answer.value;
    const news = untold;
    untold = [];
    const before = known;
    known = { lists: kept(before?.lists, lists), divisions: kept(before?.divisions, divisions) };
    const { lists: inUse, divisions: places } = known;
    store.update((state) => ({
      ...state,
      lists: inUse,
      index: inUse === before?.lists ? state.index : buildSearchIndex(inUse),
      questions,
      divisions: places === before?.divisions ? state.divisions : buildDivisionIndex(divisionsOf(places)),
      reference: { versions, updates, news: [...(state.reference?.news ?? []), ...news] },
    }));
    if (news.length > 0) counted();
  };

  const onChanged = (updates: readonly ReferenceUpdate[]) => {
    untold = [...untold, ...updates];
    void read();
  };

  return { read, close: bridge.listen('reference.changed', onChanged) };
}

/** The same object where it says the same: indexes and folds are made from it. */
const kept = <T>(before: T | undefined, now: T): T =>
  before !== undefined && JSON.stringify(before) === JSON.stringify(now) ? before : now;
