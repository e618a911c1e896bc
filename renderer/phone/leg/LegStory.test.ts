import type { LegId } from '@shared/kernel/ids';
import { expect, test } from 'vitest';
import type { PortEvent } from '../port/PhonePort';
import type { ReferHeard } from './HandOver';
import { LegStory } from './LegStory';

/** A leg, and what it has told: kinds of facts, and the cause of its end. */
const leg = (id = 'leg'): { story: LegStory; told: string[] } => {
  const told: string[] = [];
  const tell = (event: PortEvent): void => {
    if (event.type !== 'fact') told.push(event.type);
    else told.push(event.fact.type === 'legEnded' ? `ended:${event.fact.cause}` : event.fact.type);
  };
  return { story: new LegStory(id as LegId, tell), told };
};

test('a leg ends once, for the first reason that was known', () => {
  const { story, told } = leg();
  story.because('cancelledHere');
  story.because('busy', 486);
  story.ended();
  story.ended();
  expect(told).toEqual(['ended:cancelledHere']);
});

test.each([
  [false, 'ended:failed'],
  [true, 'ended:hungUpThere'],
])('where nobody said why, and it was answered: %s, it is %s', (isAnswered, end) => {
  const { story, told } = leg();
  if (isAnswered) story.answered();
  story.ended();
  expect(told.at(-1)).toBe(end);
});

test('a dialog that is taken over is lost until that has worked, and then an ordinary call', () => {
  const [failed, taken] = [leg(), leg()];
  failed.story.recovering();
  failed.story.ended();
  expect(failed.told).toEqual(['ended:lost']);
  taken.story.recovering();
  taken.story.answered();
  taken.story.ended();
  expect(taken.told).toEqual(['legRecovered', 'ended:hungUpThere']);
});

test('both legs of a hand-over that worked end as replaced, whoever says BYE', () => {
  const [caller, partner] = [leg('caller'), leg('partner')];
  let heard: ReferHeard | undefined;
  for (const { story } of [caller, partner]) story.answered();
  caller.story.handOver(partner.story, (told) => {
    heard = told;
  });
  partner.story.ended();
  heard?.notified('SIP/2.0 200 OK');
  expect(caller.story.causeHere).toBe('replaced');
  caller.story.ended();
  expect(partner.told).toEqual(['legAnswered', 'ended:replaced']);
  expect(caller.told).toEqual(['legAnswered', 'handOverEnded', 'ended:replaced']);
});

test('a REFER that could not be sent leaves both legs as they were', () => {
  const [caller, partner] = [leg('caller'), leg('partner')];
  for (const { story } of [caller, partner]) story.answered();
  caller.story.handOver(partner.story, ({ refused }) => refused());
  expect(caller.told).toEqual(['legAnswered', 'handOverEnded']);
  expect(caller.story.causeHere).toBe('hungUpHere');
  partner.story.ended();
  expect(partner.told.at(-1)).toBe('ended:hungUpThere');
});

test('who holds us is told when it changes, and forgotten when the far end is replaced', () => {
  const { story, told } = leg();
  story.answered();
  story.heldThere(false);
  story.heldThere(true);
  story.heldThere(true);
  expect(story.soundExpected).toBe(false);
  story.replaced({ number: '110' });
  expect(story.soundExpected).toBe(true);
  expect(told).toEqual(['legAnswered', 'legHeld', 'legReplaced']);
});
