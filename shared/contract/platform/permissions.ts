// Least privilege, in one place: the administrator's files and the tests are made from it.
import { sideOf } from '../../kernel/side';
import {
  ALL_REFERENCE,
  API_PREFIX,
  consumerOf,
  EVERY_CITY,
  inboxOf,
  lettersTo,
  loansTo,
  ownEvents,
  ownSubjects,
  presenceAbroad,
  presenceOfRegion,
  presenceSubject,
  STREAMS,
  type Station,
  sharedOfRegion,
} from './subjects';

export interface SeatPermissions {
  readonly publish: readonly string[];
  readonly subscribe: readonly string[];
}

/** What a seat follows at the platform: by a consumer that bears its name, with this filter and no other. */
export const followed = (who: Station) =>
  [
    [STREAMS.events, ownEvents(who), consumerOf(who)],
    [STREAMS.shared, sharedOfRegion(who.region), consumerOf(who)],
    [STREAMS.shared, loansTo(who.region), loanConsumer(who)],
    [STREAMS.letters, lettersTo(who), consumerOf(who)],
    [STREAMS.presence, presenceOfRegion(who.region), consumerOf(who)],
    [STREAMS.presence, presenceOfRegion(EVERY_CITY), everyCityConsumer(who)],
    [STREAMS.reference, ALL_REFERENCE, consumerOf(who)],
  ] as const;

/** Another consumer of the same stream: nats-server 2.9 gives a consumer one filter. */
export const everyCityConsumer = (who: Station): string => `${consumerOf(who)}-all`;

export const loanConsumer = (who: Station): string => `${consumerOf(who)}-loans`;

/** All that a seat may say and hear. What is not here, the server refuses. */
export function seatPermissions(who: Station): SeatPermissions {
  const consumers = followed(who).flatMap(([stream, filter, name]) => [
    `${API_PREFIX}.CONSUMER.CREATE.${stream}.${name}.${filter}`,
    `${API_PREFIX}.CONSUMER.INFO.${stream}.${name}`,
    `${API_PREFIX}.CONSUMER.DELETE.${stream}.${name}`,
    `${API_PREFIX}.CONSUMER.MSG.NEXT.${stream}.${name}`,
  ]);
  return {
    publish: [
      ownSubjects(who),
      presenceSubject(who),
      presenceAbroad(who, '*'),
      ...Object.values(STREAMS).map((stream) => `${API_PREFIX}.STREAM.INFO.${stream}`),
      `${API_PREFIX}.DIRECT.GET.${STREAMS.handovers}`,
      ...consumers,
    ],
    subscribe: [`${inboxOf(who)}.>`],
  };
}

/** A service that the platform's account offers to one side's account, and its name there. */
export interface Service {
  readonly subject: string;
  readonly to: string;
  /** More than one answer comes. */
  readonly stream?: true;
}

/** What the account of a side gets from the platform's: its own subjects, and the JetStream calls that seats need. */
export function servicesOf(side: '12345' | '110'): readonly Service[] {
  const api = (call: string, stream?: true): Service => ({
    subject: `$JS.API.${call}`,
    to: `${API_PREFIX}.${call}`,
    ...(stream ? { stream } : {}),
  });
  const own = (subject: string): Service => ({ subject, to: subject });
  return [
    own(`linkage.v1.*.${side}.>`),
    own(`$KV.presence.*.${side}.*`),
    own(`$KV.presence.*.${side}.*.*`),
    api('STREAM.INFO.*'),
    api('CONSUMER.CREATE.*.>'),
    api('CONSUMER.INFO.*.*'),
    api('CONSUMER.DELETE.*.*'),
    api('CONSUMER.MSG.NEXT.*.*', true),
    api(`DIRECT.GET.${STREAMS.handovers}`),
  ];
}

export const accountOf = (who: Station): string => `SIDE_${sideOf(who.seat)}`;
