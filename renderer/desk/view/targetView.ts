import type { Call } from '@shared/call/Call';
import { isConnected } from '@shared/call/Leg';
import { TARGETS, type TargetName, targetNumber } from '@shared/call/Targets';
import type { KeyAction } from '../../ui/keys/actions';
import type { DeskState } from '../state/DeskState';

export type TargetState = 'free' | 'ringing' | 'inCall' | 'failed';

/** One of the numbers that are rung again and again. `number` is empty where none is set. */
export interface TargetView {
  readonly name: TargetName;
  readonly action: KeyAction;
  readonly number: string;
  readonly state: TargetState;
}

export const TARGET_KEYS: Readonly<Record<TargetName, KeyAction>> = {
  other: 'targetOther',
  partner1: 'targetPartner1',
  partner2: 'targetPartner2',
  partner3: 'targetPartner3',
  '119': 'emergency119',
  '120': 'emergency120',
  '122': 'emergency122',
  water: 'targetWater',
  power: 'targetPower',
  gas: 'targetGas',
};

type Facts = Pick<DeskState, 'record' | 'others' | 'duty' | 'settings' | 'identity'>;

export const numberOf = (name: TargetName, { settings, identity }: Facts): string =>
  targetNumber(name, settings.targets, identity?.side ?? '12345');

export function targetViews(state: Facts): readonly TargetView[] {
  const calls = [state.record, ...state.others, state.duty].flatMap((record) => record?.call ?? []);
  return TARGETS.map((name) => {
    const number = numberOf(name, state);
    return { name, action: TARGET_KEYS[name], number, state: stateOf(number, calls) };
  });
}

/** As the seat's own calls tell it: what somebody else does with that number nobody knows here. */
export function stateOf(number: string, calls: readonly Call[]): TargetState {
  if (number === '') return 'free';
  const legs = calls.flatMap((call) => call.legs).filter(({ party }) => party.number === number);
  if (legs.some(isConnected)) return 'inCall';
  const attempts = calls.flatMap(({ attempt }) => attempt ?? []);
  const rings = legs.some(({ state }) => state.at === 'dialled' || state.at === 'rung');
  if (rings || attempts.some(({ target }) => target === number)) return 'ringing';
  const last = calls
    .flatMap((call) => call.attempts)
    .filter(({ target }) => target === number)
    .toSorted((a, b) => (a.endedAt ?? 0) - (b.endedAt ?? 0))
    .at(-1);
  if (last !== undefined) return FAILED.has(last.result ?? '') ? 'failed' : 'free';
  const ended = legs.at(-1)?.state;
  return ended?.at === 'ended' && FAILED.has(ended.cause) ? 'failed' : 'free';
}

const FAILED: ReadonlySet<string> = new Set(['busy', 'noAnswer', 'rejected', 'failed', 'lost']);
