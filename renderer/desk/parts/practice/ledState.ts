import type { PracticeRunRecord } from '@shared/practice/PracticeRun';

/** What the trainer has made of the caller so far. */
export interface LedState {
  /** 0 calm … 100 beside himself. */
  readonly temper: number;
  /** The trainer speaks in his place. */
  readonly speaks: boolean;
  /** Lines that have been said to their end. */
  readonly said: ReadonlySet<string>;
  /** The caller's own leg is over. */
  readonly over: boolean;
}

export function ledState({ events, played }: Pick<PracticeRunRecord, 'events' | 'played'>): LedState {
  let temper = played.temper ?? 0;
  let speaks = false;
  let caller: string | undefined;
  let over = false;
  const said = new Set<string>();
  for (const { body } of events) {
    if (body.type === 'legOffered' && body.role === 'caller') caller ??= body.leg;
    if (body.type === 'legEnded' && body.leg === caller) over = true;
    if (body.type === 'practiceSpoken' && body.speaker === 'citizen' && !body.cut) said.add(body.line);
    if (body.type !== 'practiceLed') continue;
    if (body.act.do === 'temper') temper = body.act.temper;
    if (body.act.do === 'speak') speaks = body.act.on;
  }
  return { temper, speaks: speaks && !over, said, over };
}
