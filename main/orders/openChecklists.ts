// Runs in the host. The at-once checklists that a seat has open, each step with the phone that is on duty now.
import type { SeatId } from '@shared/kernel/ids';
import type { AtOnceStep } from '@shared/order/atOnce/AtOnce';
import type { Checklist, ChecklistStep } from '@shared/order/atOnce/Checklist';
import { dutyPhone } from '@shared/order/roster/dutyPhone';
import type { AtOnceDeps } from './actAtOnce';
import { readOrder } from './dutyCalls';

const MOST = 20;

/** Oldest first. */
export async function openChecklists(
  { store, clock, reference }: Pick<AtOnceDeps, 'store' | 'clock' | 'reference'>,
  seat: SeatId,
): Promise<readonly Checklist[]> {
  const { roster, followUp } = reference.at(seat);
  const rows = await store.listOrders({ query: '', limit: MOST, atOnceOf: seat });
  const withPhone = (step: AtOnceStep): ChecklistStep => {
    if (step.told !== undefined) return step;
    const found = dutyPhone(roster, step.to, clock(), followUp.calendar);
    return found.ok ? { ...step, phone: found.value } : { ...step, trouble: found.error };
  };
  const lists = await Promise.all(
    rows.map(async ({ order, number }): Promise<readonly Checklist[]> => {
      const atOnce = (await readOrder(store, order))?.atOnce;
      if (atOnce === undefined) return [];
      const { level, clause, steps } = atOnce;
      return [{ order, number, level, clause, steps: steps.map(withPhone), sample: roster.sample }];
    }),
  );
  return lists.flat();
}
