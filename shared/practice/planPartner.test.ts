import { describe, expect, it } from 'vitest';
import { planPartner } from './planPartner';
import type { ScriptPartner } from './practiceScriptSchema';
import { line } from './scriptFixture';

const partner = (behaviour: ScriptPartner['behaviour']): ScriptPartner => ({
  behaviour,
  afterMs: 4000,
  voice: 'desk',
  lines: [line('greeting', 'answered')],
});
const ringing = { held: false, ended: false };

describe('planPartner', () => {
  it('answers, is busy, declines or lets it ring, as the script says', () => {
    expect(planPartner(partner('answers'), [], ringing)).toEqual({ do: 'answer', at: 4000 });
    expect(planPartner(partner('argues'), [], ringing)).toEqual({ do: 'answer', at: 4000 });
    expect(planPartner(partner('busy'), [], ringing)).toEqual({ do: 'refuse', status: 486, at: 4000 });
    expect(planPartner(partner('declines'), [], ringing)).toEqual({ do: 'refuse', status: 603, at: 4000 });
    expect(planPartner(partner('fails'), [], ringing)).toEqual({ do: 'refuse', status: 500, at: 4000 });
    expect(planPartner(partner('vanishes'), [], ringing)).toEqual({ do: 'vanish', at: 4000 });
    expect(planPartner(partner('noAnswer'), [], ringing)).toEqual({ do: 'wait' });
  });

  it('greets after the answer, and stays on the line', () => {
    const talking = { answeredAt: 4000, held: false, ended: false };
    const greeting = { do: 'play', line: 'greeting', audio: 'greeting.ogg', at: 4600 };
    expect(planPartner(partner('answers'), [], talking)).toEqual(greeting);
    const said = [{ line: 'greeting', from: 4600, until: 7000 }];
    expect(planPartner(partner('answers'), said, talking)).toEqual({ do: 'wait' });
  });

  it('does nothing once the call has been cancelled', () => {
    expect(planPartner(partner('answers'), [], { held: false, ended: true })).toEqual({ do: 'wait' });
  });
});
