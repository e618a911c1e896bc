import type { CallId } from '@shared/kernel/ids';
import type { DeskState } from '../state/DeskState';
import { phaseOf } from './phaseOf';

/** The run that is led on the screen: nothing else is on the line but the trainer's own way into it. */
export function ledShown(state: Pick<DeskState, 'practice' | 'record'>): CallId | undefined {
  const free = phaseOf(state.record) === 'idle' || listens(state.record);
  return free ? state.practice.led : undefined;
}

/** This seat's own call is one by which somebody comes into another one. */
export const listens = (record: DeskState['record']): boolean =>
  record?.call?.legs.some((leg) => leg.supervision !== undefined && leg.direction === 'out') ?? false;
