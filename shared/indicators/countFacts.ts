import { COUNTS, type Counts, type CountTable, NO_COUNTS } from './Counts';
import type { Climb, Contact, Facts, Sent, Span, Stage } from './facts/Facts';
import { groupKeys } from './groupKeys';
import { plausible } from './plausible';
import { knowsSpans, type Question } from './Question';

type Part = Partial<Counts>;

/** The definition of every count, over the lines of the log. The store asks the same of its tables in SQL. */
export function countFacts(facts: Facts, question: Question): CountTable {
  const table = new Map<string, Counts>();
  const medians = new Map<string, number[]>();
  const callers = new Map<string, Map<string, boolean>>();
  const add = (keys: readonly string[], part: Part): void => {
    for (const key of keys) {
      const before = table.get(key) ?? NO_COUNTS;
      const sum = { ...before } as Record<string, number>;
      for (const name of COUNTS) if (name !== 'handoverMs') sum[name] = before[name] + (part[name] ?? 0);
      table.set(key, sum as unknown as Counts);
    }
  };
  const rowOf = new Map(
    facts.contacts.map(({ call, row, level, division }) => [call, { row, level, division }]),
  );

  for (const contact of facts.contacts) {
    if (!isDecided(contact)) continue;
    const keys = groupKeys(question, { ...contact, at: contact.offeredAt });
    add(keys, ofContact(contact));
    for (const key of keys) {
      const known = callers.get(key) ?? new Map<string, boolean>();
      callers.set(key, known.set(contact.caller, known.get(contact.caller) || contact.answeredAt !== null));
    }
  }
  for (const [key, known] of callers)
    add([key], { callers: known.size, callersAnswered: [...known.values()].filter(Boolean).length });
  for (const climb of facts.climbs) {
    const keys = groupKeys(question, { ...UNKNOWN, ...climb, ...rowOf.get(climb.call), at: climb.startedAt });
    add(keys, ofClimb(climb));
    const took = handoverMs(climb);
    if (took === undefined) continue;
    for (const key of keys) medians.set(key, [...(medians.get(key) ?? []), took]);
  }
  for (const sent of facts.sents) add(groupKeys(question, sent), ofSent(sent));
  for (const stage of facts.stages)
    if (stage.metAt !== null || stage.dueAt <= question.asOf)
      add(groupKeys(question, { ...stage, at: stage.dueAt }), ofStage(stage));
  if (knowsSpans(question))
    for (const span of facts.spans) {
      const ms = msWithin(span, question);
      if (ms > 0) add(groupKeys(question, { ...span, at: question.from }), ofSpan(span.state, ms));
    }
  for (const [key, times] of medians)
    table.set(key, { ...(table.get(key) ?? NO_COUNTS), handoverMs: medianOf(times) });
  return table;
}

const UNKNOWN = { row: '', level: null, division: '' };

/** A call that still rings says nothing yet. */
const isDecided = ({ answeredAt, leftAt, missed }: Contact): boolean =>
  answeredAt !== null || leftAt !== null || missed === 1;

const FAST = 15_000;

function ofContact(contact: Contact): Part {
  const { queuedAt, offeredAt, answeredAt, leftAt, wrappedAt, missed, dispatchedAt } = contact;
  if (answeredAt === null) {
    const isGone = contact.cause === 'cancelledThere' || contact.cause === 'hungUpThere';
    return { offered: contact.rang, missed, abandoned: missed === 0 && isGone ? 1 : 0 };
  }
  const ring = plausible(offeredAt, answeredAt);
  const wait = plausible(queuedAt ?? offeredAt, answeredAt);
  const gone = leftAt === null ? undefined : plausible(answeredAt, leftAt);
  const wrap = leftAt === null || wrappedAt === null ? undefined : plausible(leftAt, wrappedAt);
  const dispatch = dispatchedAt === null ? undefined : plausible(answeredAt, dispatchedAt);
  return {
    offered: 1,
    answered: 1,
    answeredIn15: ring !== undefined && ring <= FAST ? 1 : 0,
    missed,
    ...timed('ringMs', 'rings', ring),
    ...timed('waitMs', 'waits', wait),
    ...timed('talkMs', 'talks', gone === undefined ? undefined : Math.max(0, gone - contact.heldMs)),
    holdMs: gone === undefined ? 0 : Math.min(gone, contact.heldMs),
    ...timed('wrapUpMs', 'wrapUps', wrap),
    ...timed('toDispatchMs', 'dispatches', dispatch),
    consultations: contact.kind === 'consultation' ? 1 : 0,
    direct: contact.kind === 'consultation' ? contact.direct : 0,
    doubtful:
      (ring === undefined ? 1 : 0) +
      (leftAt !== null && gone === undefined ? 1 : 0) +
      (leftAt !== null && wrappedAt !== null && wrap === undefined ? 1 : 0),
  };
}

const timed = (sum: keyof Counts, count: keyof Counts, took: number | undefined): Part =>
  took === undefined ? {} : { [sum]: took, [count]: 1 };

const ofClimb = ({ step, answeredAt, result }: Climb): Part => ({
  attempts: 1,
  transfers: step === 'transfer' ? 1 : 0,
  partnerAnswered: answeredAt === null ? 0 : 1,
  transferred: result === 'handedOff' ? 1 : 0,
  threeParty: result === 'threeParty' ? 1 : 0,
});

/** From the start of a climb until the caller was with the partner, or all three were. */
const handoverMs = ({ startedAt, endedAt, result }: Climb): number | undefined =>
  endedAt !== null && (result === 'handedOff' || result === 'threeParty')
    ? plausible(startedAt, endedAt)
    : undefined;

const ofSent = ({ returned }: Sent): Part => ({ sent: 1, returned });

function ofStage({ stage, dueAt, metAt }: Stage): Part {
  const inTime = metAt !== null && metAt <= dueAt ? 1 : 0;
  return stage === 'firstResponse'
    ? { responsesDue: 1, responsesInTime: inTime }
    : { progressDue: 1, progressInTime: inTime };
}

const CONTACT: ReadonlySet<string> = new Set(['offered', 'busy', 'wrapUp']);

/** The part of a stretch that lies in the range. */
const msWithin = ({ since, until }: Span, { from, to, asOf }: Question): number =>
  Math.max(0, Math.min(until ?? asOf, to) - Math.max(since, from));

function ofSpan(state: Span['state'], ms: number): Part {
  if (CONTACT.has(state)) return { contactMs: ms };
  if (state === 'available') return { idleMs: ms };
  return state === 'pause' ? { pauseMs: ms } : {};
}

/** Of an even number the lower of the two in the middle: a duration that somebody really had. */
export const medianOf = (times: readonly number[]): number =>
  [...times].sort((a, b) => a - b)[Math.ceil(times.length / 2) - 1] ?? 0;
