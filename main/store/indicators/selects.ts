// The SQL of the counts; what each of them means is said by shared/indicators/countFacts.ts.
import { LONGEST } from '@shared/indicators/plausible';
import type { Columns } from './grouped';

interface Select {
  readonly select: string;
  readonly columns: Columns;
}

/** A duration, NULL where the machine's clock was set in between or one of the ends is missing. */
const took = (from: string, to: string): string =>
  `CASE WHEN ${to} - ${from} BETWEEN 0 AND ${LONGEST} THEN ${to} - ${from} END`;
const sum = (value: string): string => `coalesce(sum(${value}), 0)`;

const NOBODY: Columns = {
  at: '',
  seat: '',
  person: 'NULL',
  lentTo: 'lent_to',
  row: 'NULL',
  level: 'NULL',
  division: 'NULL',
};

export const CONTACTS: Select = {
  columns: {
    at: 'offered_at',
    seat: 'seat',
    person: 'person',
    lentTo: 'lent_to',
    row: 'row',
    level: 'level',
    division: 'division',
  },
  select: `
    WITH taken AS (
      SELECT @key AS key, caller, rang, answered_at, left_at, wrapped_at, missed, cause, held_ms, kind, direct,
             ${took('offered_at', 'answered_at')} AS ring,
             ${took('coalesce(queued_at, offered_at)', 'answered_at')} AS wait,
             ${took('answered_at', 'left_at')} AS gone,
             ${took('left_at', 'wrapped_at')} AS wrap,
             ${took('answered_at', 'dispatched_at')} AS dispatch
      FROM contacts @from
      WHERE @where AND (answered_at IS NOT NULL OR left_at IS NOT NULL OR missed = 1)
    )
    SELECT key, ${sum('rang')} AS offered, count(answered_at) AS answered, ${sum('ring <= 15000')} AS answeredIn15,
      count(DISTINCT caller) AS callers,
      count(DISTINCT CASE WHEN answered_at IS NOT NULL THEN caller END) AS callersAnswered,
      ${sum('missed')} AS missed,
      ${sum("answered_at IS NULL AND missed = 0 AND cause IN ('cancelledThere', 'hungUpThere')")} AS abandoned,
      ${sum('ring')} AS ringMs, count(ring) AS rings, ${sum('wait')} AS waitMs, count(wait) AS waits,
      ${sum('max(0, gone - held_ms)')} AS talkMs, count(gone) AS talks, ${sum('min(gone, held_ms)')} AS holdMs,
      ${sum('CASE WHEN answered_at IS NOT NULL THEN wrap END')} AS wrapUpMs,
      count(CASE WHEN answered_at IS NOT NULL THEN wrap END) AS wrapUps,
      ${sum('dispatch')} AS toDispatchMs, count(dispatch) AS dispatches,
      ${sum("answered_at IS NOT NULL AND kind = 'consultation'")} AS consultations,
      ${sum("answered_at IS NOT NULL AND kind = 'consultation' AND direct")} AS direct,
      ${sum(`CASE WHEN answered_at IS NULL THEN 0 ELSE (ring IS NULL) + (left_at IS NOT NULL AND gone IS NULL)
        + (left_at IS NOT NULL AND wrapped_at IS NOT NULL AND wrap IS NULL) END`)} AS doubtful
    FROM taken GROUP BY key`,
};

const CLIMB_COLUMNS: Columns = {
  at: 'climbs.started_at',
  seat: 'climbs.seat',
  person: 'climbs.person',
  lentTo: 'climbs.lent_to',
  row: `coalesce(contacts.row, '')`,
  level: 'contacts.level',
  division: `coalesce(contacts.division, '')`,
};

export const CLIMBS: Select = {
  columns: CLIMB_COLUMNS,
  select: `
    SELECT @key AS key, count(*) AS attempts, ${sum("step = 'transfer'")} AS transfers,
      count(climbs.answered_at) AS partnerAnswered, ${sum("result = 'handedOff'")} AS transferred,
      ${sum("result = 'threeParty'")} AS threeParty
    FROM climbs LEFT JOIN contacts ON contacts.call = climbs.call @from WHERE @where GROUP BY 1`,
};

/** The lower of the two in the middle where their number is even. */
export const MEDIANS: Select = {
  columns: CLIMB_COLUMNS,
  select: `
    WITH times AS (
      SELECT @key AS key, ended_at - started_at AS ms,
        row_number() OVER (PARTITION BY @key ORDER BY ended_at - started_at) AS place,
        count(*) OVER (PARTITION BY @key) AS size
      FROM climbs LEFT JOIN contacts ON contacts.call = climbs.call @from
      WHERE @where AND result IN ('handedOff', 'threeParty') AND ended_at - started_at BETWEEN 0 AND ${LONGEST}
    )
    SELECT key, ms AS handoverMs FROM times WHERE place = (size + 1) / 2`,
};

export const SENTS: Select = {
  columns: { ...NOBODY, at: 'at', seat: 'seat', person: 'person', row: 'row', level: 'level' },
  select: `SELECT @key AS key, count(*) AS sent, ${sum('returned')} AS returned
    FROM sents @from WHERE @where GROUP BY 1`,
};

export const STAGES: Select = {
  columns: { ...NOBODY, at: 'due_at', seat: 'seat', row: 'row', level: 'level' },
  select: `
    SELECT @key AS key, ${sum("stage = 'firstResponse'")} AS responsesDue,
      ${sum("stage = 'firstResponse' AND met_at <= due_at")} AS responsesInTime,
      ${sum("stage = 'progress'")} AS progressDue, ${sum("stage = 'progress' AND met_at <= due_at")} AS progressInTime
    FROM stages @from WHERE @where AND (met_at IS NOT NULL OR due_at <= :asOf) GROUP BY 1`,
};

const PART = 'max(0, min(coalesce(until, :asOf), :to) - max(since, :from))';

/** A stretch counts with the part of it that lies in the range. */
export const SPANS: Select = {
  columns: { ...NOBODY, at: ':from', seat: 'seat', person: 'person' },
  select: `
    SELECT @key AS key,
      ${sum(`CASE WHEN state IN ('offered', 'busy', 'wrapUp') THEN ${PART} END`)} AS contactMs,
      ${sum(`CASE WHEN state = 'available' THEN ${PART} END`)} AS idleMs,
      ${sum(`CASE WHEN state = 'pause' THEN ${PART} END`)} AS pauseMs
    FROM spans @from WHERE @where AND since < :to AND (until IS NULL OR until > :from) AND ${PART} > 0 GROUP BY 1`,
};
