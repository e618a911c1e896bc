import { isoShanghai } from '@shared/order/clock/shanghaiTime';
import type { PracticeRun } from '@shared/practice/PracticeRun';
import { gradeOf, progressOf } from '@shared/practice/progressOf';
import type { TFunction } from 'i18next';
import { inLanguage } from '../../ui/words/createWords';

/** Cells as they stand in a file, the head first. */
export type Lines = readonly (readonly string[])[];

const percent = (share: number | undefined): string =>
  share === undefined ? '' : `${Math.round(share * 100)}%`;

/** By name where somebody was signed in, by seat otherwise. */
export const traineeOf = ({ person, seat }: PracticeRun): string => person ?? seat;

/** Every run with its score, and each item's share of its weight. */
export function runsTable(runs: readonly PracticeRun[], t: TFunction, language: string): Lines {
  const over = runs.filter(({ running }) => !running);
  // Runs keep the rubric that they were scored by: an item that one of them had is a column.
  const items = new Map(over.flatMap(({ score }) => score.items.map(({ item }) => [item.id, item] as const)));
  const head = ['time', 'who', 'seat', 'side', 'script', 'rows', 'points', 'grade', 'led'] as const;
  return [
    [
      ...head.map((one) => t(`practice.column.${one}`)),
      ...[...items.values()].map(({ title }) => inLanguage(title, language)),
    ],
    ...over.map((run) => {
      const { score, script } = run;
      const { points } = score;
      const found = new Map(score.items.map((one) => [one.item.id, one]));
      return [
        isoShanghai(run.startedAt),
        traineeOf(run),
        run.seat,
        script.rings,
        inLanguage(script.title, language),
        script.rows.join(' '),
        points === undefined ? '' : String(points),
        points === undefined ? '' : t(`practice.grade.${gradeOf(points)}`),
        run.led ?? '',
        ...[...items.keys()].map((id) => {
          const one = found.get(id);
          const counts = one && one.verdict !== 'notApplicable' && one.verdict !== 'awaitsTrainer';
          return counts ? percent(one.share) : '';
        }),
      ];
    }),
  ];
}

const GRADES = ['high', 'compliant', 'partial', 'low', 'nonCompliant'] as const;

/** Everybody with his standing on each side, and the directions of the radar. */
export function peopleTable(runs: readonly PracticeRun[], t: TFunction): Lines {
  const people = [...new Set(runs.map(traineeOf))].sort();
  const all = people.map((who) => ({
    who,
    progress: progressOf(
      runs.filter((run) => traineeOf(run) === who),
      runs,
    ),
  }));
  const axes = all[0]?.progress.radar.map(({ axis }) => axis) ?? [];
  const head = ['who', 'side', 'runs', 'points', 'group'] as const;
  return [
    [
      ...head.map((one) => t(`practice.column.${one}`)),
      ...GRADES.map((grade) => t(`practice.grade.${grade}`)),
      t('practice.column.certificate'),
      ...axes.map((axis) => t(`practice.axis.${axis}`)),
      t('practice.column.weak'),
    ],
    ...all.flatMap(({ who, progress }) =>
      progress.certificates.map(({ side, runs: count, points, counts, standing }) => [
        who,
        side,
        String(count),
        String(points),
        progress.groupPoints === undefined ? '' : String(progress.groupPoints),
        ...GRADES.map((grade) => percent(counts[grade] / count)),
        t(`practice.standing.${standing}`),
        ...progress.radar.map(({ mine }) => percent(mine)),
        progress.weakRows.join(' '),
      ]),
    ),
  ];
}
