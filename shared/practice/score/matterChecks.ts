import type { IntakeState } from '../../intake/IntakeState';
import { otherSide } from '../../kernel/side';
import { cueOf } from '../cueOf';
import { allOf, firstOf, type Judged, ringing } from './Run';
import type { Finding } from './Score';

const NOT_APPLICABLE: Finding = { share: 0, verdict: 'notApplicable' };

const judged = (right: boolean, more: Omit<Finding, 'share' | 'verdict'> = {}): Finding => ({
  share: right ? 1 : 0,
  verdict: right ? 'met' : 'missed',
  ...more,
});

const stated = ({ script }: Judged): boolean => script.expected.rows.length > 0;

/** When the row was chosen that stands at the end. */
const rowChosenAt = (run: Judged): number | undefined => allOf(run, 'rowChosen').at(-1)?.at;

export function row(run: Judged): Finding {
  if (!stated(run)) return NOT_APPLICABLE;
  const { row: found } = run.end;
  const { rows } = run.script.expected;
  return judged(rows.includes(found), { at: rowChosenAt(run), found, expected: rows.join(' ') });
}

/** An item of an accepted row: with it the departments stand (附件2). */
export function item(run: Judged): Finding {
  if (!stated(run)) return NOT_APPLICABLE;
  const { row: code, item: found } = run.end;
  const right = found !== '' && run.script.expected.rows.includes(code);
  return judged(right, { at: rowChosenAt(run), found });
}

/** Whose it was before it was settled in a three-party call: the operator's own judgement. */
export function side(run: Judged): Finding {
  if (!stated(run)) return NOT_APPLICABLE;
  const expected = run.script.expected.owner;
  const found = ownerOf(run.unsettled, run);
  // 三（三）1: while there is danger both sides act, and 110 first.
  const right = found === expected || (found === 'both' && run.script.expected.danger === 'now');
  return judged(right, { at: rowChosenAt(run), found, expected });
}

function ownerOf({ owner: { owner } }: IntakeState, { script: { rings } }: Judged): string {
  if (owner === 'ours') return rings;
  return owner === 'theirs' ? otherSide(rings) : owner;
}

/** 三（二）1: asked before anything was dialled by a transfer; not where danger was now. */
export function consent(run: Judged): Finding {
  const { expected, refusesTransfer } = run.script;
  const wanted = expected.ladder.includes('transfer') || refusesTransfer === true;
  if (!wanted || expected.danger === 'now') return NOT_APPLICABLE;
  const asked = firstOf(run, 'consentRecorded');
  const dialled = allOf(run, 'ladderStarted').find(({ body }) => body.step === 'transfer');
  const right = asked !== undefined && (dialled === undefined || asked.at <= dialled.at);
  return judged(right, { at: asked?.at ?? dialled?.at });
}

/** The rungs of 三（二） that were climbed to the other side, in their order; its orders are the last rung. */
export function ladder(run: Judged): Finding {
  if (!stated(run)) return NOT_APPLICABLE;
  const other = otherSide(run.script.rings);
  const climbed: string[] = allOf(run, 'ladderStarted')
    .filter(({ body }) => body.target === other)
    .map(({ body }) => body.step);
  const begun = firstOf(run, 'ladderStarted') ?? firstOf(run, 'dispatchChosen');
  const end = run.end;
  if (end.disposal === 'dispatched' || end.dispatchSent) climbed.push('order');
  const { ladder: expected } = run.script.expected;
  const more = {
    at: begun?.at ?? firstOf(run, 'submitted')?.at,
    found: climbed.join(' '),
    expected: expected.join(' '),
  };
  if (climbed.join() === expected.join()) return judged(true, more);
  const inOrder = expected.length > 0 && contains(climbed, expected);
  return inOrder ? { share: 0.5, verdict: 'partly', ...more } : judged(false, more);
}

/** Are all of `wanted` in `found`, in the same order? */
function contains(found: readonly string[], wanted: readonly string[]): boolean {
  let next = 0;
  for (const one of found) if (one === wanted[next]) next += 1;
  return next === wanted.length;
}

export function level(run: Judged): Finding {
  const { level: expected } = run.script.expected;
  if (expected === undefined) return NOT_APPLICABLE;
  const confirmed = allOf(run, 'levelConfirmed').at(-1);
  const state = run.end;
  const found = state.level ?? state.proposed.level;
  const at = confirmed?.at ?? firstOf(run, 'submitted')?.at;
  if (!state.saved) return judged(false, { at, expected: String(expected) });
  return judged(found === expected, { at, found: String(found), expected: String(expected) });
}

