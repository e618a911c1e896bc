import type { LevelProposal } from '../diversion/proposeLevel';
import type { Lists } from '../diversion/types';
import type { Whose } from '../diversion/whose';
import type { Side } from '../kernel/side';
import type { IntakeContext } from './IntakeContext';
import type { IntakeEvent, Owner } from './IntakeEvent';

/** What the intake needs of the official lists. The machine itself knows none of them. */
export type IntakeLists = Pick<Lists, 'rows' | 'overlaps'>;

/** Everything that is not in the stream. `lists` empty: nothing is known about owners, and all is unclear. */
export interface IntakeSetting {
  readonly side: Side;
  readonly lists: IntakeLists;
}

/**
 * Where the operator is. `returned`: a transfer failed, the caller is back. `settling`: a three-party call is over
 * and nobody has said who takes the matter. `order`: an order has to be made and nobody has said for whom.
 */
export type IntakeStep =
  | 'idle'
  | 'ringing'
  | 'greeting'
  | 'work'
  | 'consent'
  | 'transferring'
  | 'joining'
  | 'threeParty'
  | 'returned'
  | 'settling'
  | 'order'
  | 'level'
  | 'save'
  | 'wrapUp'
  | 'done';

/** Who owns the matter and which clause says so. `why`: the operator's reason where he overruled the lists. */
export interface Ruling {
  readonly owner: Owner;
  readonly clause: string;
  /** Id of the overlap whose question is open, or was decided. */
  readonly overlap?: string | undefined;
  readonly why?: string | undefined;
  /** All that the lists say: the owner's row, emergency lines to call first, the open question. */
  readonly whose?: Whose | undefined;
}

export type OfferAction =
  | 'greet'
  | 'markDanger'
  | 'lowerDanger'
  | 'answerYes'
  | 'answerNo'
  | 'answerUnsure'
  | 'consentGiven'
  | 'consentRefused'
  | 'consentNotPossible'
  | 'transfer'
  | 'threeParty'
  | 'dispatch'
  | 'keepHere'
  | 'directAnswer'
  | 'settleOurs'
  | 'settleTheirs'
  | 'level1'
  | 'level2'
  | 'level3'
  | 'submit'
  | 'silent'
  | 'misdialled'
  | 'prank'
  | 'harassment'
  | 'hungUp'
  | 'finish';

/** One thing that the operator can do now, with the key that does it. */
export interface Offer {
  readonly action: OfferAction;
  /** Default key, as in domain.md; empty where it has a button only. */
  readonly key: string;
  /** Recorded as it stands, except where `needs` says what a person must give first. */
  readonly event: IntakeEvent;
  /** `consent`: ask the caller first and record the answer. `reason`: words must be written into the event. */
  readonly needs?: 'consent' | 'reason' | undefined;
  /** The road that the plan proposes. At most one offer is. */
  readonly primary: boolean;
}

/** The intake of one call, folded from its stream. Plain data: it can be serialised at any point. */
export interface IntakeState extends IntakeContext {
  readonly step: IntakeStep;
  readonly owner: Ruling;
  readonly proposed: LevelProposal;
  /** Which question the number keys answer now. */
  readonly asking?: 'overlap' | 'consent' | 'settled' | 'level' | undefined;
  readonly offered: readonly Offer[];
  /** Fields can be written. */
  readonly writable: boolean;
  /** 三（三）1: 110 has not been brought in yet, and nothing is saved before. */
  readonly must110First: boolean;
  /** The intake is over and can leave the screen. */
  readonly done: boolean;
  /** What the machine needs to go on from here. */
  readonly machine: { readonly value: MachineValue; readonly context: IntakeContext };
}

export interface MachineValue {
  readonly main: string | Readonly<Record<string, string>>;
  readonly danger: string;
  readonly line: string;
  readonly origin: string;
}
