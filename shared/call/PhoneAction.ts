import type { HandoverId, LegId } from '../kernel/ids';
import type { CallFact } from './CallFact';
import type { HandoverBrief } from './HandoverRecord';
import type { LegRole, Supervision } from './Leg';

/** `noAnswer`: the partner rings too long. `vanish`: the partner's leg should have ended after a hand-over. */
export type LadderTimer = 'noAnswer' | 'vanish';

/**
 * What the engine has to do next, in this order. `record` appends a fact, which is folded and may lead to more
 * actions before the next one is done.
 */
export type PhoneAction =
  | { readonly type: 'answer' | 'decline' | 'hold' | 'retrieve' | 'hangUp'; readonly leg: LegId }
  | {
      readonly type: 'dial';
      readonly leg: LegId;
      readonly role: LegRole;
      readonly number: string;
      readonly handover?: HandoverId | undefined;
      readonly brief?: HandoverBrief | undefined;
      readonly supervision?: Supervision | undefined;
    }
  | { readonly type: 'changeSupervision'; readonly leg: LegId; readonly supervision: Supervision }
  /** REFER the caller to the partner, replacing our dialog with the partner (RFC 3515, RFC 3891). */
  | { readonly type: 'handOver'; readonly caller: LegId; readonly partner: LegId }
  | { readonly type: 'sendDtmf'; readonly leg: LegId; readonly tone: string }
  | { readonly type: 'startTimer' | 'stopTimer'; readonly timer: LadderTimer }
  | { readonly type: 'record'; readonly fact: CallFact };
