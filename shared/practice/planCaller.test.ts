import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BotFacts, BotStep, Played } from './BotStep';
import type { Cue } from './cueOf';
import { planCaller } from './planCaller';
import { planPartner } from './planPartner';
import type { ScriptLine } from './practiceScriptSchema';
import { line, scriptFixture } from './scriptFixture';

const answered: BotFacts = { answeredAt: 1000, held: false, ended: false };
const said = (id: string, from: number, until: number, cut?: true): Played => ({
  line: id,
  from,
  until,
  cut,
});
const lineOf = (step: BotStep) => (step.do === 'play' ? step.line : step.do);
const playing = (id: string, at: number) => ({ do: 'play', line: id, audio: `${id}.ogg`, at });

describe('before the answer', () => {
  const ringing: BotFacts = { held: false, ended: false };

  it('a caller waits, or gives up when the script says so', () => {
    expect(planCaller(scriptFixture, [], ringing)).toEqual({ do: 'wait' });
    const shortTempered = { ...scriptFixture, ringing: { hangUpAfterMs: 6000 } };
    expect(planCaller(shortTempered, [], ringing)).toEqual({ do: 'hangUp', at: 6000 });
  });
});

describe('in the call', () => {
  it('draws breath, then speaks in order, with the pause of each line', () => {
    expect(planCaller(scriptFixture, [], answered)).toEqual(playing('one', 1600));
    const late = { ...answered, answeredAt: 0 };
    expect(planCaller(scriptFixture, [said('one', 600, 30_000)], late)).toEqual(playing('two', 31_000));
  });

  it('keeps still while a person speaks in his place, and neither speaks nor hangs up', () => {
    const script = { ...scriptFixture, patienceMs: 1 };
    expect(planCaller(script, [], { ...answered, standsBack: true })).toEqual({ do: 'wait' });
  });

  it('listens while somebody else speaks, and answers so long after the last word', () => {
    const told = [said('one', 1600, 3000)];
    const script = { ...scriptFixture, lines: [line('one', 'answered', 9000), line('two', 'answered', 0)] };
    expect(planCaller(script, told, { ...answered, talking: true })).toEqual({ do: 'wait' });
    expect(planCaller(script, told, { ...answered, talking: false, silentSince: 5000 })).toEqual(
      playing('two', 5700),
    );
    expect(planCaller({ ...script, turnMs: 200 }, told, { ...answered, silentSince: 5000 })).toEqual(
      playing('two', 5200),
    );
    const slow = { ...answered, silentSince: 5000, lineMs: 150 };
    expect(planCaller(script, told, slow), 'as the operator hears it').toEqual(playing('two', 5550));
  });

  it('goes on after its pause where nobody says anything', () => {
    const script = { ...scriptFixture, lines: [line('one', 'answered', 9000), line('two', 'answered', 0)] };
    const before = { ...answered, silentSince: 1200 };
    expect(planCaller(script, [said('one', 1600, 3000)], before)).toEqual(playing('two', 12_000));
  });

  it('keeps a timed line back until its time', () => {
    expect(planCaller(scriptFixture, [said('one', 1600, 3000)], answered)).toEqual(playing('two', 21_000));
  });

  it('asks whether anybody is there, ever more slowly, and falls silent in the end', () => {
    const told = [said('one', 1600, 3000), said('two', 21_000, 22_000)];
    expect(planCaller(scriptFixture, told, answered)).toEqual(playing('hello', 22_500 + 8000));
    const once = [...told, said('hello', 30_500, 31_000)];
    expect(planCaller(scriptFixture, once, answered)).toEqual(playing('there', 31_000 + 12_000));
    const often = [...once, said('there', 43_000, 44_000), said('hello', 60_000, 61_000)];
    expect(planCaller(scriptFixture, often, answered)).toEqual({ do: 'wait' });
  });

  it('says nothing on hold, and says again what the hold cut short', () => {
    const cut = [said('one', 1600, 2000, true)];
    expect(planCaller(scriptFixture, cut, { ...answered, held: true })).toEqual({ do: 'wait' });
    const back = { ...answered, retrievedAt: 9000 };
    expect(planCaller(scriptFixture, cut, back)).toEqual(playing('back', 9600));
    expect(planCaller(scriptFixture, [...cut, said('back', 9600, 10_000)], back)).toEqual(
      playing('one', 10_000),
    );
  });

  it('greets each time it is taken back', () => {
    const heard = [said('one', 1600, 3000), said('back', 9600, 10_000)];
    expect(planCaller(scriptFixture, heard, { ...answered, retrievedAt: 50_000 })).toEqual(
      playing('back', 50_600),
    );
  });

  it('tells its matter to a new party, not that it was taken back for it', () => {
    const met = { ...answered, retrievedAt: 30_050, transferredAt: 30_000 };
    expect(planCaller(scriptFixture, [], met)).toEqual(playing('met', 30_650));
    const told = [said('met', 30_650, 33_000)];
    expect(planCaller(scriptFixture, told, met)).toEqual(playing('one', 33_000));
  });

  it('leaves when its patience is over, and not before', () => {
    const patient = { ...scriptFixture, patienceMs: 10_000 };
    expect(planCaller(patient, [], answered)).toEqual(playing('one', 1600));
    expect(planCaller(patient, [said('one', 1600, 3000)], answered)).toEqual({ do: 'hangUp', at: 11_000 });
  });

  it('hangs up on a party that it refused to be put through to, after a word', () => {
    const stubborn = { ...scriptFixture, refusesTransfer: true as const };
    const met = { ...answered, transferredAt: 30_000 };
    expect(planCaller(stubborn, [], met)).toEqual(playing('met', 30_600));
    expect(planCaller(stubborn, [said('met', 30_600, 32_000)], met)).toEqual({ do: 'hangUp', at: 32_000 });
    const mute = { ...stubborn, lines: [line('one', 'answered')] };
    expect(planCaller(mute, [], met)).toEqual({ do: 'hangUp', at: 30_000 });
  });

  it('does nothing once its leg has ended', () => {
    expect(planCaller(scriptFixture, [], { ...answered, ended: true })).toEqual({ do: 'wait' });
  });
});

