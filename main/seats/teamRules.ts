// Runs in the host. What teams have settled: kept with the board, and in force at once at every seat of this host.
import type { Settings } from '@shared/contract/Settings';
import type { SeatId } from '@shared/kernel/ids';
import { type RulesByTeam, type TeamRules, teamRulesOf } from '@shared/seat/TeamRules';
import type { SettingsStore } from '../settings/SettingsStore';

export interface TeamRulesDeps {
  readonly seats: readonly SeatId[];
  settings(seat: SeatId): SettingsStore;
  readonly kept: { read(): RulesByTeam; write(rules: RulesByTeam): void };
  /** The settings of a seat are others now. */
  changed(seat: SeatId, settings: Settings): void;
}

export interface TeamRulesBook {
  of(team: string): TeamRules;
  /** Those of the team that this seat is in. */
  ofSeat(seat: SeatId): TeamRules;
  /** Keeps them, and puts them in force at the seats of this host. */
  set(team: string, rules: TeamRules): void;
  /** This seat is in another team now. */
  joined(seat: SeatId): void;
  onChange(fn: (rules: RulesByTeam) => void): void;
}

export function createTeamRules({ seats, settings, kept, changed }: TeamRulesDeps): TeamRulesBook {
  const listeners: ((rules: RulesByTeam) => void)[] = [];
  /** Only what somebody has settled: until then a seat keeps what its own settings say. */
  const putInForce = (seat: SeatId) => {
    const { team, seatRules } = settings(seat).read();
    const rules = kept.read();
    if (rules[team] === undefined && rules[''] === undefined) return;
    const next = teamRulesOf(rules, team).seats;
    if (JSON.stringify(next) === JSON.stringify(seatRules)) return;
    const written = settings(seat).write({ seatRules: next });
    if (written.ok) changed(seat, written.value);
  };
  return {
    of: (team) => teamRulesOf(kept.read(), team),
    ofSeat: (seat) => teamRulesOf(kept.read(), settings(seat).read().team),
    set: (team, rules) => {
      kept.write({ ...kept.read(), [team]: rules });
      for (const seat of seats) putInForce(seat);
      for (const fn of listeners) fn(kept.read());
    },
    joined: putInForce,
    onChange: (fn) => void listeners.push(fn),
  };
}
