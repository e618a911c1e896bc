// Runs in the host. What leads have arranged for this machine's boards: floor plan, rules of alerts.
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PlanPlace } from '@shared/board/BoardFrame';
import { alertRules, plan, teamRules } from '@shared/contract/schema/board';
import { DEFAULT_TEAM_RULES, type RulesByTeam } from '@shared/seat/TeamRules';
import { z } from 'zod';

export interface BoardKept {
  readonly plan: Readonly<Record<string, PlanPlace>>;
  readonly rules: RulesByTeam;
}

export interface BoardFile {
  read(): BoardKept;
  write(change: Partial<BoardKept>): void;
}

/** Kept before a team had more rules than those of its alerts. */
const before = alertRules.transform((alerts) => ({ ...DEFAULT_TEAM_RULES, alerts }));

/** What an older program kept beside is left out. */
const schema = z.object({
  plan,
  rules: z.record(z.string().max(200), z.union([teamRules, before])),
});
const EMPTY: BoardKept = { plan: {}, rules: {} };

/** A file that cannot be read is started anew: nothing in it is a record. Written beside, then renamed. */
export function openBoardFile(dataDir: string): BoardFile {
  const file = join(dataDir, 'board.json');
  let kept = readKept(file);
  return {
    read: () => kept,
    write: (change) => {
      kept = { ...kept, ...change };
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
