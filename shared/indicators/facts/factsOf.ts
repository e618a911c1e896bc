import type { RecordedEvent } from '../../events/RecordedEvent';
import type { CallId, SeatId } from '../../kernel/ids';
import { workOf } from '../../seat/lending/WorkTold';
import type { Seat } from '../../seat/Seat';
import type { Climb, Contact, Facts, Sent, Span, Stage, WhoThere } from './Facts';
import { contactOfLeaver, foldContact, type OpenContact } from './foldContacts';
import { createOrderFold } from './foldOrders';
import { movesSeat, seatAfter, spanOf, whoAt } from './foldSpans';

type Open<T> = { -readonly [K in keyof T]: T[K] };

/**
 * What the log says for the indicators: the definition. The store keeps the same lines in tables, event by event
 * (main/store/projections); a test holds the two against each other.
 */
export function factsOf(log: readonly RecordedEvent[]): Facts {
  const seats = createSeatFold();
  const contacts = new Map<string, OpenContact>();
  const climbs = createClimbFold();
  const orders = createOrderFold(({ seat }) => seats.who(seat));
  const told = createToldFold();
  const change = (call: string | undefined, to: Partial<OpenContact>): void => {
    const contact = contacts.get(`call:${call}`);
    if (contact) contacts.set(`call:${call}`, { ...contact, ...to });
  };
  for (const event of log) {
    const { stream, seat, at, body } = event;
    if (movesSeat(event)) seats.take(event);
    if (stream.startsWith('loan:')) told.take(event);
    else if (stream.startsWith('call:')) {
      const contact = foldContact(contacts.get(stream), event, seats.who(seat));
      if (contact) contacts.set(stream, contact);
      climbs.take(event, seats.who(seat));
    } else if (stream.startsWith('order:')) {
      orders.take(event);
      if (body.type === 'orderCreated' && body.side === '110' && body.draft === undefined) {
        const known = contacts.get(`call:${body.call}`)?.dispatchedAt;
        change(body.call, { dispatchedAt: known ?? at });
      }
    } else if (body.type === 'queueLeft') contacts.set(stream, contactOfLeaver(event, body));
    else if (body.type === 'callMissed') change(body.call, { missed: 1 });
  }
  const listed = [...contacts.values()].map(({ leg: _, ...contact }) => contact);
  const own: Facts = { contacts: listed, spans: seats.spans, climbs: climbs.facts(), ...orders.facts() };
  return told.beside(own);
}

/** What seats of other cities did on loan (三（五）): a line that is told again takes the place of the one before. */
function createToldFold() {
  const contacts = new Map<string, Contact>();
  const climbs = new Map<string, Climb>();
  const sents = new Map<string, Sent>();
  const stages = new Map<string, readonly Stage[]>();
  const spans = new Map<string, Span>();
  return {
    take(event: RecordedEvent): void {
      const work = workOf(event);
      for (const one of work.contacts) contacts.set(one.call, one);
      for (const one of work.climbs) climbs.set(one.attempt, one);
      for (const one of work.sents) sents.set(`${one.order} ${one.seat} ${one.at}`, one);
      for (const { order } of work.stages)
        stages.set(
          order,
          work.stages.filter((one) => one.order === order),
        );
      for (const one of work.spans) {
        const key = `${one.seat} ${one.since} ${one.state}`;
        spans.delete(key);
        spans.set(key, one);
      }
    },
    beside: (own: Facts): Facts => ({
      contacts: [...own.contacts, ...contacts.values()],
      climbs: [...own.climbs, ...climbs.values()],
      sents: [...own.sents, ...sents.values()],
      stages: [...own.stages, ...[...stages.values()].flat()],
      spans: [...spans.values(), ...own.spans],
    }),
  };
}

const SAME = ['person', 'lentTo', 'state', 'reason'] as const;

function createSeatFold() {
  const seats = new Map<SeatId, Seat>();
  const spans: Open<Span>[] = [];
  const lasting = new Map<SeatId, Open<Span>>();
  return {
    spans,
    who: (seat: SeatId): WhoThere => whoAt(seats.get(seat)),
    take(event: RecordedEvent): void {
      const before = seats.get(event.seat);
      const after = seatAfter(before, event);
      seats.set(event.seat, after);
      const is = spanOf(after);
      const last = lasting.get(event.seat);
      if (last && SAME.every((name) => last[name] === is[name])) return;
      if (last) last.until = event.at;
      const span: Open<Span> = { seat: event.seat, ...is, since: event.at, until: null };
      lasting.set(event.seat, span);
      spans.push(span);
    },
  };
}

function createClimbFold() {
  const climbs = new Map<string, Open<Climb> & { leg: string }>();
  return {
    take({ stream, seat, at, body }: RecordedEvent, who: WhoThere): void {
      if (body.type === 'attemptStarted' && !climbs.has(body.attempt)) {
        const { attempt, step, leg } = body;
        const call = stream.slice('call:'.length) as CallId;
        const open = { answeredAt: null, endedAt: null, result: null };
        climbs.set(attempt, { attempt, call, seat, ...who, step, leg, startedAt: at, ...open });
      }
      if (body.type === 'attemptEnded') {
        const climb = climbs.get(body.attempt);
        if (climb?.result === null) Object.assign(climb, { endedAt: at, result: body.result });
      }
      if (body.type === 'legAnswered')
        for (const climb of climbs.values())
          if (`call:${climb.call}` === stream && climb.leg === body.leg) climb.answeredAt ??= at;
    },
    facts: (): readonly Climb[] => [...climbs.values()].map(({ leg: _, ...climb }) => climb),
  };
}
