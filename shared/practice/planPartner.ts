import { assertNever } from '../kernel/assertNever';
import type { BotFacts, BotStep, Played } from './BotStep';
import { hangsUpAfter } from './planCaller';
import { planSpeech } from './planSpeech';
import type { ScriptPartner } from './practiceScriptSchema';

/** A person at work asks again soon, and does not give up: he hangs up no call of his own accord. */
const IDLE = { everyMs: 15_000, times: 8 };

/** What the partner seat's bot does next; its clock starts with the INVITE. Pure, to be used like `planCaller`. */
export function planPartner(partner: ScriptPartner, played: readonly Played[], facts: BotFacts): BotStep {
  if (facts.ended) return { do: 'wait' };
  if (facts.answeredAt !== undefined) {
    const leaves = hangsUpAfter(partner, played);
    if (leaves !== undefined) return { do: 'hangUp', at: leaves };
    return planSpeech({ lines: partner.lines, idle: IDLE }, played, facts);
  }
  switch (partner.behaviour) {
    case 'answers':
    case 'argues':
      return { do: 'answer', at: partner.afterMs };
    case 'busy':
      return { do: 'refuse', status: 486, at: partner.afterMs };
    case 'declines':
      return { do: 'refuse', status: 603, at: partner.afterMs };
    case 'fails':
      return { do: 'refuse', status: 500, at: partner.afterMs };
    case 'vanishes':
      return { do: 'vanish', at: partner.afterMs };
    case 'noAnswer':
      return { do: 'wait' };
    default:
      return assertNever(partner.behaviour);
  }
}
