import type { CallId, PersonId } from '../kernel/ids';
import type { LeadAct } from './LeadAct';
import type { PracticeScript } from './practiceScriptSchema';
import type { Rubric } from './score/rubricSchema';

/** A command by key, never a key that writes: `action` of the key table, or `choice`; milliseconds since the epoch. */
export interface KeyAct {
  readonly action: string;
  readonly key: string;
  readonly at: number;
}

/**
 * What a practice call records beside what every call records, in the stream of its call. The program is the same
 * at the real desk; only these say that the caller was a script.
 */
export type PracticeEvent =
  /** The caller who rings is this script. Script and rubric are kept whole: what changes later changes no old run. */
  | {
      readonly type: 'practiceBegun';
      readonly script: PracticeScript;
      readonly rubric: Rubric;
      /** Who picks up when the caller is put through, and by which user of the exchange he is reached. */
      readonly casting?: { readonly partner: 'script' | 'seat'; readonly caller: string } | undefined;
      readonly person?: PersonId | undefined;
      /** Another caller of the same script rang before, in this call: both tell of one event. */
      readonly besides?: CallId | undefined;
    }
  /** A scripted party has said a line: it ended at the event's own time, `ms` after it began. */
  | {
      readonly type: 'practiceSpoken';
      readonly speaker: 'citizen' | 'partner';
      readonly line: string;
      readonly ms: number;
      readonly cut?: true | undefined;
    }
  /** What the trainer who leads this run has done in it. */
  | { readonly type: 'practiceLed'; readonly act: LeadAct; readonly by: string }
  /** The trainee says by its key which question he has just asked: the caller can hear it no other way. */
  | { readonly type: 'practiceAsked'; readonly question: string }
  /** Keys and mouse buttons pressed at the desk since the last count: numbers; of keys that are commands also which. */
  | {
      readonly type: 'practiceHands';
      readonly keys: number;
      readonly clicks: number;
      readonly acts?: readonly KeyAct[] | undefined;
    }
  /** The calls that stand as one event with this one, by the trainee's own key; empty: he took it out again. */
  | { readonly type: 'practiceLinked'; readonly calls: readonly CallId[] }
  /** A trainer's item: `share` of its weight, 0 to 1. The last one counts. */
  | {
      readonly type: 'practiceMarked';
      readonly item: string;
      readonly share: number;
      readonly by: string;
    }
  /** A word of the trainer or the trainee, at a moment of the call (milliseconds since the epoch). */
  | {
      readonly type: 'practiceCommented';
      readonly moment: number;
      readonly text: string;
      readonly by: string;
    };
