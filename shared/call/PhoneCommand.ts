import type { AttemptId, CallId, HandoverId, LegId } from '../kernel/ids';
import type { HandoverBrief } from './HandoverRecord';
import type { Supervision } from './Leg';

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
      readonly brief?: HandoverBrief | undefined;
      readonly target: string;
    }
  /** Back to the caller at once, from any state of the attempt. */
  | { readonly type: 'cancelAttempt'; readonly call: CallId }
  /**
   * Leave a three-party call and let the others talk on: by a hand-over where they are two, else as a silent bridge.
   * In a bridge: try the hand-over once more.
   */
  | { readonly type: 'leave'; readonly call: CallId }
  /** Come back out of a silent bridge. */
  | { readonly type: 'rejoin'; readonly call: CallId }
  | { readonly type: 'dial'; readonly call: CallId; readonly number: string }
  /** Ring one more party beside those who talk; nobody is held for it. */
  | { readonly type: 'addParty'; readonly call: CallId; readonly number: string }
  | { readonly type: 'muteLeg' | 'unmuteLeg'; readonly call: CallId; readonly leg: LegId }
  /** Talk with this party apart from the others, who go on hearing each other. */
  | { readonly type: 'talkPrivately'; readonly call: CallId; readonly leg: LegId }
  | { readonly type: 'talkTogether'; readonly call: CallId }
  /** A lead asks into the call that runs at a seat. `call`: his own, new one. */
  | {
      readonly type: 'supervise';
      readonly call: CallId;
      readonly number: string;
      readonly supervision: Supervision;
    }
  /** A lead who is in: listen, whisper or barge in from now on. */
  | { readonly type: 'changeSupervision'; readonly call: CallId; readonly supervision: Supervision };
