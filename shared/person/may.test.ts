import { describe, expect, it } from 'vitest';
import { holdersOf, may, RIGHTS } from './may';
import { practicePeople, seatRole, unnamedPerson } from './Person';
import { ROLES } from './Role';

describe('may', () => {
  it.each([
    ['agent', 'workOrders', true],
    ['callTaker', 'workOrders', true],
    ['trainer', 'workOrders', false],
    ['agent', 'superviseOrders', false],
    ['lead', 'superviseOrders', true],
    ['agent', 'exportOrders', false],
    ['trainer', 'seeNumbers', false],
    ['callTaker', 'changeServers', false],
    ['trainer', 'forceSeat', false],
  ] as const)('%s %s: %s', (role, right, expected) => {
    expect(may(role, right)).toBe(expected);
  });

  it('leaves no right without a holder, and agrees with its own list of holders', () => {
    for (const right of RIGHTS) {
      expect(holdersOf(right).length).toBeGreaterThan(0);
      expect(ROLES.filter((role) => may(role, right)).sort()).toEqual([...holdersOf(right)].sort());
    }
  });

  it('lets everybody at a seat take calls', () => {
    expect(ROLES.every((role) => may(role, 'takeCalls'))).toBe(true);
  });
});

describe('people of a machine without a list', () => {
  it('have the role of their side, and in practice may be lead or trainer', () => {
    expect([seatRole('12345'), seatRole('110')]).toEqual(['agent', 'callTaker']);
    expect(practicePeople('110').map(({ role }) => role)).toEqual(['callTaker', 'lead', 'trainer']);
    expect(unnamedPerson('lead')).toEqual({ id: 'unnamed-lead', name: '', role: 'lead' });
  });
});
