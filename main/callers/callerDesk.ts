// Runs in the host. Callers known by their number: what they called about before, and marks that end by themselves.
import { sameNumbers } from '@shared/call/normalNumber';
import type { CallerCard } from '@shared/caller/CallerCard';
import type { CallerFlagKind } from '@shared/caller/CallerEvent';
import { flagsAt } from '@shared/caller/callerFlags';
import { isRevealed } from '@shared/caller/maskUnanswered';
import type { DomainEvent, NewEvent } from '@shared/events/RecordedEvent';
import { foldIntake } from '@shared/intake/foldIntake';
import type { Clock } from '@shared/kernel/clock';
import type { CallId, SeatId } from '@shared/kernel/ids';
import { type Failure, fail, ok, type Result } from '@shared/kernel/result';
import { sideOf } from '@shared/kernel/side';
import { maskNumber, maskNumbersIn } from '@shared/order/maskNumber';
import type { CallLog } from '../calls/callLog';
import type { SeatEvents } from '../seatEvents';
import type { SettingsStore } from '../settings/SettingsStore';
import type { Store } from '../store/Store';
import { callerStreams } from './callerStream';

export interface CallerDeps {
  readonly store: Store;
  readonly calls: CallLog;
  readonly clock: Clock;
  readonly newEvent: SeatEvents;
  settings(seat: SeatId): SettingsStore;
}

export interface CallerDesk {
  read(seat: SeatId, call: CallId): Promise<Result<CallerCard>>;
  flag(seat: SeatId, call: CallId, mark: Mark & { readonly days: number }): Promise<Result<CallerCard>>;
  lift(seat: SeatId, call: CallId, mark: Mark): Promise<Result<CallerCard>>;
  /** The event that marks a number, to be appended with others; none where the caller is hidden. */
  marking(seat: SeatId, call: CallId, number: string, mark: Mark): readonly NewEvent[];
}

interface Mark {
  readonly kind: CallerFlagKind;
  readonly reason: string;
}

interface Known {
  readonly number: string;
  readonly revealed: boolean;
}

const DAY = 24 * 3_600_000;
const ORDERS_SHOWN = 10;
/** What is not given before the call is answered. */
const NOTHING = { orders: [], flags: [] } as const;

export function createCallerDesk(deps: CallerDeps): CallerDesk {
  const { store, calls, clock, newEvent } = deps;
  const areaCode = (seat: SeatId) => deps.settings(seat).read().areaCode;

  const known = async (seat: SeatId, call: CallId): Promise<Result<Known>> => {
    const past = await calls.read(call);
    if (past[0]?.seat !== seat) return fail(CALL_UNKNOWN);
    // The lists are nothing to the number.
    const { callerNumber } = foldIntake(past, { side: sideOf(seat), lists: { rows: [], overlaps: [] } });
    return ok({ number: callerNumber, revealed: isRevealed(past) });
  };

  const flagsOf = async (number: string, area: string) => {
    const streams = callerStreams(number, area);
    const events = (await Promise.all(streams.map((stream) => store.readStream(stream)))).flat();
    return flagsAt(
      events.sort((a, b) => a.seq - b.seq),
      clock(),
    );
  };

  const read = async (seat: SeatId, call: CallId): Promise<Result<CallerCard>> => {
    const who = await known(seat, call);
    if (!who.ok) return who;
    const { number, revealed } = who.value;
    const same = sameNumbers(number, areaCode(seat));
    const earlier = await store.callerCalls(same, call);
    if (!revealed) return ok({ call, revealed, number: maskNumber(number), calls: earlier, ...NOTHING });
    const [orders, flags] = await Promise.all([
      store.callerOrders(same, ORDERS_SHOWN),
      flagsOf(number, areaCode(seat)),
    ]);
    return ok({ call, revealed, number, calls: earlier, orders, flags });
  };

  const note = (seat: SeatId, call: CallId, body: (number: string) => readonly NewEvent[]) =>
    calls.inTurn(call, async (): Promise<Result<CallerCard>> => {
      const who = await known(seat, call);
      if (!who.ok) return who;
      if (!who.value.revealed) return fail(NOT_ANSWERED);
      const events = body(who.value.number);
      if (events.length === 0) return fail(NUMBER_HIDDEN);
      const appended = await store.append(events);
      return appended.ok ? read(seat, call) : appended;
    });

  const inStreamOf = (seat: SeatId, number: string, body: DomainEvent): readonly NewEvent[] => {
    const stream = callerStreams(number, areaCode(seat)).at(-1);
    return stream === undefined ? [] : [newEvent(seat, stream, body)];
  };

  const marked = (seat: SeatId, call: CallId, number: string, mark: Mark, days: number) =>
    inStreamOf(seat, number, {
      type: 'callerFlagged',
      ...mark,
      reason: maskNumbersIn(mark.reason),
      until: clock() + days * DAY,
      call,
    });

  return {
    read,
    flag: async (seat, call, { kind, reason, days }) =>
      reason.trim() === ''
        ? fail(REASON_MISSING)
        : note(seat, call, (number) => marked(seat, call, number, { kind, reason: reason.trim() }, days)),
    lift: async (seat, call, { kind, reason }) =>
      reason.trim() === ''
        ? fail(REASON_MISSING)
        : note(seat, call, (number) =>
            inStreamOf(seat, number, {
              type: 'callerFlagLifted',
              kind,
              reason: maskNumbersIn(reason.trim()),
              call,
            }),
          ),
    marking: (seat, call, number, mark) =>
      marked(seat, call, number, mark, deps.settings(seat).read().callerFlagDays),
  };
}

const CALL_UNKNOWN: Failure = { code: 'callUnknown', message: '这个座席没有这通电话的记录。' };
const NOT_ANSWERED: Failure = { code: 'notAnswered', message: '接听以后才能标记来电人。' };
const NUMBER_HIDDEN: Failure = { code: 'numberHidden', message: '来电号码隐藏，无法标记。' };
const REASON_MISSING: Failure = { code: 'reasonMissing', message: '标记来电人要写明理由。' };
