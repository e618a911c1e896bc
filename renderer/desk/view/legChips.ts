import type { Call } from '@shared/call/Call';
import type { Leg, LegRole, Supervision } from '@shared/call/Leg';
import { maskNumber } from '@shared/order/maskNumber';

/** One far end, as a chip on the call bar. */
export interface LegChip {
  readonly id: string;
  readonly role: LegRole;
  readonly number: string;
  readonly muted: boolean;
  /** Of a supervisor, who is shown with what he does. */
  readonly supervision?: Supervision | undefined;
  readonly state: 'offered' | 'dialled' | 'rung' | 'talking' | 'heldHere' | 'heldThere';
}

/**
 * The legs that still live, in the order in which they came. A caller's number is masked until answered; a supervisor
 * is seen where the team has it so.
 */
export const legChips = (call: Call | undefined, supervisionShown: boolean): readonly LegChip[] =>
  (call?.legs ?? []).flatMap((leg): LegChip[] => {
    const state = stateOf(leg);
    if (state === undefined || (leg.role === 'supervisor' && !supervisionShown)) return [];
    const number =
      leg.role === 'caller' && state === 'offered' ? maskNumber(leg.party.number) : leg.party.number;
    const { id, role, muted, supervision } = leg;
    return [{ id, role, number, state, muted, ...(supervision === undefined ? {} : { supervision }) }];
  });

function stateOf({ state }: Leg): LegChip['state'] | undefined {
  if (state.at === 'ended') return undefined;
  if (state.at !== 'connected') return state.at;
  if (state.heldHere) return 'heldHere';
  return state.heldThere ? 'heldThere' : 'talking';
}
