// Runs in the host. Letters that come to the seats of this host, and the desks that are told of them.
import type { RecordedEvent } from '@shared/events/RecordedEvent';
import { seatStream } from '@shared/events/StreamId';
import type { SeatId } from '@shared/kernel/ids';
import type { HandlerDeps } from '../../handlers';
import { beside } from '../beside';
import { lendingsOf } from './lendSeats';
import { personOf } from './personOf';
import { takeLetter } from './takeLetter';
import { tellReturns } from './tellReturns';
import { tellWork } from './tellWork';

/** Answers what ends it. */
export function runLead(deps: HandlerDeps): readonly (() => void)[] {
  const { store, link, post, people, push, options } = deps;
  const personAt = (seat: SeatId) => personOf({ seat, person: people.at(seat) });
  const go = beside(options.log);
  return [
    link.onLetter((seat, letter) =>
      takeLetter(
        {
          ...deps,
          tellNotDone: (to, at, { code, message }) =>
            push({ seat: to }, 'lead.notDone', { seat: at, code, message }),
          answer: (from, { from: to }, body) => post.send(from, personAt(from), [to], body),
        },
        seat,
        letter,
      ),
    ),
    // A practice call counts nowhere else.
    ...(deps.practice
      ? []
      : [tellWork({ ...deps, seats: options.seats, region: (seat) => post.addressOf(seat).region, go })]),
    ...tellReturns({ ...deps, seats: options.seats, personAt, go }),
    store.onCommitted((events) => {
      for (const seat of concerned(events, 'letter'))
        go(post.box(seat).then((box) => push({ seat }, 'letter.changed', box)));
      for (const seat of concerned(events, 'lending'))
        go(lendingsOf(store, seat).then((all) => push({ seat }, 'lend.changed', [...all.values()])));
    }),
  ];

  /** Seats of this host in whose own stream something of this kind happened. */
  function concerned(events: readonly RecordedEvent[], kind: 'letter' | 'lending'): ReadonlySet<SeatId> {
    const own = events.filter(
      ({ stream, seat, body }) => stream === seatStream(seat) && body.type.startsWith(kind),
    );
    return new Set(own.map(({ seat }) => seat).filter((seat) => options.seats.includes(seat)));
  }
}
