import type { DomainEvent } from '../events/RecordedEvent';
import type { PracticeScript, ScriptMoment } from './practiceScriptSchema';

/** Something that the operator does at the desk and that a person on the line would hear from him. */
export type Cue = `asked:${string}` | `answered:${string}` | 'promised' | 'settled';

/** The question with which a caller is asked whether he wants to be put through. */
export const CONSENT = 'consent';

/** What an event of the call tells the scripted parties of it; undefined where they could not hear of it. */
export function cueOf({ expected }: PracticeScript, body: DomainEvent): Cue | undefined {
  switch (body.type) {
    case 'practiceAsked':
      return `asked:${body.question}`;
    case 'questionAnswered':
      return `answered:${body.question}`;
    case 'overlapAnswered':
      return `answered:${body.overlap}`;
    case 'consentRecorded':
      return `answered:${CONSENT}`;
    case 'settled':
      return 'settled';
    case 'practiceLed':
      return body.act.do === 'promised' ? 'promised' : undefined;
    case 'fieldsWritten': {
      const { narrative = '' } = body.fields;
      return expected.promises?.some((words) => narrative.includes(words)) ? 'promised' : undefined;
    }
    default:
      return undefined;
  }
}

/** Whether a line is what somebody says to this. Whoever notes an answer has asked for it. */
export function answersCue(at: ScriptMoment, cue: Cue): boolean {
  if (typeof at === 'string') return at === cue;
  return 'asked' in at && (cue === `asked:${at.asked}` || cue === `answered:${at.asked}`);
}
