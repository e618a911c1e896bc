import { callerLeftInVain } from '@shared/call/Call';
import type { DeskState } from '../state/DeskState';
import { phaseOf } from './phaseOf';

/**
 * Why the caller of the call on the screen is to be rung back: `lost`, the call broke off; `gone`, he hung up while a
 * partner rang and nobody has taken the matter. Undefined: there is no such need.
 */
export function toCallBack({ record }: Pick<DeskState, 'record'>): 'lost' | 'gone' | undefined {
  const phase = phaseOf(record);
  if (phase === 'interrupted') return 'lost';
  return phase === 'ended' && callerLeftInVain(record?.call) ? 'gone' : undefined;
}
