// Phone page. What the operator hears besides voices.
import type { Call } from '@shared/call/Call';
import type { Signal } from '../mixer/Signals';

/** Ringback while a partner rings; a ring for a call that waits, unless the operator is talking. */
export function signalFor(calls: readonly Call[]): Signal | undefined {
  const states = calls.flatMap((call) => call.legs.map((leg) => leg.state.at));
  if (states.includes('rung')) return 'ringback';
  return states.includes('offered') && !states.includes('connected') ? 'ring' : undefined;
}