describe('what he says only to who brings it out', () => {
  const script = {
    ...scriptFixture,
    lines: [
      line('one', 'answered', 9000),
      line('floor', { asked: '110-where' }),
      line('sure', 'promised'),
      line('thanks', 'settled'),
      line('hello', 'idle'),
    ],
  };
  const told = [said('one', 1600, 3000)];
  const cued = (...cues: readonly (readonly [Cue, number])[]): BotFacts => ({
    ...answered,
    cues: cues.map(([cue, at]) => ({ cue, at })),
  });

  it('a fact comes with its question, a turn after it was asked, and never by itself', () => {
    expect(planCaller(script, told, answered)).toEqual(playing('hello', 3000 + 9000 + 8000));
    expect(planCaller(script, told, cued(['asked:110-where', 5000]))).toEqual(playing('floor', 5700));
    expect(planCaller(script, told, cued(['asked:110-hurt', 5000]))).toEqual(playing('hello', 20_000));
  });

  it('before the rest of his story, but not into the mouth of who asks', () => {
    const asked = cued(['asked:110-where', 5000]);
    expect(planCaller(script, [], asked)).toEqual(playing('floor', 5700));
    expect(planCaller(script, told, { ...asked, talking: true })).toEqual({ do: 'wait' });
    expect(planCaller(script, told, { ...asked, silentSince: 9000 })).toEqual(playing('floor', 9700));
  });

  it('again each time it is asked, once where its answer is noted', () => {
    const answeredOnce = [...told, said('floor', 5700, 7000)];
    expect(lineOf(planCaller(script, answeredOnce, cued(['asked:110-where', 5000])))).toBe('hello');
    expect(planCaller(script, answeredOnce, cued(['asked:110-where', 8000]))).toEqual(playing('floor', 8700));
    expect(planCaller(script, told, cued(['answered:110-where', 8000]))).toEqual(playing('floor', 8700));
    expect(lineOf(planCaller(script, answeredOnce, cued(['answered:110-where', 8000])))).toBe('hello');
  });

  it('a wrong promise and a settled matter have one word each', () => {
    expect(planCaller(script, told, cued(['promised', 5000]))).toEqual(playing('sure', 5700));
    const once = [...told, said('sure', 5700, 7000)];
    expect(lineOf(planCaller(script, once, cued(['promised', 9000])))).toBe('hello');
    expect(planCaller(script, once, cued(['promised', 9000], ['settled', 9500]))).toEqual(
      playing('thanks', 10_200),
    );
  });
});

