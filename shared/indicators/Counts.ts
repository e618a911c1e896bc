/** What is counted, and summed up in milliseconds, for one line of a table. Every indicator is worked out of these. */
export const COUNTS = [
  'offered',
  'answered',
  'answeredIn15',
  'callers',
  'callersAnswered',
  'missed',
  'abandoned',
  'ringMs',
  'rings',
  'waitMs',
  'waits',
  'talkMs',
  'talks',
  'holdMs',
  'wrapUpMs',
  'wrapUps',
  /** Durations that were left out because the machine's clock was set in between. */
  'doubtful',
  'toDispatchMs',
  'dispatches',
  'attempts',
  'transfers',
  'partnerAnswered',
  'transferred',
  'threeParty',
  'handoverMs',
  'sent',
  'returned',
  'consultations',
  'direct',
  'responsesDue',
  'responsesInTime',
  'progressDue',
  'progressInTime',
  'contactMs',
  'idleMs',
  'pauseMs',
] as const;

export type CountName = (typeof COUNTS)[number];

/** `handoverMs` is the median, null where nobody was handed over; all others are sums. */
export type Counts = { readonly [K in Exclude<CountName, 'handoverMs'>]: number } & {
  readonly handoverMs: number | null;
};

export const NO_COUNTS: Counts = Object.fromEntries(
  COUNTS.map((name) => [name, name === 'handoverMs' ? null : 0]),
) as unknown as Counts;

/** Lines by the key of their group: a row, a seat, an hour as text. */
export type CountTable = ReadonlyMap<string, Counts>;
