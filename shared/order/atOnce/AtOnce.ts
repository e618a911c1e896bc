import { assertNever } from '../../kernel/assertNever';
import type { Millis } from '../../kernel/clock';
import type { CallId } from '../../kernel/ids';
import type { Order } from '../Order';
import type { DutyParty, DutyPhoneKind } from '../roster/dutyPhone';
import type { AtOnceEvent, DutyResult } from './AtOnceEvent';

/** One call to a duty phone. */
export interface DutyCall {
  readonly call: CallId;
  readonly number: string;
  /** Absent while it runs. */
  readonly result?: DutyResult | undefined;
  readonly startedAt?: Millis | undefined;
  readonly endedAt?: Millis | undefined;
}

/** Whom to tell, what was tried, and since when it is told. */
export interface AtOnceStep {
  readonly to: DutyParty;
  /** Oldest first. */
  readonly calls: readonly DutyCall[];
  readonly told?:
    | { readonly at: Millis; readonly by: 'phone' | 'otherMeans'; readonly reason?: string | undefined }
    | undefined;
}

/** The checklist of an order of level 1 or 2. */
export interface AtOnce {
  readonly level: 1 | 2;
  readonly clause: string;
  /** The government first, then the departments in the order of the lists. */
  readonly steps: readonly AtOnceStep[];
}

/** The order after one event of its checklist or its clocks. */
export function evolveAtOnce(order: Order, event: AtOnceEvent): Order {
  switch (event.type) {
    case 'atOnceOpened':
      return { ...order, atOnce: opened(order.atOnce, event) };
    case 'dutyDialled':
      return onStep(order, event.to, (step) => dialled(step, event));
    case 'dutyCallEnded':
      return onStep(order, event.to, (step) => callEnded(step, event));
    case 'toldOtherwise': {
      const { reason, toldAt } = event;
      return onStep(order, event.to, (step) => ({
        ...step,
        told: step.told ?? { at: toldAt, by: 'otherMeans', reason },
      }));
    }
    case 'clockStarted': {
      const { type: _, ...clock } = event;
      // A clock of another level is over with the level.
      const others = order.clocks.filter(
        (one) => one.level === clock.level && one.department !== clock.department,
      );
      return { ...order, clocks: [...others, clock] };
    }
    case 'responseNoted':
      return { ...order, responses: [...order.responses, event] };
    default:
      return assertNever(event);
  }
}

/** Who was told stays told: nobody is rung twice because the level was raised. */
function opened(
  before: AtOnce | undefined,
  { level, clause, departments }: Extract<AtOnceEvent, { type: 'atOnceOpened' }>,
): AtOnce {
  const known = before?.steps ?? [];
  const wanted: readonly DutyParty[] = ['government', ...departments];
  const touched = known.filter(({ to, calls, told }) => !wanted.includes(to) && (told || calls.length > 0));
  const steps = wanted.map((to) => known.find((step) => step.to === to) ?? { to, calls: [] });
  return { level, clause, steps: [...steps, ...touched] };
}

function onStep(order: Order, to: DutyParty, change: (step: AtOnceStep) => AtOnceStep): Order {
  const { atOnce } = order;
  if (atOnce === undefined) return order;
  const steps = atOnce.steps.map((step) => (step.to === to ? change(step) : step));
  return { ...order, atOnce: { ...atOnce, steps } };
}

const dialled = (
  step: AtOnceStep,
  { call, number }: { readonly call: CallId; readonly number: string; readonly kind: DutyPhoneKind },
): AtOnceStep => ({ ...step, calls: [...step.calls, { call, number }] });

function callEnded(
  step: AtOnceStep,
  { call, number, result, startedAt, answeredAt, endedAt }: Extract<AtOnceEvent, { type: 'dutyCallEnded' }>,
): AtOnceStep {
  const calls = step.calls.map((one) =>
    one.call === call ? { call, number, result, startedAt, endedAt } : one,
  );
  const told = result === 'answered' ? { at: answeredAt ?? startedAt, by: 'phone' as const } : undefined;
  return { ...step, calls, told: step.told ?? told };
}

/** The call that is being made for a checklist, if one is. */
export function runningDutyCall(
  atOnce: AtOnce | undefined,
): { readonly to: DutyParty; readonly call: CallId; readonly number: string } | undefined {
  for (const { to, calls } of atOnce?.steps ?? []) {
    const running = calls.find(({ result }) => result === undefined);
    if (running) return { to, call: running.call, number: running.number };
  }
  return undefined;
}

export const openSteps = (atOnce: AtOnce | undefined): readonly AtOnceStep[] =>
  (atOnce?.steps ?? []).filter(({ told }) => told === undefined);

/** Whom the key rings next: who was tried least, so that a busy department does not hold up the others. */
export const nextStep = (atOnce: AtOnce | undefined): AtOnceStep | undefined =>
  openSteps(atOnce).toSorted((a, b) => a.calls.length - b.calls.length)[0];
