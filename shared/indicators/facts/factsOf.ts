import type { RecordedEvent } from '../../events/RecordedEvent';
import type { CallId, SeatId } from '../../kernel/ids';
import type { Seat } from '../../seat/Seat';
import type { Climb, Facts, Span, WhoThere } from './Facts';
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
  const change = (call: string | undefined, to: Partial<OpenContact>): void => {
    const contact = contacts.get(`call:${call}`);
    if (contact) contacts.set(`call:${call}`, { ...contact, ...to });
  };
  for (const event of log) {
    const { stream, seat, at, body } = event;
    if (movesSeat(event)) seats.take(event);
    if (stream.startsWith('call:')) {
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
  return { contacts: listed, spans: seats.spans, climbs: climbs.facts(), ...orders.facts() };
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
