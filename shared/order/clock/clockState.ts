import type { Millis } from '../../kernel/clock';

/** When to warn: 50, 80 and 100 % of the time between start and deadline, by the wall clock. */
export interface Warnings {
  readonly half: Millis;
  readonly eighty: Millis;
  readonly due: Millis;
}

/** Whole milliseconds, rounded up, so that no warning comes before its share has passed. */
export function warnings(start: Millis, deadline: Millis): Warnings {
  const whole = Math.max(0, deadline - start);
  return {
    half: start + Math.ceil(whole / 2),
    eighty: start + Math.ceil((whole * 4) / 5),
    due: start + whole,
  };
}

export type ClockPhase = 'running' | 'half' | 'eighty' | 'overdue' | 'met' | 'metLate';

export interface ClockState {
  readonly phase: ClockPhase;
  /** Milliseconds to the deadline; below zero when it has passed. Stands still once the answer came. */
  readonly left: Millis;
  /** Share of the time that has passed, 0 to 1. */
  readonly passed: number;
  /** When the phase changes by time alone; undefined once nothing more can happen. One timer is enough. */
  readonly nextAt?: Millis;
}

export interface RunningClock {
  readonly start: Millis;
  readonly deadline: Millis;
  /** When the department answered. */
  readonly metAt?: Millis | undefined;
}

/** An answer at the deadline itself is in time (「2小时内」); without one, the 100 % warning comes at that moment. */
export function clockState(now: Millis, { start, deadline, metAt }: RunningClock): ClockState {
  const points = warnings(start, deadline);
  const at = metAt ?? now;
  const common = { left: points.due - at, passed: share(at - start, points.due - start) };
  if (metAt !== undefined) return { phase: metAt <= points.due ? 'met' : 'metLate', ...common };
  if (at >= points.due) return { phase: 'overdue', ...common };
  if (at >= points.eighty) return { phase: 'eighty', ...common, nextAt: points.due };
  if (at >= points.half) return { phase: 'half', ...common, nextAt: points.eighty };
  return { phase: 'running', ...common, nextAt: points.half };
}

const share = (part: number, whole: number): number =>
  whole <= 0 ? 1 : Math.min(1, Math.max(0, part / whole));
