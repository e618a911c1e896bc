import { type AlertRules, DEFAULT_ALERT_RULES } from '../alerts/AlertRules';
import type { StreamId } from '../events/StreamId';
import { may } from '../person/may';
import type { Person } from '../person/Person';
import { HELP_WAYS, type HelpWay } from './help/HelpEvent';
import { DEFAULT_RULES, type SeatRules } from './SeatRules';

/** What a team has settled: about its seats, when its lead is alerted, and who may come into a call how. */
export interface TeamRules {
  readonly seats: SeatRules;
  readonly alerts: AlertRules;
  readonly help: HelpRules;
}

/** Of what their role may at most (shared/person/may.ts). A message is never refused. */
export interface HelpRules {
  readonly lead: readonly HelpWay[];
  readonly trainer: readonly HelpWay[];
}

/** By team; '' for whoever has none of its own. */
export type RulesByTeam = Readonly<Record<string, TeamRules>>;

export const HELPERS = ['lead', 'trainer'] as const;

/** What can be allowed at all: to a trainer listening alone. */
export const HELP_AT_MOST: HelpRules = {
  lead: HELP_WAYS.filter((way) => way !== 'message'),
  trainer: ['monitor'],
};

export const DEFAULT_TEAM_RULES: TeamRules = {
  seats: DEFAULT_RULES,
  alerts: DEFAULT_ALERT_RULES,
  help: HELP_AT_MOST,
};

/**
 * What a lead has settled for a team. In one stream for all teams of a city, which the platform brings to its other
 * machines. `round`: one above the newest that he knew; so no clock decides whose rules are in force.
 */
export interface TeamRulesSet {
  readonly type: 'teamRulesSet';
  readonly team: string;
  readonly rules: TeamRules;
  readonly round: number;
  readonly by: Person;
}

export const RULES_STREAM: StreamId = 'rules:city';

/** The newest of each team; of two that were settled at once every machine takes the same one. */
export function rulesFrom(
  events: readonly { readonly id: string; readonly body: { readonly type: string } }[],
): ReadonlyMap<string, TeamRulesSet> {
  const newest = new Map<string, TeamRulesSet & { readonly id: string }>();
  for (const { id, body } of events) {
    if (body.type !== 'teamRulesSet') continue;
    const next = { ...(body as TeamRulesSet), id };
    const { team, round, by } = next;
    const known = newest.get(team);
    const isNewer = known === undefined || round > known.round || (round === known.round && id > known.id);
    if (isNewer && may(by.role, 'changeRules')) newest.set(team, next);
  }
  return newest;
}

/** The rules of a team, or those of everybody. */
export const teamRulesOf = (rules: RulesByTeam, team: string): TeamRules =>
  rules[team] ?? rules[''] ?? DEFAULT_TEAM_RULES;

/** Whether a team lets this role come into its calls like that. */
export const mayHelp = ({ help }: TeamRules, role: string, way: HelpWay): boolean =>
  way === 'message' || (role === 'lead' ? help.lead : role === 'trainer' ? help.trainer : []).includes(way);

/** Why these rules cannot be kept: a reason to pause that stands twice. */
export const doubleReason = ({ pauses }: SeatRules): string | undefined =>
  pauses.find(({ reason }, n) => pauses.findIndex((one) => one.reason === reason) !== n)?.reason;

/** What is other than before, one text each: `seats.wrapUp.time 30000→45000`. For the audit. */
export function changedRules(before: TeamRules, after: TeamRules): readonly string[] {
  const old = flat('', before);
  const now = flat('', after);
  return [...new Set([...old.keys(), ...now.keys()])]
    .filter((name) => old.get(name) !== now.get(name))
    .map((name) => `${name} ${old.get(name) ?? '–'}→${now.get(name) ?? '–'}`);
}

/** Values by their path; a list of things with names by those names, a list of words as one text. */
function flat(path: string, value: unknown): ReadonlyMap<string, string> {
  if (Array.isArray(value) && value.every((one) => typeof one !== 'object'))
    return new Map([[path, value.join(',')]]);
  if (typeof value !== 'object' || value === null) return new Map([[path, String(value)]]);
  const members: readonly (readonly [string, unknown])[] = Array.isArray(value)
    ? value.map(({ reason, name, ...rest }) => [reason ?? name, rest])
    : Object.entries(value);
  const named = members.filter(([, member]) => member !== undefined);
  return new Map(
    named.flatMap(([name, member]): readonly (readonly [string, string])[] => {
      const below = flat(path === '' ? name : `${path}.${name}`, member);
      // A pause without a limit has nothing below it, and still is one.
      return below.size === 0 ? [[`${path}.${name}`, 'yes']] : [...below];
    }),
  );
}
