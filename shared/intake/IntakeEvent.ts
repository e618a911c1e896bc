import type { LadderStep } from '../call/CallFact';
import type { Side } from '../kernel/side';
import type { IntakeForm } from './IntakeForm';

export type Answer = 'yes' | 'no' | 'unsure';
export type Consent = 'given' | 'refused' | 'notPossible';
export type Owner = 'ours' | 'theirs' | 'unclear' | 'both';
export type Level = 1 | 2 | 3;

/** Endings that are no matter of either side. */
export type NonCase = 'silent' | 'misdialled' | 'prank' | 'harassment' | 'hungUp';

/**
 * What the operator said or did in the intake. Recorded in the stream of its call, among the phone's facts;
 * the machine (intakeMachine) reads both.
 */
export type IntakeEvent =
  | { readonly type: 'greeted' }
  /** A draft: the fields that changed since the last one. Safe within a second of the keystroke. */
  | { readonly type: 'fieldsWritten'; readonly fields: Partial<IntakeForm> }
  /** Codes of the diversion lists: `12345-01`, and the item `12345-01.05` where one was picked. */
  | { readonly type: 'rowChosen'; readonly row: string; readonly item?: string | undefined }
  | { readonly type: 'overlapAnswered'; readonly overlap: string; readonly answer: Answer }
  /**
   * `by` words: raised from what the caller said, `words`. `handover`: told by the call that 110 handed over, and taken
   * on by a person. Absent: a person marked it.
   */
  | {
      readonly type: 'dangerMarked';
      readonly kinds: readonly string[];
      readonly by?: 'words' | 'handover' | undefined;
      readonly words?: readonly string[] | undefined;
    }
  /** Only a person lowers danger, and says why (domain.md, danger first). `words` that stood then raise no more. */
  | {
      readonly type: 'dangerLowered';
      readonly reason: string;
      readonly words?: readonly string[] | undefined;
    }
  /** One of `resources/questions`; again: the answer changed. `said`: question and answer as they stood. */
  | {
      readonly type: 'questionAnswered';
      readonly question: string;
      readonly answer: string;
      readonly said?: string | undefined;
    }
  /** The operator overrules what the lists say. */
  | { readonly type: 'ownerOverruled'; readonly owner: Owner; readonly reason: string }
  | { readonly type: 'consentRecorded'; readonly consent: Consent }
  /** F6, F7: dial. The attempt and hand-over ids are made by the host, once, when it accepts the event. */
  | { readonly type: 'ladderStarted'; readonly step: LadderStep; readonly target: string }
  /** F8: an order goes to the other side (工单互派, 三（二）3). */
  | { readonly type: 'dispatchChosen' }
  /** Keep the matter here. */
  | { readonly type: 'keptHere' }
  /** 四（二）: the question was answered while the caller was on the line, and nothing is left to do. */
  | { readonly type: 'answeredDirectly' }
  /** What was agreed in a three-party call: who takes it, and who said so. */
  | { readonly type: 'settled'; readonly takenBy: Side; readonly saidBy: 'caller' | '12345' | '110' | 'lead' }
  | { readonly type: 'levelConfirmed'; readonly level: Level; readonly reason?: string | undefined }
  | { readonly type: 'submitted' }
  | { readonly type: 'nonCaseMarked'; readonly nonCase: NonCase }
  | { readonly type: 'wrapUpDone' };
