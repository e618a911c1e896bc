import type { BotFacts, BotStep, Played } from './BotStep';
import { planSpeech } from './planSpeech';
import type { PracticeScript } from './practiceScriptSchema';

/**
 * What the scripted caller does next, given what he has said and what was done to him. Pure: ask again after every
 * line and after every change of the facts; a step that has not begun by then is void.
 */
export function planCaller(script: PracticeScript, played: readonly Played[], facts: BotFacts): BotStep {
  if (facts.ended || facts.standsBack) return { do: 'wait' };
  if (facts.answeredAt === undefined) {
    const { hangUpAfterMs } = script.ringing;
    return hangUpAfterMs === undefined ? { do: 'wait' } : { do: 'hangUp', at: hangUpAfterMs };
  }
  const leaving = leavesAt(script, played, facts);
  const speech = planSpeech(script, played, facts);
  if (leaving === undefined) return speech;
  return speech.do === 'play' && speech.at < leaving ? speech : { do: 'hangUp', at: leaving };
}

/** When he has said the word after which he puts the receiver down. */
export function hangsUpAfter(
  { lines }: Pick<PracticeScript, 'lines'>,
  played: readonly Played[],
): number | undefined {
  const words = new Set(lines.filter(({ trap }) => trap === 'hangsUp').map(({ id }) => id));
  return played.find(({ line, cut }) => words.has(line) && !cut)?.until;
}

function leavesAt(script: PracticeScript, played: readonly Played[], facts: BotFacts): number | undefined {
  const { answeredAt = 0, transferredAt } = facts;
  const last = hangsUpAfter(script, played);
  if (last !== undefined) return last;
  const patience = script.patienceMs === undefined ? undefined : answeredAt + script.patienceMs;
  if (!script.refusesTransfer || transferredAt === undefined || facts.held) return patience;
  const word = script.lines.find(({ at }) => at === 'transferred');
  if (!word) return transferredAt;
  return (
    played.find((one) => one.line === word.id && !one.cut && one.from >= transferredAt)?.until ?? patience
  );
}
