import type { RubricItem } from './score/rubricSchema';

/** What the items of a rubric ask of a person: the directions of the radar, clockwise from the top. */
export const AXES = ['quick', 'danger', 'judgement', 'ladder', 'record', 'manner'] as const;
export type Axis = (typeof AXES)[number];

const AXIS: Readonly<Record<RubricItem['check'], Axis>> = {
  answered: 'quick',
  firstQuestion: 'quick',
  place: 'quick',
  totalTime: 'quick',
  hands: 'quick',
  danger: 'danger',
  row: 'judgement',
  item: 'judgement',
  side: 'judgement',
  level: 'judgement',
  departments: 'judgement',
  consent: 'ladder',
  ladder: 'ladder',
  linked: 'ladder',
  settled: 'ladder',
  callback: 'record',
  facts: 'record',
  forbidden: 'record',
  promise: 'record',
  ending: 'record',
  trainer: 'manner',
};

export const axisOf = (check: RubricItem['check']): Axis => AXIS[check];