describe('traps', () => {
  const trapped = (trap: ScriptLine['trap']) => ({
    ...scriptFixture,
    lines: [{ ...line('one', 'answered', 2000), trap }, line('two', 'answered'), line('hello', 'idle')],
  });
  const told = [said('one', 1600, 3000)];

  it.each(['cries', 'silent'] as const)('%s: nothing more until he is spoken to', (trap) => {
    expect(planCaller(trapped(trap), told, answered)).toEqual({ do: 'wait' });
    expect(planCaller(trapped(trap), told, { ...answered, silentSince: 2000 })).toEqual({ do: 'wait' });
    expect(planCaller(trapped(trap), told, { ...answered, silentSince: 9000 })).toEqual(playing('two', 9700));
    const question = { ...answered, cues: [{ cue: 'asked:110-where' as const, at: 9000 }] };
    const withFact = {
      ...trapped(trap),
      lines: [...trapped(trap).lines, line('floor', { asked: '110-where' })],
    };
    expect(planCaller(withFact, told, question)).toEqual(playing('floor', 9700));
  });

  it('hangs up after the word, and not where he was cut short in it', () => {
    expect(planCaller(trapped('hangsUp'), told, answered)).toEqual({ do: 'hangUp', at: 3000 });
    expect(planCaller(trapped('hangsUp'), [said('one', 1600, 2000, true)], answered).do).toBe('play');
    const partner = { ...scriptFixture.partner, lines: trapped('hangsUp').lines };
    expect(planPartner(partner, told, answered)).toEqual({ do: 'hangUp', at: 3000 });
  });

  it.each(['wrongPlace', 'changesStory', 'swears', 'badLine'] as const)('%s: the story goes on', (trap) => {
    expect(planCaller(trapped(trap), told, answered)).toEqual(playing('two', 5000));
  });
});

describe('whatever is done to the caller', () => {
  it('it tells its whole story once, in order, and never speaks before the answer or backwards in time', () => {
    const disturbance = fc.record({ after: fc.nat({ max: 3 }), lasts: fc.integer({ min: 1, max: 30_000 }) });
    fc.assert(
      fc.property(fc.array(disturbance, { maxLength: 4 }), (holds) => {
        const played: Played[] = [];
        let facts = answered;
        for (let step = 0; step < 40; step += 1) {
          const next = planCaller(scriptFixture, played, facts);
          if (next.do !== 'play') break;
          expect(next.at).toBeGreaterThanOrEqual(played.at(-1)?.until ?? 1000);
          const hold = holds.find(({ after }) => after === played.length);
          const until = next.at + 700;
          played.push(said(next.line, next.at, until, hold ? true : undefined));
          if (hold) facts = { ...facts, retrievedAt: until + hold.lasts };
        }
        const whole = played.filter(({ cut }) => !cut).map((one) => one.line);
        expect(whole.filter((id) => id === 'one' || id === 'two')).toEqual(['one', 'two']);
      }),
    );
  });
});
