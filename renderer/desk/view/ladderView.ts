import type { Attempt, Call } from '@shared/call/Call';

export type LadderMark = 'done' | 'now' | 'ahead' | 'failed';

export interface LadderStepView {
  readonly name: 'held' | 'ringing' | 'answered' | 'handedOff' | 'threeParty';
  readonly mark: LadderMark;
}

/** One climb as a row of steps; `ringing` counts up to the time after which the partner is given up. */
export interface LadderView {
  readonly step: Attempt['step'];
  readonly target: string;
  readonly steps: readonly LadderStepView[];
  readonly running: boolean;
  readonly startedAt: number;
  /** How it ended, where it did. */
  readonly result: Attempt['result'];
  readonly status: number | undefined;
}

/** The running climb, else the last one of this call. */
export function ladderView(call: Call | undefined): LadderView | undefined {
  const attempt = call?.attempt ?? call?.attempts.at(-1);
  if (attempt === undefined) return undefined;
  const { step, target, startedAt, result, status } = attempt;
  const running = call?.attempt !== undefined;
  return { step, target, running, startedAt, result, status, steps: steps(attempt) };
}

const REACHED: Readonly<Record<string, number>> = { consent: 0, held: 1, partnerRinging: 1, answered: 3 };

function steps(attempt: Attempt): readonly LadderStepView[] {
  const last = attempt.step === 'transfer' ? 'handedOff' : 'threeParty';
  const names = ['held', 'ringing', 'answered', last] as const;
  const { result } = attempt;
  if (result === 'handedOff' || result === 'threeParty') return names.map((name) => ({ name, mark: 'done' }));
  if (result !== undefined) return names.map((name) => ({ name, mark: name === 'held' ? 'done' : 'failed' }));
  const at = REACHED[attempt.state] ?? 0;
  return names.map((name, index) => ({ name, mark: index < at ? 'done' : index === at ? 'now' : 'ahead' }));
}
