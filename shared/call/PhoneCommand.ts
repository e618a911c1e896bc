import type { AttemptId, CallId, HandoverId, LegId } from '../kernel/ids';

/** What the desk asks of the phone. The desk never sets call state: it asks, then hears the facts. */
export type PhoneCommand =
  | { readonly type: 'answer'; readonly call: CallId }
  | { readonly type: 'decline'; readonly call: CallId }
  | { readonly type: 'hold'; readonly call: CallId; readonly leg?: LegId | undefined }
  | { readonly type: 'retrieve'; readonly call: CallId; readonly leg?: LegId | undefined }
  | { readonly type: 'mute'; readonly call: CallId }
  | { readonly type: 'unmute'; readonly call: CallId }
  | { readonly type: 'sendDtmf'; readonly call: CallId; readonly tone: string }
  /** Ends one leg, or the whole call where none is named. */
  | { readonly type: 'hangUp'; readonly call: CallId; readonly leg?: LegId | undefined }
  /** 一键互转: hold the caller, ring the target, mix on answer, hand over, leave. */
  | {
      readonly type: 'transfer' | 'joinThreeParty';
      readonly call: CallId;
      readonly attempt: AttemptId;
      readonly handover: HandoverId;
      readonly target: string;
    }
  /** Back to the caller at once, from any state of the attempt. */
  | { readonly type: 'cancelAttempt'; readonly call: CallId }
  /** Leave a three-party call and let the two others talk on. */
  | { readonly type: 'leave'; readonly call: CallId }
  | { readonly type: 'dial'; readonly call: CallId; readonly number: string };
