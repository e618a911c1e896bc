import type { Millis } from '../../kernel/clock';
import type { Calendar } from '../clock/Calendar';
import { clockStart } from '../clock/clockStart';
import { deadlines } from '../clock/deadlines';
import type { DeadlineRules, DemandKind } from '../clock/rulesSchema';
import { isOver, type Order } from '../Order';
import type { AtOnceEvent, OrderClock } from './AtOnceEvent';

export interface ClockData {
  readonly calendar: Calendar;
  readonly rules: DeadlineRules;
}

type ClockStarted = Extract<AtOnceEvent, { type: 'clockStarted' }>;
type Wanted = Pick<OrderClock, 'department' | 'level' | 'kind' | 'start'>;

/**
 * The clocks that run by what has happened and were not recorded yet: levels 1 and 2 one for each department, from
 * when it was told and the order exists; level 3 one, from the order. One that could not be told is tried again.
 * Orders of 110 have none: the deadlines of 三（四） are those of departments that 12345 works with.
 */
export function clocksToStart(order: Order, { calendar, rules }: ClockData): readonly ClockStarted[] {
  return wanted(order).flatMap((clock): ClockStarted[] => {
    const known = order.clocks.find((one) => sameClock(one, clock));
    if (known !== undefined && known.failure === undefined) return [];
    const counted = deadlines(clock, calendar, rules);
    const by = { calendar: calendar.version, rules: rules.version };
    if (counted.ok) return [{ type: 'clockStarted', ...clock, ...counted.value, ...by }];
    const { code, about, message, firstResponse } = counted.error;
    if (known?.failure?.code === code && known.failure.about === about) return [];
    const first = firstResponse === undefined ? {} : { firstResponse };
    const failure = { code, about, message };
    return [{ type: 'clockStarted', ...clock, ...first, clause: CLAUSES[clock.level], ...by, failure }];
  });
}

const CLAUSES = { 1: '三（四）1', 2: '三（四）2', 3: '三（四）3' } as const;

function wanted(order: Order): readonly Wanted[] {
  const { side, content, atOnce } = order;
  const createdAt = order.reopenedAt ?? order.createdAt;
  if (side !== '12345' || createdAt === undefined) return [];
  const { level } = content;
  if (level === 3) {
    if (isOver(order) || order.state === 'draft') return [];
    const { kind } = content.form;
    return [{ level, ...(kind === '' ? {} : { kind: kind as DemandKind }), start: createdAt }];
  }
  return (atOnce?.steps ?? []).flatMap(({ to, told }): Wanted[] => {
    const start = clockStart({ phonedAt: told?.at, orderAt: createdAt, level });
    return to === 'government' || start === undefined ? [] : [{ department: to, level, start }];
  });
}

const sameClock = (a: Wanted, b: Wanted): boolean =>
  a.department === b.department && a.level === b.level && a.kind === b.kind && a.start === b.start;

/** Next point at which an answer is due, for one clock: what is warned of. Undefined once all answers came. */
export interface DuePoint {
  readonly department?: number | undefined;
  readonly stage: 'firstResponse' | 'progress';
  readonly start: Millis;
  readonly deadline: Millis;
}

export function duePoints(order: Order): readonly DuePoint[] {
  if (isOver(order)) return [];
  return runningClocks(order).flatMap((clock): DuePoint[] => {
    const { department, start } = clock;
    const met = (stage: DuePoint['stage']): boolean =>
      order.responses.some((one) => one.department === department && one.stage === stage);
    if (clock.firstResponse !== undefined && !met('firstResponse'))
      return [{ department, stage: 'firstResponse', start, deadline: clock.firstResponse }];
    if (clock.progress === undefined || met('progress')) return [];
    return [{ department, stage: 'progress', start, deadline: clock.progress }];
  });
}

/** The due points of an order, the earliest deadline first. */
export const nextDue = (order: Order): readonly DuePoint[] =>
  duePoints(order).toSorted((a, b) => a.deadline - b.deadline);

/** Clocks of the level that the order has now. */
export const runningClocks = ({ clocks, content }: Order): readonly OrderClock[] =>
  clocks.filter(({ level }) => level === content.level);

/** What a list shows of an order's clocks. */
export interface OrderDue {
  readonly dueAt?: Millis | undefined;
  /** When that clock started: the share that has passed is counted from it. */
  readonly dueFrom?: Millis | undefined;
  /** A deadline could not be told. */
  readonly clockFailure?: string | undefined;
}

/** The deadline that comes first. */
export function orderDue(order: Order): OrderDue {
  const { supervision } = order;
  const points = duePoints(order).map(({ start, deadline }) => ({ start, deadline }));
  // 督办 until a time is a deadline like the others, until the result is there.
  if (supervision?.until !== undefined && !isOver(order) && order.state !== 'answered')
    points.push({ start: supervision.at, deadline: supervision.until });
  const [first] = points.toSorted((a, b) => a.deadline - b.deadline);
  const failed = isOver(order) ? undefined : runningClocks(order).find(({ failure }) => failure);
  return { dueAt: first?.deadline, dueFrom: first?.start, clockFailure: failed?.failure?.code };
}
