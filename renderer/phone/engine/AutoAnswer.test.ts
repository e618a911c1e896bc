import type { Call } from '@shared/call/Call';
import type { CallFact } from '@shared/call/CallFact';
import { evolveCall } from '@shared/call/evolveCall';
import type { CallId, LegId } from '@shared/kernel/ids';
import { beforeEach, describe, expect, test } from 'vitest';
import { AUTO_ANSWER_AFTER, AutoAnswer } from './AutoAnswer';

let wanted: boolean;
let done: string[];
let timer: (() => void) | undefined;
let auto: AutoAnswer;

beforeEach(() => {
  wanted = true;
  done = [];
  timer = undefined;
  auto = new AutoAnswer({
    wanted: () => wanted,
    after: (ms, fn) => {
      expect(ms).toBe(AUTO_ANSWER_AFTER);
      timer = fn;
      return () => {
        timer = undefined;
      };
    },
    warn: () => done.push('tone'),
    answer: (call) => done.push(`answer ${call}`),
  });
});

const offer = (id: string): CallFact => ({
  type: 'legOffered',
  leg: id as LegId,
  role: 'caller',
  party: { number: '02855500001' },
  dialled: '12345',
});
const call = (id: string, ...more: CallFact[]): Call => {
  const facts = [offer(id), ...more];
  const folded = facts.reduce<Call | undefined>(
    (one, body) => evolveCall(one, { at: 1, body, stream: `call:${id}` }),
    undefined,
  );
  if (!folded) throw new Error('no call');
  return { ...folded, id: id as CallId };
};
const answered = (id: string): CallFact => ({ type: 'legAnswered', leg: id as LegId });

describe('a call that rings alone', () => {
  test('is answered after a tone, once', () => {
    auto.look([call('a')]);
    auto.look([call('a')]);
    expect(done).toEqual(['tone']);
    timer?.();
    expect(done).toEqual(['tone', 'answer a']);
    auto.look([call('a', answered('a'))]);
    expect(done).toHaveLength(2);
  });

  test('is left alone where the setting is off', () => {
    wanted = false;
    auto.look([call('a')]);
    expect(done).toEqual([]);
  });

  test('is not answered once the caller has given up', () => {
    auto.look([call('a')]);
    auto.look([]);
    expect(timer).toBeUndefined();
  });

  test('is not answered once the operator has taken it himself', () => {
    auto.look([call('a')]);
    auto.look([call('a', answered('a'))]);
    expect(timer).toBeUndefined();
  });
});

test('a second call is never taken unasked', () => {
  auto.look([call('a', answered('a'))]);
  auto.look([call('a', answered('a')), call('b')]);
  expect(done).toEqual([]);
});
