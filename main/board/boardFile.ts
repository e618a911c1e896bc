// Runs in the host. What leads have arranged for this machine's boards: floor plan, rules of alerts, what was seen to.
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Acknowledged } from '@shared/alerts/Alert';
import type { PlanPlace } from '@shared/board/BoardFrame';
import { alertRules, plan, teamRules } from '@shared/contract/schema/board';
import { DEFAULT_TEAM_RULES, type RulesByTeam } from '@shared/seat/TeamRules';
import { z } from 'zod';

export interface BoardKept {
  readonly plan: Readonly<Record<string, PlanPlace>>;
  readonly rules: RulesByTeam;
  readonly acknowledged: Readonly<Record<string, Acknowledged>>;
}

export interface BoardFile {
  read(): BoardKept;
  write(change: Partial<BoardKept>): void;
}

/** Kept before a team had more rules than those of its alerts. */
const before = alertRules.transform((alerts) => ({ ...DEFAULT_TEAM_RULES, alerts }));

const schema = z.strictObject({
  plan,
  rules: z.record(z.string().max(200), z.union([teamRules, before])),
  acknowledged: z.record(z.string().max(200), z.strictObject({ by: z.string().max(64), at: z.number() })),
});
const EMPTY: BoardKept = { plan: {}, rules: {}, acknowledged: {} };

/** Alerts that were seen to, kept at most; the log has them all (audit, `alert.acknowledge`). */
const MOST_KEPT = 1_000;

/** A file that cannot be read is started anew: nothing in it is a record. Written beside, then renamed. */
export function openBoardFile(dataDir: string): BoardFile {
  const file = join(dataDir, 'board.json');
  let kept = readKept(file);
  return {
    read: () => kept,
    write: (change) => {
      const acknowledged = change.acknowledged && newest(change.acknowledged);
      kept = { ...kept, ...change, ...(acknowledged ? { acknowledged } : {}) };
      writeFileSync(`${file}.new`, JSON.stringify(kept), { mode: 0o600 });
      renameSync(`${file}.new`, file);
    },
  };
}

function readKept(file: string): BoardKept {
  try {
    return schema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return EMPTY;
  }
}

const newest = (all: BoardKept['acknowledged']): BoardKept['acknowledged'] =>
  Object.fromEntries(
    Object.entries(all)
      .sort(([, a], [, b]) => b.at - a.at)
      .slice(0, MOST_KEPT),
  );
