import type { CallId } from '../kernel/ids';

/** Marks that a seat can set on a telephone number. Each ends by itself. */
export type CallerFlagKind = 'harassment' | 'needsCare' | 'repeated' | 'dangerous';

export const CALLER_FLAG_KINDS: readonly CallerFlagKind[] = [
  'harassment',
  'needsCare',
  'repeated',
  'dangerous',
];

/** The reason that is recorded where a person wrote none: what the mark is called. */
export const CALLER_FLAG_NAMES: Readonly<Record<CallerFlagKind, string>> = {
  harassment: '恶意骚扰',
  needsCare: '需要照顾',
  repeated: '重复来电',
  dangerous: '注意安全',
};

/** What was noted about a number. Recorded in the number's own stream, which does not name it. */
export type CallerEvent =
  | {
      readonly type: 'callerFlagged';
      readonly kind: CallerFlagKind;
      /** Why, in the words of whoever set it. */
      readonly reason: string;
      /** Milliseconds since the epoch from which it is shown no more. */
      readonly until: number;
      /** The call that gave the occasion: the evidence. */
      readonly call: CallId;
    }
  | {
      readonly type: 'callerFlagLifted';
      readonly kind: CallerFlagKind;
      readonly reason: string;
      readonly call: CallId;
    };
