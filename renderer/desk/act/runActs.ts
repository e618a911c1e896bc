// Renderer, desk page: what is done with practice calls, those that are over and one that is led.
import type { CallId } from '@shared/kernel/ids';
import type { LeadAct } from '@shared/practice/LeadAct';
import type { DeskAsks } from './DeskAsks';

/** Read with all its events, and shown in place of the idle desk. */
export async function openRun(asks: DeskAsks, call: CallId): Promise<void> {
  const answer = await asks.ask('practice.run', { call });
  if (!answer.ok) return;
  leaveLed(asks);
  asks.screen({ run: answer.value, open: 'none' });
}

/** Watched from now on; until the trainer asks in, without its sound. */
export function leadRun(asks: DeskAsks, call: CallId): void {
  asks.screen({ open: 'none' });
  setLed(asks, call);
}

/** The trainer goes on hearing it until he hangs up. */
export const leaveLed = (asks: DeskAsks): void => setLed(asks, undefined);

const setLed = ({ store }: DeskAsks, led: CallId | undefined): void =>
  store.update((state) => ({ ...state, practice: { ...state.practice, led } }));

export function leadOn(asks: DeskAsks, act: LeadAct): void {
  const call = asks.store.get().practice.led;
  if (call !== undefined) void asks.ask('practice.lead', { call, act });
}

/** The caller's lines in the order of the script. */
export function sayLine(asks: DeskAsks, at: number): void {
  const line = asks.store.get().practice.watched?.played.lines[at];
  if (line !== undefined) leadOn(asks, { do: 'say', line: line.id });
}
