// Runs in the host. What teams have settled: an event, which the platform brings to the city's other machines, those
// that were off among them; kept with the board, and in force at once at every seat of this host.
import type { Settings } from '@shared/contract/Settings';
import type { SeatId } from '@shared/kernel/ids';
import { ok, type Result } from '@shared/kernel/result';
import type { Person } from '@shared/person/Person';
import {
  RULES_STREAM,
  type RulesByTeam,
  rulesFrom,
  type TeamRules,
  teamRulesOf,
} from '@shared/seat/TeamRules';
import type { SeatEvents } from '../seatEvents';
import type { SettingsStore } from '../settings/SettingsStore';
import type { Store } from '../store/Store';

export interface TeamRulesDeps {
  readonly store: Pick<Store, 'append' | 'readStream' | 'onCommitted'>;
  readonly newEvent: SeatEvents;
  readonly seats: readonly SeatId[];
  settings(seat: SeatId): SettingsStore;
  readonly kept: { read(): RulesByTeam; write(rules: RulesByTeam): void };
  /** The settings of a seat are others now. */
  changed(seat: SeatId, settings: Settings): void;
  go(work: Promise<unknown>): void;
}

export interface TeamRulesBook {
  of(team: string): TeamRules;
  /** Those of the team that this seat is in. */
  ofSeat(seat: SeatId): TeamRules;
  /** Settles when they are recorded, and in force at the seats of this host. */
  set(seat: SeatId, by: Person, team: string, rules: TeamRules): Promise<Result<null>>;
  /** This seat is in another team now. */
  joined(seat: SeatId): void;
  onChange(fn: (rules: RulesByTeam) => void): void;
  close(): void;
}

export async function createTeamRules(deps: TeamRulesDeps): Promise<TeamRulesBook> {
  const { store, newEvent, seats, settings, kept } = deps;
  const listeners: ((rules: RulesByTeam) => void)[] = [];
  /** Only what somebody has settled: until then a seat keeps what its own settings say. */
  const putInForce = (seat: SeatId) => {
    const { team, seatRules } = settings(seat).read();
    const rules = kept.read();
    if (rules[team] === undefined && rules[''] === undefined) return;
    const next = teamRulesOf(rules, team).seats;
    if (JSON.stringify(next) === JSON.stringify(seatRules)) return;
    const written = settings(seat).write({ seatRules: next });
    if (written.ok) deps.changed(seat, written.value);
  };
  const newest = async () => rulesFrom(await store.readStream(RULES_STREAM));
  const takeIn = async () => {
    const before = kept.read();
    const rules = { ...before };
    for (const [team, one] of await newest()) rules[team] = one.rules;
    if (JSON.stringify(rules) === JSON.stringify(before)) return;
    kept.write(rules);
    for (const seat of seats) putInForce(seat);
    for (const fn of listeners) fn(rules);
  };
  // One after the other: what was read earlier must not be written later.
  let learning = Promise.resolve();
  const learn = (): Promise<void> => {
    learning = learning.catch(() => undefined).then(takeIn);
    return learning;
  };
  await learn();
  const close = store.onCommitted((events) => {
    if (events.some(({ stream }) => stream === RULES_STREAM)) deps.go(learn());
  });
  return {
    of: (team) => teamRulesOf(kept.read(), team),
    ofSeat: (seat) => teamRulesOf(kept.read(), settings(seat).read().team),
    set: async (seat, by, team, rules) => {
      const round = ((await newest()).get(team)?.round ?? 0) + 1;
      const written = await store.append([
        newEvent(seat, RULES_STREAM, { type: 'teamRulesSet', team, rules, round, by }),
      ]);
      if (!written.ok) return written;
      await learn();
      return ok(null);
    },
    joined: putInForce,
    onChange: (fn) => void listeners.push(fn),
    close,
  };
}
