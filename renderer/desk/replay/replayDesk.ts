// Renderer, desk page: a practice call as it was on the screen at a moment, from its events, by the same parts.

import type { RecordedEvent } from '@shared/events/RecordedEvent';
import type { IntakeSetting } from '@shared/intake/IntakeState';
import { fail } from '@shared/kernel/result';
import type { PracticeRunRecord } from '@shared/practice/PracticeRun';
import { createStore } from '../../ui/store/Store';
import { DeskAsks } from '../act/DeskAsks';
import { type Desk, makeView } from '../DeskContext';
import { evolveRecord, newRecord } from '../state/CallRecord';
import type { DeskBridge } from '../state/connectDesk';
import { type DeskState, FIRST_SCREEN, FIRST_STATE } from '../state/DeskState';

export interface Replay {
  /** For a DeskProvider of its own: what is done there reaches nobody. */
  readonly desk: Desk;
  /** Milliseconds since the epoch, from the first ring to the last event. */
  readonly from: number;
  readonly until: number;
  /** Shows the call as it was then. */
  seek(at: number): void;
  /** Shows the call as these events, all that there are by now, leave it. */
  follow(events: readonly RecordedEvent[]): void;
}

/** Nobody is behind it: a replay asks nothing and changes nothing. */
const NOBODY: DeskBridge = {
  call: async () => fail({ code: 'replay', message: '回放中不能操作。' }),
  listen: () => () => {},
  state: () => 'open',
  onState: () => () => {},
};

/** `live`: the desk that shows it, for its lists and its settings. `clock`: of a call that is followed as it runs. */
export function replayDesk(live: DeskState, run: PracticeRunRecord, clock?: () => number): Replay {
  const { played, call } = run;
  let { events } = run;
  const from = run.startedAt;
  const until = Math.max(from, ...events.filter(({ body }) => isOfCall(body.type)).map(({ at }) => at));
  const setting: IntakeSetting = {
    side: played.rings,
    lists: { rows: live.lists?.rows ?? [], overlaps: live.lists?.overlaps ?? [] },
  };
  let now = from;

  const stateAt = (at: number): DeskState => {
    const past = events.filter((event) => event.at <= at);
    // Only what came in their order: a trainer's mark from later leaves no hole, it comes after all of these.
    const record = evolveRecord(newRecord(call, setting), past, setting);
    return {
      ...FIRST_STATE,
      online: 'open',
      identity: live.identity && { ...live.identity, side: played.rings },
      person: live.person,
      settings: live.settings,
      lists: live.lists,
      index: live.index,
      questions: live.questions,
      divisions: live.divisions,
      record,
      screen: FIRST_SCREEN,
    };
  };

  const store = createStore<DeskState>(stateAt(from));
  const desk: Desk = {
    asks: new DeskAsks(store, NOBODY, () => undefined),
    drafts: {
      shown: createStore({ texts: {}, unsaved: false, trouble: undefined }),
      writer: () => undefined,
      write: () => {},
    },
    clock: clock ?? (() => now),
    readOrders: async () => {},
    view: makeView(),
  };
  return {
    desk,
    from,
    until,
    seek: (at) => {
      now = at;
      store.update(() => stateAt(at));
    },
    follow: (all) => {
      events = all;
      store.update(() => stateAt(Number.POSITIVE_INFINITY));
    },
  };
}

/** What is said of a call afterwards is no moment of it. */
const isOfCall = (type: string): boolean => type !== 'practiceMarked' && type !== 'practiceCommented';