/** Facts that the record must hold; each counts alike. */
export function facts(run: Judged): Finding {
  const wanted = run.script.expected.facts ?? [];
  if (wanted.length === 0) return NOT_APPLICABLE;
  const written = recordOf(run);
  const missing = wanted.filter(({ anyOf }) => !anyOf.some((words) => written.includes(words)));
  const share = 1 - missing.length / wanted.length;
  return {
    share,
    verdict: share === 1 ? 'met' : share > 0 ? 'partly' : 'missed',
    at: allOf(run, 'fieldsWritten').at(-1)?.at,
    expected: missing
      .map(({ anyOf: [first = ''], clause }) => (clause === undefined ? first : `${first}（${clause}）`))
      .join('；'),
  };
}

/** Words that must not stand in a record: blame, promises, guesses. */
export function forbidden(run: Judged): Finding {
  if (!stated(run)) return NOT_APPLICABLE;
  const words = run.script.expected.forbidden ?? [];
  const found = words.filter((one) => recordOf(run).includes(one));
  return judged(found.length === 0 && recordOf(run) !== '', { found: found.join(' ') });
}

const recordOf = (run: Judged): string => {
  const { form, answers } = run.end;
  const said = Object.values(answers).map((one) => one.said);
  return [form.narrative, form.place, form.callerName, form.callbackNumber, ...said].join('\n').trim();
};

/** The chosen item leads to the departments that have to do with it (附件2). */
export function departments(run: Judged): Finding {
  const { departments: expected } = run.script.expected;
  if (expected === undefined) return NOT_APPLICABLE;
  const chosen = run.lists.rows.find(({ code }) => code === run.end.row);
  const item = chosen?.items.find(({ code }) => code === run.end.item);
  const found = (item ?? chosen)?.departments ?? [];
  return judged(
    expected.every((no) => found.includes(no)),
    { at: rowChosenAt(run), found: found.join(' '), expected: expected.join(' ') },
  );
}

/** 三（二）2: who takes it was settled in the call, as it had to be. */
export function settled(run: Judged): Finding {
  const { settles: expected } = run.script.expected;
  if (expected === undefined) return NOT_APPLICABLE;
  const last = allOf(run, 'settled').at(-1);
  const found = last?.body.takenBy;
  return judged(found === expected, { at: last?.at, found, expected });
}

/** Nothing was promised that is not the operator's to promise: by the record, and by the trainer who listened. */
export function promise(run: Judged): Finding {
  const heard = allOf(run, 'practiceLed').find(({ body: { act } }) => act.do === 'promised');
  const words = run.script.expected.promises;
  if (words === undefined && heard === undefined) return NOT_APPLICABLE;
  const written = allOf(run, 'fieldsWritten').find(({ body }) => cueOf(run.script, body) === 'promised');
  const found = words?.find((one) => written?.body.fields.narrative?.includes(one));
  return judged(written === undefined && heard === undefined, { at: written?.at ?? heard?.at, found });
}

/** The number under which the caller can be reached: his own read back, or another one. */
export function callback(run: Judged): Finding {
  if (!stated(run)) return NOT_APPLICABLE;
  const written = allOf(run, 'fieldsWritten').find(
    ({ body: { fields } }) => (fields.callbackNumber ?? '').trim() !== '',
  );
  return judged(written !== undefined, { at: written?.at });
}

/** Every answered call ends in a saved matter, or in a named non-case where none was stated. */
export function ending(run: Judged): Finding {
  if (ringing(run).answered === undefined) return NOT_APPLICABLE;
  const state = run.end;
  const at = firstOf(run, 'submitted')?.at ?? firstOf(run, 'nonCaseMarked')?.at;
  return judged(stated(run) ? state.saved : state.nonCase !== undefined && !state.saved, { at });
}

/** Two callers about one event are one event on record; the first of them has nothing to be linked to yet. */
export function linked(run: Judged): Finding {
  const before = firstOf(run, 'practiceBegun')?.body.besides;
  if (before === undefined) return NOT_APPLICABLE;
  const last = allOf(run, 'practiceLinked').at(-1);
  return judged(last?.body.calls.includes(before) ?? false, { at: last?.at });
}
