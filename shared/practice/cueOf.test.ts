import { expect, it } from 'vitest';
import type { DomainEvent } from '../events/RecordedEvent';
import { answersCue, cueOf } from './cueOf';
import { scriptFixture } from './scriptFixture';

const script = { ...scriptFixture, expected: { ...scriptFixture.expected, promises: ['今天修好', '保证'] } };

it.each<[string, DomainEvent, string | undefined]>([
  ['a question asked aloud', { type: 'practiceAsked', question: '110-where' }, 'asked:110-where'],
  ['a noted answer', { type: 'questionAnswered', question: '110-hurt', answer: 'no' }, 'answered:110-hurt'],
  ['the deciding question', { type: 'overlapAnswered', overlap: 'minors', answer: 'yes' }, 'answered:minors'],
  ['consent', { type: 'consentRecorded', consent: 'given' }, 'answered:consent'],
  ['who takes it', { type: 'settled', takenBy: '110', saidBy: '110' }, 'settled'],
  [
    'a promise in the record',
    { type: 'fieldsWritten', fields: { narrative: '告知来电人今天修好。' } },
    'promised',
  ],
  ['a record without one', { type: 'fieldsWritten', fields: { narrative: '路灯不亮。' } }, undefined],
  ['a promise that the trainer heard', { type: 'practiceLed', act: { do: 'promised' }, by: 't' }, 'promised'],
  ['what nobody could hear', { type: 'rowChosen', row: '12345-01' }, undefined],
])('%s', (_, body, cue) => {
  expect(cueOf(script, body)).toBe(cue);
});

it('a line answers its own cue alone', () => {
  expect(answersCue({ asked: '110-where' }, 'asked:110-where')).toBe(true);
  expect(answersCue({ asked: '110-where' }, 'answered:110-where')).toBe(true);
  expect(answersCue({ asked: '110-where' }, 'asked:110-hurt')).toBe(false);
  expect(answersCue({ afterMs: 1 }, 'promised')).toBe(false);
  expect(answersCue('promised', 'promised')).toBe(true);
  expect(answersCue('answered', 'answered:110-where')).toBe(false);
});
