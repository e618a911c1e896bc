import type { Grouping, Question } from '@shared/indicators/Question';

/** SQL of what lines are grouped and filtered by; `NULL` where the table does not know it. */
export interface Columns {
  readonly at: string;
  readonly seat: string;
  readonly person: string;
  readonly lentTo: string;
  readonly row: string;
  readonly level: string;
  readonly division: string;
}

const HOURS = (at: string): string => `((${at} + 28800000) / 3600000)`;

function keyOf(by: Grouping, { at, seat, person, row, level, division }: Columns): string {
  switch (by) {
    case 'all':
      return `''`;
    case 'side':
      return `CASE WHEN ${seat} LIKE '110-%' THEN '110' ELSE '12345' END`;
    case 'place':
      return 'places.value';
    case 'seat':
      return seat;
    case 'person':
      return `coalesce(${person}, '')`;
    case 'row':
      return `coalesce(${row}, '')`;
    case 'division':
      return `coalesce(${division}, '')`;
    case 'level':
      return `coalesce(${level}, '')`;
    case 'day':
      return `${HOURS(at)} / 24`;
    case 'hour':
      return `${HOURS(at)} % 24`;
    case 'weekHour':
      return `(${HOURS(at)} / 24 + 3) % 7 * 24 + ${HOURS(at)} % 24`;
  }
}

/**
 * Completes a select of counts: `@key` its group, `@from` the join with the places of seats, `@where` the conditions.
 * Only names of columns are written into the text; what the question says is bound.
 */
export function grouped(select: string, question: Question, columns: Columns): string {
  const { at, seat, person, lentTo, row, level } = columns;
  const conditions = [
    `${at} >= :from AND ${at} < :to`,
    ...(question.side === undefined ? [] : [`(${seat} LIKE '110-%') = (:side = '110')`]),
    ...(question.seats === undefined
      ? []
      : [`(${seat} IN (SELECT value FROM json_each(:seats)) OR ${lentTo} = :lentTo)`]),
    ...(question.person === undefined ? [] : [`${person} = :person`]),
    ...(question.row === undefined ? [] : [`${row} = :row`]),
    ...(question.level === undefined ? [] : [`${level} = :level`]),
    ...(question.by === 'place' ? ['places.value IS NOT NULL'] : []),
  ];
  // The seat's own place, and the city that it was lent to: one line each.
  const own = `coalesce(home.value, iif(:bothCities AND instr(${seat}, '@'), substr(${seat}, instr(${seat}, '@') + 1), NULL))`;
  const places = `LEFT JOIN (SELECT key, value FROM json_each(:places)) AS home ON home.key = ${seat}
    JOIN json_each(json_array(${own}, iif(:bothCities AND ${lentTo} IS NOT ${own}, nullif(${lentTo}, ''), NULL)))
    AS places`;
  return select
    .replaceAll('@key', keyOf(question.by, columns))
    .replaceAll('@from', question.by === 'place' ? places : '')
    .replaceAll('@where', conditions.join(' AND '));
}

export const bound = ({
  from,
  to,
  asOf,
  side,
  seats,
  lentTo,
  bothCities,
  places,
  person,
  row,
  level,
}: Question): object => ({
  from,
  to,
  asOf,
  side: side ?? null,
  seats: JSON.stringify(seats ?? []),
  lentTo: lentTo ?? null,
  bothCities: bothCities ? 1 : 0,
  places: JSON.stringify(places ?? {}),
  person: person ?? null,
  row: row ?? null,
  level: level ?? null,
});
