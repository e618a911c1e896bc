import type { LegId } from '../kernel/ids';
import type { Call } from './Call';
import type { Dialog, Leg } from './Leg';
import { isEnded } from './Leg';

/** What a phone page that was opened anew does with a call of the page before. */
export interface RestorePlan {
  /** Dialogs to take over by INVITE with Replaces. */
  readonly recover: readonly { readonly leg: LegId; readonly dialog: Dialog; readonly held: boolean }[];
  /** Legs that went with the page: they were ringing, or their dialog is not known. */
  readonly lost: readonly LegId[];
}

/** Milliseconds. An older dialog is not asked after: a phone that ignores Replaces would ring out of the blue. */
const TOO_OLD = 4 * 3_600_000;

/** `now` in milliseconds since the epoch. */
export function restoreCall(call: Call, now: number): RestorePlan {
  const open = call.legs.filter((leg) => !isEnded(leg));
  const fresh = now - call.startedAt < TOO_OLD;
  const recover = open.flatMap((leg) => {
    const { dialog, state } = leg;
    if (!fresh || !isRecoverable(leg) || dialog === undefined || state.at !== 'connected') return [];
    return [{ leg: leg.id, dialog, held: state.heldHere }];
  });
  const lost = open.map(({ id }) => id).filter((id) => recover.every(({ leg }) => leg !== id));
  return { recover, lost };
}

/** A supervisor asks in again by himself. */
const isRecoverable = (leg: Leg): boolean => leg.role !== 'supervisor';
