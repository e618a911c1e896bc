/** Branded strings: an id of one kind cannot be given where another is asked. Made by the id maker alone. */
export type Branded<T, B extends string> = T & { readonly __brand: B };

export type EventId = Branded<string, 'EventId'>;
export type CallId = Branded<string, 'CallId'>;
export type LegId = Branded<string, 'LegId'>;
export type AttemptId = Branded<string, 'AttemptId'>;
export type HandoverId = Branded<string, 'HandoverId'>;
export type OrderId = Branded<string, 'OrderId'>;
export type IncidentId = Branded<string, 'IncidentId'>;
export type PrecedentId = Branded<string, 'PrecedentId'>;
/** Staff number of a person: letters, digits, dash. */
export type PersonId = Branded<string, 'PersonId'>;
/** A short message between seats. */
export type LetterId = Branded<string, 'LetterId'>;
/** One lending of seats between two cities (三（五）). */
export type LendingId = Branded<string, 'LendingId'>;
export type RecordingId = Branded<string, 'RecordingId'>;
/** `12345-001`, `110-001`: side and number of the desk. A lent one's work is told as that of `12345-001@510100` (`seatAbroad`). */
export type SeatId = Branded<string, 'SeatId'>;

/** Makes ids that sort by the time they were made (UUID v7). Built at the composition root and passed in. */
export type IdMaker = () => string;

const SEAT = /^(12345|110)-\d{3,5}$/;

/** The seat id in `text`, or undefined where it is not one. */
export const parseSeatId = (text: string): SeatId | undefined =>
  SEAT.test(text) ? (text as SeatId) : undefined;

/** A number may be given in two cities: in what another city tells of its seat, the city stands behind it. */
export const seatAbroad = (seat: SeatId, city: string): SeatId => `${seat}@${city}` as SeatId;
export const cityAbroad = (seat: SeatId): string | undefined => seat.split('@', 2)[1];
