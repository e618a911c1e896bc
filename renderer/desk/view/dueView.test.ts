import type { OrderId } from '@shared/kernel/ids';
import type { Order } from '@shared/order/Order';
import type { OrderRow } from '@shared/order/OrderRow';
import { describe, expect, it } from 'vitest';
import { clockFailures, deadlineLines, dueSummary } from './dueView';

const HOUR = 3_600_000;
const row = (order: string, dueFrom: number, dueAt?: number) =>
  ({ order: order as OrderId, dueFrom, dueAt }) as OrderRow;
const order = (more: object) =>
  ({ content: { level: 2 }, clocks: [], responses: [], ...more }) as unknown as Order;
const clock = (department: number, start: number, progress?: number) => ({
  department,
  level: 2,
  start,
  firstResponse: start + 4 * HOUR,
  ...(progress === undefined ? {} : { progress }),
});

describe('the deadline to look at', () => {
  it.each<[string, number, string, string]>([
    ['nothing is late: the earliest', 0, 'b', 'running'],
    ['one is past half: that one, though another ends sooner', 5 * HOUR, 'a', 'half'],
    ['past 80 %', 8 * HOUR, 'a', 'eighty'],
    ['overdue stays on top', 10 * HOUR, 'a', 'overdue'],
  ])('%s', (_, now, which, phase) => {
    const rows = [row('a', 0, 10 * HOUR), row('b', now, now + 4 * HOUR), row('none', 0)];
    expect(dueSummary(rows, now)).toMatchObject({ row: { order: which }, state: { phase } });
  });

  it('says how many are warned of and how many are over', () => {
    const rows = [row('a', 0, HOUR), row('b', 0, 2 * HOUR), row('c', 0, 100 * HOUR)];
    expect(dueSummary(rows, 1.5 * HOUR)).toMatchObject({ row: { order: 'a' }, warned: 2, overdue: 1 });
    expect(dueSummary([], 0)).toBeUndefined();
  });
});

describe('the deadlines of an order', () => {
  it('each department has its two; what is answered goes below and stands still', () => {
    const lines = deadlineLines(
      order({
        clocks: [clock(18, 0, 72 * HOUR), clock(6, HOUR, 72 * HOUR)],
        responses: [{ department: 18, stage: 'firstResponse', notedAt: 5 * HOUR }],
      }),
      6 * HOUR,
    );
    expect(lines.map(({ department, stage, state }) => [department, stage, state.phase])).toEqual([
      [6, 'firstResponse', 'overdue'],
      [18, 'progress', 'running'],
      [6, 'progress', 'running'],
      [18, 'firstResponse', 'metLate'],
    ]);
  });

  it('what could not be counted is named, each reason once', () => {
    const failure = { code: 'calendarUnknown', about: '2027', message: '' };
    const clocks = [18, 6].map((department) => ({ ...clock(department, 0), failure }));
    expect(clockFailures(order({ clocks }))).toMatchObject([{ code: 'calendarUnknown', about: '2027' }]);
  });
});
