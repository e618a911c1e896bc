import { clausesOf } from '../clausesOf';
import { type ExpectedItem, TIMED_CHECKS } from '../practiceScriptSchema';
import * as matter from './matterChecks';
import { allOf, type Judged, judge, type Of, type Run } from './Run';
import type { CheckName, Rubric, RubricItem } from './rubricSchema';
import type { Finding, Score, ScoredItem, Verdict } from './Score';
import * as timed from './timedChecks';

/** By `limitS` where time is judged, by `most` where something is counted. */
const CHECK: Readonly<Record<CheckName, (run: Judged, limit: number) => Finding>> = {
  answered: timed.answered,
  firstQuestion: timed.firstQuestion,
  place: timed.place,
  danger: timed.danger,
  totalTime: timed.totalTime,
  callback: matter.callback,
  row: matter.row,
  item: matter.item,
  side: matter.side,
  consent: matter.consent,
  ladder: matter.ladder,
  level: matter.level,
  facts: matter.facts,
  forbidden: matter.forbidden,
  ending: matter.ending,
  linked: matter.linked,
  departments: matter.departments,
  settled: matter.settled,
  promise: matter.promise,
  hands: timed.hands,
};

/**
 * The score of a practice call by the events that it left: the same events always give the same. What does not apply
 * counts for nothing, and its weight neither; a trainer's item counts once it is marked. A call that was never
 * answered, though there was time to, earns nothing.
 */
export function scoreRun(run: Run, rubric: Rubric): Score {
  const judged = judge(run);
  const marks = new Map(allOf(run, 'practiceMarked').map((mark) => [mark.body.item, mark]));
  const items = rubric.items.map(
    (item): ScoredItem => ({
      item,
      ...(item.check === 'trainer' ? marked(marks.get(item.id)) : check(item, judged)),
    }),
  );
  const counted = items.filter(({ verdict }) => COUNTS[verdict]);
  const weight = counted.reduce((sum, { item }) => sum + item.weight, 0);
  const earned = counted.reduce((sum, { item, share }) => sum + item.weight * share, 0);
  return {
    items,
    ...(weight === 0 ? {} : { points: Math.round((earned / weight) * 1000) / 10 }),
    complete: items.every(({ verdict }) => verdict !== 'awaitsTrainer'),
  };
}

const COUNTS: Readonly<Record<Verdict, boolean>> = {
  met: true,
  partly: true,
  missed: true,
  notApplicable: false,
  awaitsTrainer: false,
};

function check({ check: name, limitS, most = 0 }: RubricItem, run: Judged): Finding {
  if (name === 'trainer') return marked(undefined);
  const { expected } = run.script;
  const own = isTimed(name) ? expected.within?.[name] : undefined;
  const item = own === undefined ? EXPECTED_BY[name] : 'within';
  const clause = item && clausesOf(expected, run.lists.rows)[item];
  const found = CHECK[name](run, own ?? limitS ?? most);
  return clause === undefined || found.verdict === 'notApplicable' ? found : { ...found, clause };
}

const isTimed = (name: CheckName): name is (typeof TIMED_CHECKS)[number] =>
  (TIMED_CHECKS as readonly string[]).includes(name);

/** Which item of a script's expectation a check judges. */
const EXPECTED_BY: Readonly<Partial<Record<CheckName, ExpectedItem>>> = {
  row: 'rows',
  side: 'owner',
  danger: 'danger',
  ladder: 'ladder',
  level: 'level',
  departments: 'departments',
  settled: 'settles',
  facts: 'facts',
  forbidden: 'forbidden',
  promise: 'promises',
};

function marked(mark: Of<'practiceMarked'> | undefined): Finding {
  if (mark === undefined) return { share: 0, verdict: 'awaitsTrainer' };
  const { share } = mark.body;
  return { share, verdict: share === 1 ? 'met' : share > 0 ? 'partly' : 'missed', at: mark.at };
}
