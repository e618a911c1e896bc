// Runs in the host. Letters that come to the seats of this host, and the desks that are told of them.
import { seatStream } from '@shared/events/StreamId';
import type { SeatId } from '@shared/kernel/ids';
import { sideOf } from '@shared/kernel/side';
import { seatRole, unnamedPerson } from '@shared/person/Person';
import type { HandlerDeps } from '../../handlers';
import { takeLetter } from './takeLetter';

/** Answers what ends it. */
export function runLead(deps: HandlerDeps): readonly (() => void)[] {
  const { store, link, post, people, push, options } = deps;
  return [
    link.onLetter((seat, letter) =>
      takeLetter(
        {
          ...deps,
          tellNotDone: (to, at, { code, message }) =>
            push({ seat: to, page: 'desk' }, 'lead.notDone', { seat: at, code, message }),
          answer: (from, { from: to }, body) =>
            post.send(from, people.at(from) ?? unnamedPerson(seatRole(sideOf(from))), [to], body),
        },
        seat,
        letter,
      ),
    ),
    store.onCommitted((events) => {
      const seats = new Set<SeatId>(
        events
          .filter(({ stream, seat, body }) => stream === seatStream(seat) && body.type.startsWith('letter'))
          .map(({ seat }) => seat),
      );
      for (const seat of seats)
        if (options.seats.includes(seat))
          void post.box(seat).then((box) => push({ seat, page: 'desk' }, 'letter.changed', box));
    }),
  ];
}
