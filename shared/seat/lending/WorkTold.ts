import type { RecordedEvent } from '../../events/RecordedEvent';
import type { Climb, Contact, Facts, Sent, Span, Stage } from '../../indicators/facts/Facts';

type Told<T, K extends keyof T = never> = Omit<T, 'seat' | 'person' | 'lentTo' | K>;

export type ToldContact = Told<Contact, 'rang' | 'caller' | 'heldSince'>;
export type ToldClimb = Told<Climb>;
export type ToldSent = Told<Sent>;
export type ToldStage = Told<Stage>;
export type ToldSpan = Told<Span>;

/**
 * What a lent seat has done, told to the city whose calls it took, so that it counts there too (三（五）): the lines that
 * indicators are counted from, whole and for good. Nobody's number, nobody's words, nobody's name. A line that is told
 * again takes the place of the one before. Stream `loan:CITY.THING`.
 */
export interface WorkTold {
  readonly type: 'workTold';
  /** The seat's own city, and the one that it worked for: GB/T 2260. */
  readonly region: string;
  readonly city: string;
  readonly contacts?: readonly ToldContact[] | undefined;
  readonly climbs?: readonly ToldClimb[] | undefined;
  readonly sents?: readonly ToldSent[] | undefined;
  readonly stages?: readonly ToldStage[] | undefined;
  readonly spans?: readonly ToldSpan[] | undefined;
}

export type ToldLines = Pick<WorkTold, 'contacts' | 'climbs' | 'sents' | 'stages' | 'spans'>;

/** Lines as they are told: what names a person or a caller is left out. */
export const toTell = (facts: Partial<Facts>): ToldLines => ({
  contacts: told(facts.contacts, ({ rang: _, caller: __, heldSince: ___, ...line }) => bare(line)),
  climbs: told(facts.climbs, bare),
  sents: told(facts.sents, bare),
  stages: told(facts.stages, ({ seat: _, lentTo: __, ...line }) => line),
  spans: told(facts.spans, bare),
});

const told = <A, B>(lines: readonly A[] = [], tell: (line: A) => B): readonly B[] | undefined =>
  lines.length === 0 ? undefined : lines.map(tell);

function bare<T extends { readonly seat: unknown; readonly person: unknown; readonly lentTo: unknown }>({
  seat: _,
  person: __,
  lentTo: ___,
  ...line
}: T): Omit<T, 'seat' | 'person' | 'lentTo'> {
  return line;
}

/** The lines at the host of the city that it was told to. What a seat of this host told is counted from its own events. */
export function workOf({ seat, origin, body }: RecordedEvent): Facts {
  if (body.type !== 'workTold' || origin !== 'platform') return NONE;
  const { region, city } = body;
  const who = { seat, person: '', lentTo: city };
  return {
    contacts: (body.contacts ?? []).map((line) => ({
      ...line,
      ...who,
      rang: 1,
      heldSince: null,
      // The same for every seat that one waiting caller rang at.
      caller: line.queuedAt === null ? line.call : `${region} ${line.queuedAt}`,
    })),
    climbs: (body.climbs ?? []).map((line) => ({ ...line, ...who })),
    sents: (body.sents ?? []).map((line) => ({ ...line, ...who })),
    stages: (body.stages ?? []).map((line) => ({ ...line, seat, lentTo: city })),
    spans: (body.spans ?? []).map((line) => ({ ...line, ...who })),
  };
}

const NONE: Facts = { contacts: [], climbs: [], sents: [], stages: [], spans: [] };
