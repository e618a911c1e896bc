// Renderer, desk page: ringing somebody: a typed number, one from the list of calls, or one of the targets.
import { isDialable } from '@shared/call/isDialable';
import { normalNumber } from '@shared/call/normalNumber';
import type { TargetName } from '@shared/call/Targets';
import type { Calls } from '@shared/contract/calls';
import type { CallId } from '@shared/kernel/ids';
import { isFinished } from '../state/CallRecord';
import type { DeskState } from '../state/DeskState';
import { numberOf } from '../view/targetView';
import type { DeskAsks } from './DeskAsks';

/** A caller is on the line, and what is rung now is rung for him. */
export const isOnLine = ({ record }: Pick<DeskState, 'record'>): boolean =>
  record !== undefined &&
  !isFinished(record) &&
  (record.intake.line === 'live' || record.intake.line === 'found');

/** Makes a call of its own, which takes the screen when it begins. */
export async function makeCall(asks: DeskAsks, wish: Omit<Calls['call.dial']['arg'], 'call'>): Promise<void> {
  const call = crypto.randomUUID() as string as CallId;
  asks.store.update((state) => ({ ...state, awaited: call }));
  const answer = await asks.ask('call.dial', { call, ...wish });
  if (answer.ok) asks.screen({ open: 'none' });
  else asks.store.update((state) => (state.awaited === call ? { ...state, awaited: undefined } : state));
}

/** With a caller on the line the number joins as a third party; without one it is called. */
export async function ringNumber(asks: DeskAsks, written: string): Promise<void> {
  const state = asks.store.get();
  if (!isDialable(written)) asks.say({ code: 'numberWrong', message: '' });
  else if (isOnLine(state) && state.record !== undefined)
    await climbTo(asks, 'threeParty', normalNumber(written));
  else await makeCall(asks, { number: written });
}

/** One key for each target. */
export async function ringTarget(asks: DeskAsks, name: TargetName): Promise<void> {
  const number = numberOf(name, asks.store.get());
  if (number === '') asks.say({ code: 'targetUnset', message: '' });
  else await ringNumber(asks, number);
}

/** Refused by the host, in words, where there is nobody to ring for. */
export async function climbTo(
  asks: DeskAsks,
  step: 'threeParty' | 'transfer',
  target: string,
): Promise<void> {
  const { record } = asks.store.get();
  if (record === undefined) return;
  if (asks.store.get().screen.open === 'calls') asks.screen({ open: 'none' });
  await asks.recordNow(record.id, { type: 'ladderStarted', step, target });
}

/** 三（二）1: without consent nothing is dialled: the question comes first, and its yes goes on by itself. */
export async function transferTo(asks: DeskAsks, target: string): Promise<void> {
  const { record } = asks.store.get();
  if (record === undefined) return;
  const { offered } = record.intake;
  const asksFirst = offered.some(({ action, needs }) => action === 'transfer' && needs === 'consent');
  if (asksFirst) asks.screen({ open: 'none', wantsTransfer: true, transferTarget: target });
  else await climbTo(asks, 'transfer', target);
}
