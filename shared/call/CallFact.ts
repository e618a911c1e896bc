import type { AttemptId, HandoverId, LegId } from '../kernel/ids';
import type { HandoverBrief } from './HandoverRecord';
import type { Dialog, EndCause, LegRole, Party, Supervision } from './Leg';

/** 一键互转 or 三方通话: the two steps of the ladder that need the phone (三（二）1, 三（二）2). */
export type LadderStep = 'transfer' | 'threeParty';

/** How one attempt ended. Every attempt leaves exactly one of these behind. */
export type AttemptResult =
  | 'handedOff'
  | 'threeParty'
  | 'busy'
  | 'noAnswer'
  | 'rejected'
  | 'failed'
  | 'cancelled'
  | 'callerGone';

/** The queue in which the caller waited before this seat was rung; `since` in milliseconds since the epoch. */
export interface QueueWait {
  readonly name: string;
  readonly since: number;
}

/** What happened on one leg. */
export type LegFact =
  | {
      readonly type: 'legOffered';
      readonly leg: LegId;
      readonly role: LegRole;
      readonly party: Party;
      /** The number that the caller dialled: 12345, 110 or the seat itself. */
      readonly dialled: string;
      /** Id of the hand-over record that travels with the call (header X-Linkage-Handover). */
      readonly handover?: HandoverId | undefined;
      /** What SIP carries of it, until the record is here. */
      readonly brief?: HandoverBrief | undefined;
      /** Headers X-Linkage-Queue and X-Linkage-Queued-At. */
      readonly queue?: QueueWait | undefined;
      /** A supervisor asks in, for a call that runs (header X-Linkage-Supervise). */
      readonly supervision?: Supervision | undefined;
    }
  | {
      readonly type: 'legDialled';
      readonly leg: LegId;
      readonly role: LegRole;
      readonly party: Party;
      readonly supervision?: Supervision | undefined;
    }
  | { readonly type: 'legRung'; readonly leg: LegId }
  | { readonly type: 'legAnswered'; readonly leg: LegId }
  /** The dialog stands, and could be taken over by another phone page. Again whenever it has become another one. */
  | { readonly type: 'legConfirmed'; readonly leg: LegId; readonly dialog: Dialog }
  /** A phone page that was opened anew has taken the dialog of the one before over: same far end. */
  | { readonly type: 'legRecovered'; readonly leg: LegId }
  | { readonly type: 'legHeld'; readonly leg: LegId; readonly by: 'us' | 'them' }
  | { readonly type: 'legRetrieved'; readonly leg: LegId; readonly by: 'us' | 'them' }
  /** The far end of the leg was replaced in mid-call (INVITE with Replaces, RFC 3891): same leg, other party. */
  | { readonly type: 'legReplaced'; readonly leg: LegId; readonly party: Party }
  | {
      readonly type: 'legEnded';
      readonly leg: LegId;
      readonly cause: EndCause;
      readonly status?: number | undefined;
    }
  | { readonly type: 'supervisionChanged'; readonly leg: LegId; readonly supervision: Supervision }
  | { readonly type: 'dtmfSent'; readonly leg: LegId; readonly tone: string };

/** What the seat did with its legs. */
export type SeatPhoneFact =
  | { readonly type: 'microphoneMuted' }
  | { readonly type: 'microphoneUnmuted' }
  /** One party is heard by nobody any more. */
  | { readonly type: 'legMuted'; readonly leg: LegId }
  | { readonly type: 'legUnmuted'; readonly leg: LegId }
  /** The operator and this party talk apart; the others go on hearing each other. */
  | { readonly type: 'privateTalkBegun'; readonly leg: LegId }
  | { readonly type: 'privateTalkEnded' }
  | {
      readonly type: 'attemptStarted';
      readonly attempt: AttemptId;
      readonly step: LadderStep;
      /** Number that was dialled: 110, 12345, 119 … */
      readonly target: string;
      readonly leg: LegId;
      readonly handover: HandoverId;
      readonly brief?: HandoverBrief | undefined;
    }
  | {
      readonly type: 'attemptEnded';
      readonly attempt: AttemptId;
      readonly result: AttemptResult;
      readonly status?: number | undefined;
    }
  /**
   * The far end would not take the hand-over (REFER refused or swallowed), or there are too many for one: the seat
   * stays as a silent bridge. `attempt`: the climb that it belongs to, where there was one.
   */
  | {
      readonly type: 'bridgeKept';
      readonly attempt?: AttemptId | undefined;
      readonly status?: number | undefined;
    }
  /** The far end dialled the partner anew, without Replaces: our own leg to him was left over, and is ended. */
  | { readonly type: 'partnerDoubled'; readonly leg: LegId }
  /** The operator came back out of a silent bridge. */
  | { readonly type: 'seatRejoined' }
  /** The operator left a three-party call; the two others talk on. */
  | { readonly type: 'seatLeft' }
  /** The program died with the call running, and the phone no longer has it. */
  | { readonly type: 'callLost' }
  /** The program came back and the phone still has the call. */
  | { readonly type: 'callFound' };

/** Everything the phone records about one call, in the order in which it happened. */
export type CallFact = LegFact | SeatPhoneFact;
