import type { RecordedEvent } from '../../events/RecordedEvent';
import { foldIntake } from '../../intake/foldIntake';
import type { IntakeLists, IntakeState } from '../../intake/IntakeState';
import type { PracticeScript } from '../practiceScriptSchema';

/** What scoring reads of an event. */
export type RunEvent = Pick<RecordedEvent, 'body' | 'at'>;

/** A practice call that is to be judged: the script, and the stream of its call in its order. */
export interface Run {
  readonly script: PracticeScript;
  readonly events: readonly RunEvent[];
  readonly lists: IntakeLists;
}

/** A run with what all checks read of it: the intake at its end, and as it stood before it was settled by three. */
export interface Judged extends Run {
  readonly end: IntakeState;
  readonly unsettled: IntakeState;
}

type Body = RecordedEvent['body'];
export type Of<T extends Body['type']> = RunEvent & { readonly body: Extract<Body, { readonly type: T }> };

const is =
  <T extends Body['type']>(type: T) =>
  (event: RunEvent): event is Of<T> =>
    event.body.type === type;

export const firstOf = <T extends Body['type']>({ events }: Run, type: T): Of<T> | undefined =>
  events.find(is(type));
export const allOf = <T extends Body['type']>({ events }: Run, type: T): readonly Of<T>[] =>
  events.filter(is(type));

/** When the caller began to ring, and when he was answered. */
export function ringing({ events }: Run): { readonly rang?: number; readonly answered?: number } {
  const offered = events.find(({ body }) => body.type === 'legOffered' && body.role === 'caller');
  if (offered?.body.type !== 'legOffered') return {};
  const { leg } = offered.body;
  const answered = events.find(({ body }) => body.type === 'legAnswered' && body.leg === leg);
  return { rang: offered.at, ...(answered ? { answered: answered.at } : {}) };
}

export function judge(run: Run): Judged {
  const { script, events, lists } = run;
  const setting = { side: script.rings, lists };
  const settled = events.findIndex(({ body }) => body.type === 'settled');
  const end = foldIntake(events, setting);
  return { ...run, end, unsettled: settled < 0 ? end : foldIntake(events.slice(0, settled), setting) };
}
