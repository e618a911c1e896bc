// Runs in the host. A trainer who leads a run from a second seat: watches it, and steps in as its caller. What he does
// stands in the stream of the run before it happens.
import type { PhoneCommand } from '@shared/call/PhoneCommand';
import type { RecordedEvent } from '@shared/events/RecordedEvent';
import { callStream } from '@shared/events/StreamId';
import type { CallId, IdMaker, SeatId } from '@shared/kernel/ids';
import { type Failure, fail, ok, type Result } from '@shared/kernel/result';
import type { LeadAct } from '@shared/practice/LeadAct';
import type { PracticeRunRecord } from '@shared/practice/PracticeRun';
import type { CallLog } from '../calls/callLog';
import type { Actor, PushListener } from '../ServicesPort';
import { supervising } from '../seats/lead/supervising';
import type { SeatBoard } from '../seats/SeatBoard';
import type { Castings } from './castings';
import type { PracticeRuns } from './practiceRuns';

export interface LedRunsDeps {
  readonly runs: PracticeRuns;
  readonly castings: Pick<Castings, 'of'>;
  readonly push: PushListener;
  readonly board: SeatBoard;
  readonly calls: CallLog;
  readonly ids: IdMaker;
  readonly seats: readonly SeatId[];
  /** By which a phone reaches this seat. */
  numberOf(seat: SeatId): string;
  phoneReady(seat: SeatId): Result<null>;
  tellPhone(seat: SeatId, command: PhoneCommand): void;
}

export interface LedRuns {
  /** The run as it is now; from now on its events are told to the trainer's desk, until he watches another. */
  watch(actor: Actor, call: CallId): Promise<Result<PracticeRunRecord>>;
  act(actor: Actor, call: CallId, act: LeadAct, by: string): Promise<Result<null>>;
  /** What was committed. */
  heard(events: readonly RecordedEvent[]): void;
}

export function createLedRuns(deps: LedRunsDeps): LedRuns {
  const { runs, push } = deps;
  const watched = new Map<SeatId, CallId>();
  return {
    watch: async (actor, call) => {
      // Before it is read: what comes meanwhile is told twice rather than not at all.
      watched.set(actor.seat, call);
      return runs.read(actor, call);
    },
    act: async (actor, call, act, by) => {
      const run = await runs.read(actor, call);
      if (!run.ok) return run;
      const ready = await readyFor(deps, actor, run.value, act);
      if (!ready.ok) return ready;
      const noted = await runs.note(actor, call, { type: 'practiceLed', act, by });
      if (noted.ok) ready.value();
      return noted;
    },
    heard: (events) => {
      for (const [seat, call] of watched) {
        const own = events.filter(({ stream }) => stream === callStream(call));
        if (own.length > 0) push({ seat, page: 'desk' }, 'practice.watched', { call, events: own });
      }
    },
  };
}

/** What the act does once it stands in the log. */
async function readyFor(
  deps: LedRunsDeps,
  { seat: trainer }: Actor,
  run: PracticeRunRecord,
  act: LeadAct,
): Promise<Result<() => void>> {
  if (!run.running) return fail(OVER);
  if (trainer === run.seat) return fail(OWN_SEAT);
  const { caller = '' } = deps.castings.of(run.call) ?? {};
  if (caller === '') return fail(OVER);
  const order = () =>
    deps.push({ seat: run.seat, page: 'phone' }, 'practice.order', {
      script: run.script.id,
      from: deps.numberOf(trainer),
      act,
    });
  if (act.do === 'join') {
    const phone = deps.phoneReady(trainer);
    if (!phone.ok) return phone;
    if (deps.board.seat(trainer).contact !== undefined) return fail(BUSY);
    return ok(() => {
      order();
      const call = deps.ids() as CallId;
      deps.tellPhone(trainer, { type: 'supervise', call, number: caller, supervision: 'monitor' });
    });
  }
  if (act.do === 'speak') {
    const own = await supervising(deps, trainer, caller);
    if (own === undefined) return fail(NOT_BEHIND);
    const supervision = act.on ? 'barge' : 'monitor';
    return ok(() => deps.tellPhone(trainer, { type: 'changeSupervision', call: own, supervision }));
  }
  if (act.do === 'say' && !run.played.lines.some(({ id }) => id === act.line)) return fail(NO_LINE);
  return ok(order);
}

const OVER: Failure = {
  code: 'runOver',
  message: '这通演练已经结束，不能再带练。',
  hint: '可以在演练记录中回放和评分。',
};
const OWN_SEAT: Failure = {
  code: 'ownSeat',
  message: '带练要在另一个座席上进行。',
  hint: '请培训师在别的座席登录后再带练。',
};
const BUSY: Failure = {
  code: 'seatNotAvailable',
  message: '本席正在通话，不能旁听演练。',
  hint: '请先结束本席的通话；仍可以只看不听。',
};
const NOT_BEHIND: Failure = {
  code: 'notListening',
  message: '还没有接到来电人的线上，不能代他说话。',
  hint: '请先旁听，接通后再代言。',
};
const NO_LINE: Failure = { code: 'lineUnknown', message: '剧本里没有这句话。' };
