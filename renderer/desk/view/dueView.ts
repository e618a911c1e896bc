import type { ResponseStage } from '@shared/order/atOnce/AtOnceEvent';
import { runningClocks } from '@shared/order/atOnce/clocksToStart';
import { type ClockState, clockState } from '@shared/order/clock/clockState';
import type { Order } from '@shared/order/Order';
import type { OrderRow } from '@shared/order/OrderRow';

/** One deadline of an order, met or not. */
export interface DeadlineLine {
  readonly department?: number | undefined;
  readonly stage: ResponseStage;
  readonly deadline: number;
  readonly state: ClockState;
  /** Why it cannot be told: then there is no deadline. */
  readonly failure?: { readonly code: string; readonly about: string } | undefined;
}

const STAGES: readonly ResponseStage[] = ['firstResponse', 'progress'];

/** All deadlines of the order's level, those without an answer first, the earliest first. */
export function deadlineLines(order: Order, now: number): readonly DeadlineLine[] {
  return runningClocks(order)
    .flatMap((clock) =>
      STAGES.flatMap((stage): DeadlineLine[] => {
        const deadline = clock[stage];
        if (deadline === undefined) return [];
        const { department, start } = clock;
        const metAt = order.responses.find(
          (one) => one.department === department && one.stage === stage,
        )?.notedAt;
        return [{ department, stage, deadline, state: clockState(now, { start, deadline, metAt }) }];
      }),
    )
    .toSorted((a, b) => Number(isMet(a.state)) - Number(isMet(b.state)) || a.deadline - b.deadline);
}

export const isMet = ({ phase }: ClockState): boolean => phase === 'met' || phase === 'metLate';

/** What could not be counted, each reason once. */
export const clockFailures = (order: Order): readonly { readonly code: string; readonly about: string }[] => [
  ...new Map(
    runningClocks(order).flatMap(({ failure }) =>
      failure === undefined ? [] : [[failure.code, failure] as const],
    ),
  ).values(),
];

/** The clock of a list's row; undefined where none runs. */
export function rowClock({ dueAt, dueFrom }: OrderRow, now: number): ClockState | undefined {
  return dueAt === undefined ? undefined : clockState(now, { start: dueFrom ?? dueAt, deadline: dueAt });
}

export interface DueSummary {
  readonly row: OrderRow;
  readonly state: ClockState;
  /** How many of this side's orders are past 50 % or overdue, this one with them. */
  readonly warned: number;
  readonly overdue: number;
}

/** The deadline to look at: the one that has run furthest of those to be warned of, else the earliest. */
export function dueSummary(rows: readonly OrderRow[], now: number): DueSummary | undefined {
  const clocks = rows.flatMap((row) => {
    const state = rowClock(row, now);
    return state === undefined ? [] : [{ row, state }];
  });
  const [first] = clocks.toSorted(
    (a, b) => RANK[b.state.phase] - RANK[a.state.phase] || a.state.left - b.state.left,
  );
  if (first === undefined) return undefined;
  return {
    ...first,
    warned: clocks.filter(({ state }) => RANK[state.phase] > 0).length,
    overdue: clocks.filter(({ state }) => state.phase === 'overdue').length,
  };
}

/** 50, 80 and 100 % (三（四）). */
const RANK: Readonly<Record<ClockState['phase'], number>> = {
  running: 0,
  half: 1,
  eighty: 2,
  overdue: 3,
  met: 0,
  metLate: 0,
};
