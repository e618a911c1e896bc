import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { HandOver, type Outcome, type ReferHeard } from './HandOver';

let heard: ReferHeard;
let outcomes: Outcome[];
let handOver: HandOver;

beforeEach(() => {
  vi.useFakeTimers();
  outcomes = [];
  handOver = new HandOver((outcome) => outcomes.push(outcome));
  handOver.send((told) => {
    heard = told;
  });
});
afterEach(() => {
  vi.useRealTimers();
});

const notify = (body: string): void => heard.notified(body);

describe('the outcome of a REFER', () => {
  test.each([
    ['SIP/2.0 200 OK', { ok: true, status: 200 }],
    ['SIP/2.0 486 Busy Here', { ok: false, status: 486 }],
    ['SIP/2.0 481 Call/Transaction Does Not Exist\r\nSubject: x', { ok: false, status: 481 }],
  ])('is what the last NOTIFY says: %s', (body, outcome) => {
    notify('SIP/2.0 100 Trying');
    notify('SIP/2.0 180 Ringing');
    expect(outcomes).toEqual([]);
    notify(body);
    expect(outcomes).toEqual([outcome]);
  });

  test('a refusal is told with its status', () => {
    heard.refused(405);
    expect(outcomes).toEqual([{ ok: false, status: 405 }]);
  });

  test('202 and then nothing: given up after 5 s, without a status', () => {
    notify('SIP/2.0 100 Trying');
    vi.advanceTimersByTime(4_999);
    expect(outcomes).toEqual([]);
    vi.advanceTimersByTime(1);
    expect(outcomes).toEqual([{ ok: false }]);
    notify('SIP/2.0 486 Busy Here');
    expect(outcomes).toHaveLength(1);
  });

  test('a success that is told after we had given up is told once more', () => {
    vi.advanceTimersByTime(5_000);
    notify('SIP/2.0 200 OK');
    notify('SIP/2.0 200 OK');
    expect(outcomes).toEqual([{ ok: false }, { ok: true, status: 200 }]);
  });

  test('both legs ended without a word: they have found each other', () => {
    handOver.partnerEnded();
    expect(outcomes).toEqual([]);
    handOver.callerEnded();
    expect(outcomes).toEqual([{ ok: true }]);
  });

  test('only the caller went: a second later it has failed', () => {
    handOver.callerEnded();
    vi.advanceTimersByTime(999);
    expect(outcomes).toEqual([]);
    vi.advanceTimersByTime(1);
    expect(outcomes).toEqual([{ ok: false }]);
  });
});
