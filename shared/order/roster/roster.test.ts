import { describe, expect, it } from 'vitest';
import departmentsFile from '../../../resources/lists/departments.json';
import rosterFile from '../../../resources/rosters/duty.json';
import { calendar, shanghai } from '../clock/clockFixtures';
import { dutyPhone } from './dutyPhone';
import { loadRoster } from './loadRoster';
import type { Roster } from './rosterSchema';

const text = JSON.stringify(rosterFile, null, 2);
const read = loadRoster(text);
const shipped = read.ok ? read.value : undefined;

const office = { validFrom: '2026-01-01', validUntil: '2026-12-31' };
const roster = (entry: object): Roster =>
  ({ version: '1', sample: true, note: 'x', government: null, departments: [entry] }) as unknown as Roster;
const daily = roster({
  department: 3,
  rescue: false,
  workingDay: { number: '1001', from: '09:00', until: '17:00' },
  holiday: '1002',
  ...office,
});

describe('the shipped roster', () => {
  it('names every department of annex 2 once, with numbers that can be nobody’s', () => {
    expect(shipped?.departments.map(({ department }) => department)).toEqual(
      departmentsFile.departments.map(({ no }) => no),
    );
    expect(shipped?.sample).toBe(true);
    const numbers = text.match(/"\d{6,}"/g) ?? [];
    expect(numbers.length).toBeGreaterThan(46);
    expect(numbers.every((number) => number.startsWith('"02855509'))).toBe(true);
  });

  it('has a round-the-clock phone wherever annex 2 names rescue duties', () => {
    const rescue = shipped?.departments.filter((entry) => entry.rescue) ?? [];
    expect(rescue.map(({ department }) => department)).toEqual([1, 6, 10, 12, 13, 15, 17, 18, 19, 21]);
    expect(rescue.every(({ roundTheClock }) => roundTheClock !== undefined)).toBe(true);
  });
});

describe('loadRoster', () => {
  const with1 = (change: object): string =>
    JSON.stringify({ ...rosterFile, departments: [{ ...rosterFile.departments[0], ...change }] }, null, 2);
  it.each([
    ['a rescue department without a round-the-clock phone', { roundTheClock: undefined }, /rescue duties/],
    ['an end before its beginning', { validUntil: '2025-01-01' }, /ends before it begins/],
    ['hours that are none', { workingDay: { number: '100', from: '17:00', until: '09:00' } }, /ends before/],
    ['a number with words in it', { holiday: '问张' }, /./],
    [
      'nobody at all',
      { rescue: false, roundTheClock: undefined, workingDay: undefined, holiday: undefined },
      /no phone/,
    ],
  ])('refuses %s, with the line', (_, change, message) => {
    const loaded = loadRoster(with1(change));
    if (loaded.ok) throw new Error('loaded');
    expect(loaded.error[0]?.message).toMatch(message);
    expect(loaded.error[0]?.line).toBeGreaterThan(1);
  });

  it('refuses two entries that hold on one day', () => {
    const [first] = rosterFile.departments;
    const loaded = loadRoster(JSON.stringify({ ...rosterFile, departments: [first, first] }));
    expect(loaded).toMatchObject({ ok: false, error: [{ path: 'departments[1].validFrom' }] });
  });
});

describe('dutyPhone', () => {
  it.each([
    ['a working day at 9:00', '2026-09-29T09:00', '1001', 'workingDay'],
    ['a working day at 16:59', '2026-09-29T16:59', '1001', 'workingDay'],
    ['a working day at 17:00', '2026-09-29T17:00', '1002', 'holiday'],
    ['a working day at 8:59', '2026-09-29T08:59', '1002', 'holiday'],
    ['the National Day', '2026-10-01T10:00', '1002', 'holiday'],
    ['a Saturday', '2026-09-26T10:00', '1002', 'holiday'],
    ['a make-up Saturday', '2026-02-14T10:00', '1001', 'workingDay'],
  ])('on %s', (_, at, number, kind) => {
    expect(dutyPhone(daily, 3, shanghai(at), calendar)).toEqual({ ok: true, value: { number, kind } });
  });

  it('counts a day without a calendar by its weekday, as a wrong number is seen at once', () => {
    const later = roster({ ...daily.departments[0], validUntil: '2030-12-31' });
    expect(dutyPhone(later, 3, shanghai('2029-01-02T10:00'), calendar)).toMatchObject({
      value: { kind: 'workingDay' },
    });
    expect(dutyPhone(later, 3, shanghai('2029-01-06T10:00'), calendar)).toMatchObject({
      value: { kind: 'holiday' },
    });
  });

  it('rings the round-the-clock phone whenever there is one', () => {
    if (shipped === undefined) throw new Error('no roster');
    expect(dutyPhone(shipped, 18, shanghai('2026-10-01T03:00'), calendar)).toMatchObject({
      value: { kind: 'roundTheClock' },
    });
    expect(dutyPhone(shipped, 'government', shanghai('2026-10-01T03:00'), calendar).ok).toBe(true);
  });

  it.each([
    ['nobody in the roster', daily, 4, '2026-09-29T10:00', 'dutyPhoneMissing', /没有这个单位的电话/],
    ['no government named', daily, 'government', '2026-09-29T10:00', 'dutyPhoneMissing', /./],
    ['the entry has ended', daily, 3, '2027-01-01T10:00', 'dutyPhoneOutdated', /到2026-12-31为止/],
    ['the entry has not begun', daily, 3, '2025-12-31T23:59', 'dutyPhoneOutdated', /还没有生效/],
    [
      'nobody at this hour',
      roster({ ...daily.departments[0], holiday: undefined }),
      3,
      '2026-10-01T10:00',
      'dutyPhoneMissing',
      /这个时段/,
    ],
  ] as const)('says so where %s', (_, book, party, at, code, message) => {
    const found = dutyPhone(book, party, shanghai(at), calendar);
    if (found.ok) throw new Error('found');
    expect(found.error.code).toBe(code);
    expect(found.error.message).toMatch(message);
    expect(found.error.hint).toMatch(/其他方式/);
  });
});
