import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BotFacts, Played } from './BotStep';
import { planCaller } from './planCaller';
import { line, scriptFixture } from './scriptFixture';

const answered: BotFacts = { answeredAt: 1000, held: false, ended: false };
const said = (id: string, from: number, until: number, cut?: true): Played => ({
  line: id,
  from,
  until,
  cut,
});
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
