// The names on the wire: subjects, streams, buckets. What is said under them is in messages.ts; docs/platform.md tells both.
import type { EventId, HandoverId, LetterId, SeatId } from '../../kernel/ids';
import { parseSeatId } from '../../kernel/ids';
import { type Side, sideOf } from '../../kernel/side';

/** Version of the wire format, in every subject and message. A reader keeps what is newer, and never guesses. */
export const WIRE_VERSION = 1;

const ROOT = `linkage.v${WIRE_VERSION}`;

/** Who speaks: the division of the seat's centre (GB/T 2260, six digits) and the seat. */
export interface Station {
  readonly region: string;
  readonly seat: SeatId;
}

/** JetStream's names at the platform. */
export const STREAMS = {
  /** All that seats record; read by the platform and its bridges, and by a seat for its own numbers. */
  events: 'EVENTS',
  /** What both sides may know: dispatched orders and precedents. */
  shared: 'SHARED',
  /** Where each seat's chain stood, signed by the seat: kept longer than anything else, and never purged. */
  checkpoints: 'CHECKPOINT',
  /** 移交单, for a day. */
  handovers: 'HANDOVER',
  /** Short letters between seats, for a day. */
  letters: 'LETTERS',
  presence: 'KV_presence',
  reference: 'KV_reference',
} as const;

/** Where a seat's account finds the platform's JetStream API (docs/platform-admin.md, imports). */
export const API_PREFIX = 'PLATFORM.API';

/** Numbers that share one subject: few subjects for the server, and one count tells whether a block is whole. */
export const BLOCK = 4_096;

export const blockOf = (seatNo: number): number => Math.floor((seatNo - 1) / BLOCK);

const station = ({ region, seat }: Station): string => `${ROOT}.${region}.${sideOf(seat)}.${seat}`;

/** Everything that a seat may publish begins so. */
export const ownSubjects = (who: Station): string => `${station(who)}.>`;

/** `chain`: which log the numbers are of (`chainOf`). */
export const eventSubject = (who: Station, chain: string, seatNo: number): string =>
  `${station(who)}.event.${chain}.${blockOf(seatNo)}`;
export const ownEvents = (who: Station, chain = '>'): string =>
  chain === '>' ? `${station(who)}.event.>` : `${station(who)}.event.${chain}.*`;

/** One subject an event, and the stream keeps one message a subject: so it holds each once, and a list tells which. */
export const sharedSubject = (who: Station, stream: string, event: EventId): string => {
  const [thing = '', id = ''] = stream.split(':', 2);
  return `${station(who)}.shared.${thing}.${thing === LOAN ? id : subjectToken(id)}.${subjectToken(event)}`;
};
/** What lent seats tell the city that they worked for: its name stands in the stream and follows as a token of its own. */
const LOAN = 'loan';
/** All that was done on loan for this city, whichever city's seats did it (三（五）). */
export const loansTo = (region: string): string => `${ROOT}.*.*.*.shared.${LOAN}.${region}.>`;
export const ownShared = (who: Station): string => `${station(who)}.shared.>`;
export const sharedOfRegion = (region: string): string => `${ROOT}.${region}.*.*.shared.>`;

export const handoverSubject = (who: Station, id: HandoverId): string =>
  `${station(who)}.handover.${subjectToken(id)}`;
/** A hand-over record by its id alone, whoever wrote it. */
export const anyHandover = (id: HandoverId): string => `${ROOT}.*.*.*.handover.${subjectToken(id)}`;

/** Its reader stands behind the writer, so that each follows what is for him. */
export const letterSubject = (who: Station, to: Station, id: LetterId): string =>
  `${station(who)}.letter.${to.region}.${to.seat}.${subjectToken(id)}`;
export const lettersTo = ({ region, seat }: Station): string => `${ROOT}.*.*.*.letter.${region}.${seat}.*`;
export const checkpointSubject = (who: Station): string => `${station(who)}.checkpoint`;

export const presenceSubject = ({ region, seat }: Station): string =>
  `$KV.presence.${region}.${sideOf(seat)}.${seat}`;
export const presenceOfRegion = (region: string): string => `$KV.presence.${region}.>`;
/** In place of a region: a lead is heard in every city, where other leads ask him for seats (三（五）). */
export const EVERY_CITY = 'all';
/** In another city, or in every one; its own city stands behind, as a number may be given in two. */
export const presenceAbroad = (who: Station, city: string): string =>
  `$KV.presence.${city}.${sideOf(who.seat)}.${who.seat}.${who.region}`;

/** `scope`: `all`, or a region whose own data come before those for all. */
export const referenceSubject = (scope: string, group: string): string => `$KV.reference.${scope}.${group}`;
export const ALL_REFERENCE = '$KV.reference.>';

/** What the streams take in. */
export const STREAM_SUBJECTS = {
  [STREAMS.events]: `${ROOT}.*.*.*.event.>`,
  [STREAMS.shared]: `${ROOT}.*.*.*.shared.>`,
  [STREAMS.checkpoints]: `${ROOT}.*.*.*.checkpoint`,
  [STREAMS.handovers]: `${ROOT}.*.*.*.handover.*`,
  [STREAMS.letters]: `${ROOT}.*.*.*.letter.>`,
  [STREAMS.presence]: '$KV.presence.>',
  [STREAMS.reference]: ALL_REFERENCE,
} as const;

/** Names its consumers. A number may be given in two cities. */
export const consumerOf = ({ region, seat }: Station): string => `${region}-${seat}`;

/** Replies come to the seat's own inbox alone. */
export const inboxOf = (who: Station): string => `_INBOX_${consumerOf(who)}`;

/** Ids are ours, and an order's id may have a dot before its running number, which would split the subject. */
const subjectToken = (id: string): string => id.replaceAll('.', '~');

/** Who published under this subject: the server let nobody else. Undefined where it is none of ours. */
export function stationOf(subject: string): Station | undefined {
  const [root, version, region = '', side, name = ''] = subject.split('.');
  const seat = parseSeatId(name);
  if (`${root}.${version}` !== ROOT || seat === undefined || sideOf(seat) !== (side as Side))
    return undefined;
  return /^\d{6}$/.test(region) ? { region, seat } : undefined;
}

export function stationOfPresence(subject: string): Station | undefined {
  const [, , city = '', side = '', name = '', home = city] = subject.split('.');
  return stationOf(`${ROOT}.${home}.${side}.${name}`);
}
