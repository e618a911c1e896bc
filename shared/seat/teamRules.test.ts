import { describe, expect, it } from 'vitest';
import type { Person } from '../person/Person';
import {
  changedRules,
  DEFAULT_TEAM_RULES,
  doubleReason,
  mayHelp,
  rulesFrom,
  type TeamRules,
  teamRulesOf,
} from './TeamRules';

const { seats, alerts, help } = DEFAULT_TEAM_RULES;
const rules = (over: Partial<TeamRules>): TeamRules => ({ ...DEFAULT_TEAM_RULES, ...over });
const own = rules({ help: { lead: ['monitor'], trainer: [] } });

it('a team without rules of its own has those of everybody', () => {
  expect(teamRulesOf({}, '一班')).toBe(DEFAULT_TEAM_RULES);
  expect(teamRulesOf({ '': own }, '一班')).toBe(own);
  expect(teamRulesOf({ '': own, 一班: DEFAULT_TEAM_RULES }, '一班')).toBe(DEFAULT_TEAM_RULES);
});

it.each([
  ['lead', 'takeOver', DEFAULT_TEAM_RULES, true],
  ['lead', 'takeOver', own, false],
  ['lead', 'message', own, true],
  ['trainer', 'monitor', DEFAULT_TEAM_RULES, true],
  ['trainer', 'monitor', own, false],
  ['agent', 'monitor', DEFAULT_TEAM_RULES, false],
] as const)('%s comes by %s', (role, way, of, expected) => {
  expect(mayHelp(of, role, way)).toBe(expected);
});

describe('what has changed', () => {
  it.each([
    ['nothing', {}, []],
    [
      'the wrap-up',
      { seats: { ...seats, wrapUp: { ...seats.wrapUp, mode: 'strict', time: 45_000 } } },
      ['seats.wrapUp.mode timed→strict', 'seats.wrapUp.time 30000→45000'],
    ],
    [
      'a limit, a pause taken away, one more without a limit',
      {
        seats: {
          ...seats,
          pauses: [
            ...seats.pauses
              .filter(({ reason }) => reason !== 'fault')
              .map((one) => (one.reason === 'meal' ? { ...one, limit: 1_800_000 } : one)),
            { reason: '交接' },
          ],
        },
      },
      ['seats.pauses.meal.limit 2700000→1800000', 'seats.pauses.fault yes→–', 'seats.pauses.交接 –→yes'],
    ],
    ['an alert', { alerts: { ...alerts, talkLong: 0 } }, ['alerts.talkLong 180000→0']],
    [
      'who may come',
      { help: { ...help, lead: ['monitor'] } },
      ['help.lead monitor,whisper,barge,takeOver→monitor'],
    ],
  ] as const)('%s', (_, over, expected) => {
    expect(changedRules(DEFAULT_TEAM_RULES, rules(over as Partial<TeamRules>))).toEqual(expected);
  });
});

it('knows a reason that stands twice', () => {
  expect(doubleReason(seats)).toBeUndefined();
  expect(doubleReason({ ...seats, pauses: [{ reason: 'meal' }, { reason: 'meal', limit: 60_000 }] })).toBe(
    'meal',
  );
});

describe('rules that two leads settle', () => {
  const lead = { id: '0001', name: '王敏', role: 'lead' } as Person;
  const settled = (id: string, round: number, talkLong: number, by = lead) => ({
    id,
    body: {
      type: 'teamRulesSet' as const,
      team: '一班',
      round,
      by,
      rules: { ...DEFAULT_TEAM_RULES, alerts: { ...DEFAULT_TEAM_RULES.alerts, talkLong } },
    },
  });
  const inForce = (...events: readonly ReturnType<typeof settled>[]) =>
    rulesFrom(events).get('一班')?.rules.alerts.talkLong;

  it('the newer by round is in force, in whatever order they come, and whoever may not settles nothing', () => {
    const [first, second] = [settled('b', 1, 100), settled('a', 2, 200)];
    expect(inForce(first, second)).toBe(200);
    expect(inForce(second, first)).toBe(200);
    expect(inForce(second, settled('z', 3, 300, { ...lead, role: 'agent' }))).toBe(200);
  });

  it('of two at once every machine takes the same', () => {
    const [one, other] = [settled('a', 2, 100), settled('b', 2, 200)];
    expect(inForce(one, other)).toBe(200);
    expect(inForce(other, one)).toBe(200);
  });
});
