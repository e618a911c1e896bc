import { SIDES, type Side } from '../kernel/side';
import type { PracticeRun } from './PracticeRun';
import { AXES, type Axis, axisOf } from './skillAxes';

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

/** At most these shares of the runs of one side in the lower grades; IAED's case review, where a rubric says nothing. */
export interface Thresholds {
  readonly partial: number;
  readonly low: number;
  readonly nonCompliant: number;
}

export const DEFAULT_THRESHOLDS: Thresholds = { partial: 0.1, low: 0.1, nonCompliant: 0.07 };

/** A certificate needs so many runs of its side. */
export const CERTIFICATE_RUNS = 25;
/** The newest of them count. */
const NEWEST = 50;

export interface Certificate {
  readonly side: Side;
  readonly runs: number;
  readonly points: number;
  /** Runs in each grade. */
  readonly counts: Readonly<Record<Grade, number>>;
  readonly thresholds: Thresholds;
  /** `tooFew`: not enough runs to say. */
  readonly standing: 'tooFew' | 'held' | 'notHeld';
}

export interface Skill {
  /** Item of the rubric. */
  readonly item: PracticeRun['score']['items'][number]['item'];
  /** Mean share of the weight over the runs in which it applied, 0 to 1. */
  readonly share: number;
  /** The same over everybody's runs. */
  readonly group: number;
}

/** One direction of the radar; undefined where nothing of it applied yet. */
export interface RadarAxis {
  readonly axis: Axis;
  readonly mine: number | undefined;
  readonly group: number | undefined;
}

export interface Progress {
  /** Runs that are over and have points, oldest first. */
  readonly runs: readonly PracticeRun[];
  /** Mean points; undefined without a run. */
  readonly points?: number | undefined;
  /** Mean points of everybody's runs. */
  readonly groupPoints?: number | undefined;
  /** The weakest first. */
  readonly skills: readonly Skill[];
  readonly radar: readonly RadarAxis[];
  /** Of each side that was practised. */
  readonly certificates: readonly Certificate[];
  /** Rows whose matter was put into the wrong row or to the wrong side, the most frequent first. */
  readonly weakRows: readonly string[];
}

/** What `mine` say of one person, beside `everybodys`. Pure; the newest 50 runs count. */
export function progressOf(mine: readonly PracticeRun[], everybodys: readonly PracticeRun[]): Progress {
  const runs = finished(mine).slice(-NEWEST);
  const all = finished(everybodys);
  return {
    runs,
    points: meanPoints(runs),
    groupPoints: meanPoints(all),
    skills: skillsOf(runs, all),
    radar: AXES.map((axis) => ({ axis, mine: axisShare(runs, axis), group: axisShare(all, axis) })),
    certificates: SIDES.flatMap((side) =>
      certificateOf(
        side,
        runs.filter(({ script }) => script.rings === side),
      ),
    ),
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
const mean = (numbers: readonly number[]): number => sum(numbers) / Math.max(1, numbers.length);
const pointsOf = (runs: readonly PracticeRun[]): readonly number[] =>
  runs.flatMap(({ score }) => (score.points === undefined ? [] : [score.points]));

const meanPoints = (runs: readonly PracticeRun[]): number | undefined =>
  runs.length === 0 ? undefined : Math.round(mean(pointsOf(runs)) * 10) / 10;

function certificateOf(side: Side, runs: readonly PracticeRun[]): readonly Certificate[] {
  const points = meanPoints(runs);
  if (points === undefined) return [];
  const counts = { high: 0, compliant: 0, partial: 0, low: 0, nonCompliant: 0 };
  for (const one of pointsOf(runs)) counts[gradeOf(one)] += 1;
  // As the newest rubric has them: the bar may have been raised since.
  const thresholds = runs.at(-1)?.thresholds ?? DEFAULT_THRESHOLDS;
  const within = (['partial', 'low', 'nonCompliant'] as const).every(
    (grade) => counts[grade] <= thresholds[grade] * runs.length,
  );
  const standing = runs.length < CERTIFICATE_RUNS ? 'tooFew' : within ? 'held' : 'notHeld';
  return [{ side, runs: runs.length, points, counts, thresholds, standing }];
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

/** Items that were judged, of all these runs. */
const judgedIn = (runs: readonly PracticeRun[]) =>
  runs.flatMap(({ score }) =>
    score.items.filter(({ verdict }) => verdict !== 'notApplicable' && verdict !== 'awaitsTrainer'),
  );

function sharesOf(runs: readonly PracticeRun[]) {
  const found = new Map<string, { item: Skill['item']; shares: number[] }>();
  for (const { item, share } of judgedIn(runs)) {
    const known = found.get(item.id) ?? { item, shares: [] };
    found.set(item.id, known);
    known.shares.push(share);
  }
  return found;
}

/** What was earned of the weight of its items. */
function axisShare(runs: readonly PracticeRun[], axis: Axis): number | undefined {
  const items = judgedIn(runs).filter(({ item }) => axisOf(item.check) === axis);
  const weight = sum(items.map(({ item }) => item.weight));
  return weight === 0 ? undefined : sum(items.map(({ item, share }) => item.weight * share)) / weight;
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
