import type { Level } from '../../intake/IntakeEvent';
import type { Millis } from '../../kernel/clock';
import type { CallId } from '../../kernel/ids';
import type { ClockFailureCode } from '../clock/deadlines';
import type { DemandKind } from '../clock/rulesSchema';
import type { DutyParty, DutyPhoneKind } from '../roster/dutyPhone';

/** How a call to a duty phone ended. `answered` alone counts as told. */
export type DutyResult = 'answered' | 'busy' | 'noAnswer' | 'rejected' | 'failed';

/** 初步响应, 处理进度. */
export type ResponseStage = 'firstResponse' | 'progress';

/** One clock as it was worked out when it started: kept with what it was counted by, and never counted anew. */
export interface OrderClock {
  /** The department that it runs for; absent at level 3, where the order alone starts it. */
  readonly department?: number | undefined;
  readonly level: Level;
  readonly kind?: DemandKind | undefined;
  readonly start: Millis;
  readonly firstResponse?: Millis | undefined;
  /** Absent where it could not be told: then `failure` says why. */
  readonly progress?: Millis | undefined;
  readonly clause: string;
  /** Versions of the data that it was counted by. */
  readonly calendar: string;
  readonly rules: string;
  readonly failure?:
    | { readonly code: ClockFailureCode; readonly about: string; readonly message: string }
    | undefined;
}

/** 三（四）1–2: what is done at once, recorded in the order's stream. */
export type AtOnceEvent =
  /** The checklist of a matter of level 1 or 2; again where level or departments changed. */
  | {
      readonly type: 'atOnceOpened';
      readonly level: 1 | 2;
      readonly clause: string;
      readonly departments: readonly number[];
    }
  /** The phone was told to ring a duty phone; `call` is the stream in which its facts are. */
  | {
      readonly type: 'dutyDialled';
      readonly to: DutyParty;
      readonly call: CallId;
      readonly number: string;
      readonly kind: DutyPhoneKind;
      /** Version of the roster that the number stands in. */
      readonly roster?: string | undefined;
    }
  /** What became of it, from the phone's facts. */
  | {
      readonly type: 'dutyCallEnded';
      readonly to: DutyParty;
      readonly call: CallId;
      readonly number: string;
      readonly result: DutyResult;
      readonly startedAt: Millis;
      readonly answeredAt?: Millis | undefined;
      readonly endedAt: Millis;
    }
  /** Told without this phone: a person says how. */
  | {
      readonly type: 'toldOtherwise';
      readonly to: DutyParty;
      readonly reason: string;
      readonly toldAt: Millis;
    }
  | ({ readonly type: 'clockStarted' } & OrderClock)
  /** The department's answer came in. */
  | {
      readonly type: 'responseNoted';
      readonly department?: number | undefined;
      readonly stage: ResponseStage;
      readonly notedAt: Millis;
    };

/** In the stream of the call itself, before its first leg: which order and whom it is for. */
export interface DutyCallPlaced {
  readonly type: 'dutyCallPlaced';
  readonly order: string;
  readonly to: DutyParty;
}
