import { allOf, firstOf, type Run, ringing } from './Run';
import type { Finding } from './Score';

const NOT_APPLICABLE: Finding = { share: 0, verdict: 'notApplicable' };

/** Whole weight within the limit, half of it up to twice the limit, nothing later or never. */
function inTime(begin: number | undefined, end: number | undefined, limitS: number): Finding {
  if (begin === undefined) return NOT_APPLICABLE;
  if (end === undefined) return { share: 0, verdict: 'missed', at: begin };
  const tookS = Math.max(0, (end - begin) / 1000);
  if (tookS <= limitS) return { share: 1, verdict: 'met', at: end, tookS };
  return tookS <= 2 * limitS
    ? { share: 0.5, verdict: 'partly', at: end, tookS }
    : { share: 0, verdict: 'missed', at: end, tookS };
}

/** A caller who gave up while it rang, within the limit for answering, was nobody's fault. */
export function answered(run: Run, limitS: number): Finding {
  const { rang, answered: at } = ringing(run);
  const gaveUp = firstOf(run, 'legEnded');
  if (at === undefined && rang !== undefined && gaveUp && gaveUp.at - rang <= limitS * 1000)
    return NOT_APPLICABLE;
  return inTime(rang, at, limitS);
}

/** The first question of the intake that was answered, or the overlap's; a matter was stated. */
export function firstQuestion(run: Run, limitS: number): Finding {
  if (run.script.expected.rows.length === 0) return NOT_APPLICABLE;
  const asked = run.events.find(
    ({ body }) =>
      body.type === 'questionAnswered' ||
      body.type === 'overlapAnswered' ||
      body.type === 'dangerMarked' ||
      (body.type === 'fieldsWritten' && body.fields.place !== undefined),
  );
  return inTime(ringing(run).answered, asked?.at, limitS);
}

export function place(run: Run, limitS: number): Finding {
  if (run.script.expected.rows.length === 0) return NOT_APPLICABLE;
  const written = allOf(run, 'fieldsWritten').find(
    ({ body: { fields } }) => (fields.place ?? '').trim() !== '' || (fields.division ?? '') !== '',
  );
  return inTime(ringing(run).answered, written?.at, limitS);
}

/**
 * From the end of the line that showed the danger; where the program did not hear it, from the first word of a trainer
 * who spoke as the caller, and else from the answer.
 */
export function danger(run: Run, limitS: number): Finding {
  const { expected } = run.script;
  if (expected.danger !== 'now') return NOT_APPLICABLE;
  const { answered: begin } = ringing(run);
  const said = allOf(run, 'practiceSpoken').find(({ body }) => body.line === expected.dangerLine);
  const marked = firstOf(run, 'dangerMarked');
  if (marked && said && marked.at < said.at) return { share: 1, verdict: 'met', at: marked.at, tookS: 0 };
  const inPerson = allOf(run, 'practiceLed').find(({ body: { act } }) => act.do === 'speak');
  if (!said && marked && inPerson && marked.at < inPerson.at)
    return { share: 1, verdict: 'met', at: marked.at, tookS: 0 };
  return inTime(said?.at ?? inPerson?.at ?? begin, marked?.at, limitS);
}

/** No call needs the mouse: whole weight for so many clicks, half for twice as many. An old run was not counted. */
export function hands(run: Run, most: number): Finding {
  const counts = allOf(run, 'practiceHands');
  if (counts.length === 0) return NOT_APPLICABLE;
  const total = (of: 'keys' | 'clicks') => counts.reduce((sum, { body }) => sum + body[of], 0);
  const found = { keys: total('keys'), clicks: total('clicks') };
  const share = found.clicks <= most ? 1 : found.clicks <= 2 * most ? 0.5 : 0;
  return {
    share,
    verdict: share === 1 ? 'met' : share > 0 ? 'partly' : 'missed',
    at: counts.at(-1)?.at,
    hands: found,
  };
}

/** From the answer to the saved order. */
export function totalTime(run: Run, limitS: number): Finding {
  const end = firstOf(run, 'submitted') ?? firstOf(run, 'nonCaseMarked');
  return inTime(ringing(run).answered, end?.at, limitS);
}
