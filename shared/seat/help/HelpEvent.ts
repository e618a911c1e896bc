import type { CallId, LetterId, SeatId } from '../../kernel/ids';
import type { Person } from '../../person/Person';

/** How a lead helps: 留言、监听、密语、强插、接管. */
export type HelpWay = 'message' | 'monitor' | 'whisper' | 'barge' | 'takeOver';

export const HELP_WAYS: readonly HelpWay[] = ['message', 'monitor', 'whisper', 'barge', 'takeOver'];

/** Asking for help, helping, and words between seats; each in the stream of the seat where it happened. */
export type HelpEvent =
  /** `call`: the one that runs; none: about something else. */
  | { readonly type: 'helpAsked'; readonly word: string; readonly call?: CallId | undefined }
  /** No longer needed, as the person says. */
  | { readonly type: 'helpWithdrawn' }
  /** Somebody has come, at the seat that asked. */
  | { readonly type: 'helpCame'; readonly way: HelpWay; readonly by: Person }
  /** In the lead's own stream: every use with its reason, asked for or not. */
  | {
      readonly type: 'helpGiven';
      readonly seat: SeatId;
      readonly way: HelpWay;
      readonly reason: string;
      readonly by: Person;
    }
  /** 短通知: to these seats, or to a whole team. */
  | {
      readonly type: 'letterSent';
      readonly letter: LetterId;
      readonly to: readonly SeatId[];
      readonly text: string;
      readonly by: Person;
    }
  | {
      readonly type: 'letterReceived';
      readonly letter: LetterId;
      readonly from: SeatId;
      readonly region: string;
      readonly text: string;
      readonly by: Person;
    }
  /** Its person has read it. */
  | { readonly type: 'letterRead'; readonly letter: LetterId }
  | { readonly type: 'letterAnswered'; readonly letter: LetterId; readonly text: string }
  /** Told by the receiver, in the stream of the sender. */
  | { readonly type: 'letterReadBy'; readonly letter: LetterId; readonly seat: SeatId }
  | {
      readonly type: 'letterAnsweredBy';
      readonly letter: LetterId;
      readonly seat: SeatId;
      readonly text: string;
      readonly by: Person;
    };
