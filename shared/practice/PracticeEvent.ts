import type { PersonId } from '../kernel/ids';
import type { PracticeScript } from './practiceScriptSchema';
import type { Rubric } from './score/rubricSchema';

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
      readonly person?: PersonId | undefined;
    }
  /** A scripted party has said a line: it ended at the event's own time, `ms` after it began. */
  | {
      readonly type: 'practiceSpoken';
      readonly speaker: 'citizen' | 'partner';
      readonly line: string;
      readonly ms: number;
      readonly cut?: true | undefined;
    }
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
