import type { PracticeRun } from './PracticeRun';

/** How far a run went with the plan: the five grades of a case review (IAED), by its points. */
export type Grade = 'high' | 'compliant' | 'partial' | 'low' | 'nonCompliant';

/** Points from which a run has the grade, the best one first. */
const GRADES: readonly (readonly [Grade, number])[] = [
  ['high', 95],
  ['compliant', 85],
  ['partial', 75],
  ['low', 60],
  ['nonCompliant', 0],
];

/** A certificate needs so many runs, and at most these shares of them in the lower grades. */
export const CERTIFICATE = { runs: 25, partial: 0.1, low: 0.1, nonCompliant: 0.07 } as const;

export interface Skill {
  /** Item of the rubric. */
  readonly item: PracticeRun['score']['items'][number]['item'];
  /** Mean share of the weight over the runs in which it applied, 0 to 1. */
  readonly share: number;
  /** The same over everybody's runs. */
  readonly group: number;
}

export interface Progress {
  /** Runs that are over and have points, oldest first. */
  readonly runs: readonly PracticeRun[];
  /** Mean points; undefined without a run. */
  readonly points?: number | undefined;
  /** The weakest first. */
  readonly skills: readonly Skill[];
  readonly grades: Readonly<Record<Grade, number>>;
  /** `tooFew`: not enough runs to say. */
  readonly certificate: 'tooFew' | 'held' | 'notHeld';
  /** Rows whose matter was put into the wrong row or to the wrong side, the most frequent first. */
  readonly weakRows: readonly string[];
}

/** What `mine` say of one person, beside `everybodys`. Pure; the newest 50 runs count. */
export function progressOf(mine: readonly PracticeRun[], everybodys: readonly PracticeRun[]): Progress {
  const runs = finished(mine).slice(-50);
  const points = runs.flatMap(({ score }) => (score.points === undefined ? [] : [score.points]));
  const grades = { high: 0, compliant: 0, partial: 0, low: 0, nonCompliant: 0 };
  for (const one of points) grades[gradeOf(one)] += 1;
  return {
    runs,
    ...(points.length === 0 ? {} : { points: Math.round((sum(points) / points.length) * 10) / 10 }),
    skills: skillsOf(runs, finished(everybodys)),
    grades,
    certificate: certificateOf(grades, points.length),
    weakRows: weakRowsOf(runs),
  };
}

export const gradeOf = (points: number): Grade =>
  GRADES.find(([, from]) => points >= from)?.[0] ?? 'nonCompliant';

const finished = (runs: readonly PracticeRun[]): readonly PracticeRun[] =>
  runs
    .filter(({ running, score }) => !running && score.points !== undefined)
    .sort((a, b) => a.startedAt - b.startedAt);

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);

function certificateOf(grades: Readonly<Record<Grade, number>>, count: number): Progress['certificate'] {
  if (count < CERTIFICATE.runs) return 'tooFew';
  const within = (['partial', 'low', 'nonCompliant'] as const).every(
    (grade) => grades[grade] <= CERTIFICATE[grade] * count,
  );
  return within ? 'held' : 'notHeld';
}

function skillsOf(runs: readonly PracticeRun[], all: readonly PracticeRun[]): readonly Skill[] {
  const everybody = sharesOf(all);
  return [...sharesOf(runs)]
    .map(([id, { item, shares }]) => ({
      item,
      share: mean(shares),
      group: mean(everybody.get(id)?.shares ?? shares),
    }))
    .sort((a, b) => a.share - b.share);
}

const mean = (shares: readonly number[]): number => sum(shares) / Math.max(1, shares.length);

function sharesOf(runs: readonly PracticeRun[]) {
  const found = new Map<string, { item: Skill['item']; shares: number[] }>();
  for (const { score } of runs)
    for (const { item, verdict, share } of score.items) {
      if (verdict === 'notApplicable' || verdict === 'awaitsTrainer') continue;
      const known = found.get(item.id) ?? { item, shares: [] };
      found.set(item.id, known);
      known.shares.push(share);
    }
  return found;
}

const JUDGEMENT: ReadonlySet<string> = new Set(['row', 'side']);

function weakRowsOf(runs: readonly PracticeRun[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const { script, score } of runs) {
    const wrong = score.items.some(({ item, verdict }) => JUDGEMENT.has(item.check) && verdict === 'missed');
    if (wrong) for (const row of script.rows) counts.set(row, (counts.get(row) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0])).map(([row]) => row);
}
