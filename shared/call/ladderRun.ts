import type { Call } from './Call';
import type { CallFact } from './CallFact';
import { evolveCall } from './evolveCall';
import { type LadderInput, ladder } from './ladder';
import type { PhoneAction } from './PhoneAction';

/** Tests: the call after a step, and what was done on the way, as the names of facts and `action:leg`. */
export interface LadderRun {
  readonly call: Call;
  readonly done: readonly string[];
}

const isFact = (input: LadderInput): input is CallFact =>
  input.type !== 'handOverEnded' && input.type !== 'timerFired';

/** Runs the ladder as the engine does, but nothing outside answers: only recorded facts are folded. */
export function runLadder(call: Call, input: LadderInput): LadderRun {
  const after = isFact(input) ? (evolveCall(call, { at: 1, body: input }) ?? call) : call;
  return performAll(after, ladder(after, input));
}

export function performAll(call: Call, actions: readonly PhoneAction[]): LadderRun {
  const done: string[] = [];
  let now = call;
  for (const action of actions) {
    if (action.type !== 'record') {
      done.push(nameOf(action));
      continue;
    }
    const { fact } = action;
    const next = runLadder(now, fact);
    now = next.call;
    done.push(fact.type === 'attemptEnded' ? `${fact.type}:${fact.result}` : fact.type, ...next.done);
  }
  return { call: now, done };
}

function nameOf(action: Exclude<PhoneAction, { type: 'record' }>): string {
  const what = 'leg' in action ? action.leg : 'timer' in action ? action.timer : '';
  return what === '' ? action.type : `${action.type}:${what}`;
}
