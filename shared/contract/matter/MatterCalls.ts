import type { CallerCard } from '../../caller/CallerCard';
import type { CallerFlagKind } from '../../caller/CallerEvent';
import type { IncidentView } from '../../incident/IncidentView';
import type { Level } from '../../intake/IntakeEvent';
import type { CallId, PrecedentId } from '../../kernel/ids';
import type { PrecedentHit } from '../../precedent/matchPrecedents';
import type { Precedent } from '../../precedent/Precedent';

/** The matter of a call: who calls, who else has reported it, what was decided before. */
export interface MatterCalls {
  /** What is known of the caller by the number; masked until the call is answered here. */
  'caller.read': { arg: { call: CallId }; answer: CallerCard };
  /** A mark on the number, for `days` from now. */
  'caller.flag': {
    arg: { call: CallId; kind: CallerFlagKind; reason: string; days: number };
    answer: CallerCard;
  };
  'caller.lift': { arg: { call: CallId; kind: CallerFlagKind; reason: string }; answer: CallerCard };
  /** One event with many callers: what this call could join, or has joined; null where nothing is alike. */
  'incident.similar': { arg: { call: CallId }; answer: IncidentView | null };
  'incident.join': { arg: { call: CallId }; answer: IncidentView };
  'incident.leave': { arg: { call: CallId }; answer: IncidentView | null };
  /** The answer to a proposed level: that level, or the one that the event has. */
  'incident.decide': { arg: { call: CallId; level: Level }; answer: IncidentView };
  /** Decisions of coordinations that this matter resembles, best first. */
  'precedent.similar': { arg: { call: CallId }; answer: readonly PrecedentHit[] };
  'precedent.setAside': {
    arg: { call: CallId; precedent: PrecedentId; reason: string };
    answer: readonly PrecedentHit[];
  };
  /** A decision that an order follows, whole. */
  'precedent.read': { arg: { precedent: PrecedentId }; answer: Precedent };
  'precedent.record': { arg: { precedent: Precedent }; answer: null };
}
