import type { RecordedEvent } from '@shared/events/RecordedEvent';
import { excerptOf, maskNumber, maskNumbersIn } from '@shared/order/maskNumber';
import type { OrderContent } from '@shared/order/OrderEvent';
import type { Database } from 'better-sqlite3';
import type { Handlers } from './Handlers';

const ORDER = 'order:';
const orderOf = (event: RecordedEvent): string => event.stream.slice(ORDER.length);

/** What of the matter stands on a list: numbers are masked before they get into the table. */
const listed = (content: OrderContent) => ({
  row: content.row,
  item: content.item,
  level: content.level,
  dangerNow: content.dangerNow ? 1 : 0,
  excerpt: excerptOf(content.form.narrative),
  place: maskNumbersIn(content.form.place),
  callerNumber: maskNumber(content.callerNumber),
});

/** Table `orders`: the lines of the list. Keyed by the place of its creation in the log, so newest first is free. */
export function projectOrders(db: Database): Handlers {
  const create = db.prepare(
    `INSERT INTO orders (created_seq, id, number, side, seat, call, row, item, level, danger_now, state,
                         excerpt, place, caller_number, created_at, changed_at, holder, worker_12345, worker_110, linkage,
                         seen_12345, seen_110)
     VALUES (:seq, :id, :number, :side, :seat, :call, :row, :item, :level, :dangerNow, :state,
             :excerpt, :place, :callerNumber, :at, :at, :side, iif(:side = '12345', :worker, ''), iif(:side = '110', :worker, ''), :linkage, :side = '12345', :side = '110') ON CONFLICT (id) DO NOTHING`,
  );
  const edit = db.prepare(
    `UPDATE orders SET row = :row, item = :item, level = :level, danger_now = :dangerNow, excerpt = :excerpt,
            place = :place, caller_number = :callerNumber, changed_at = :at WHERE id = :id`,
  );
  const taken = {
    '12345': db.prepare('UPDATE orders SET worker_12345 = ? WHERE id = ?'),
    '110': db.prepare('UPDATE orders SET worker_110 = ? WHERE id = ?'),
  };
  const workerOf = (person: string | undefined, event: RecordedEvent): string => person ?? event.seat;

  return {
    orderCreated: (body, event) =>
      void create.run({
        ...listed(body.content),
        seq: event.seq,
        id: orderOf(event),
        number: body.number,
        side: body.side,
        seat: event.seat,
        call: body.call ?? null,
        at: event.at,
        state: body.draft ? 'draft' : 'open',
        worker: workerOf(body.person, event),
        linkage: body.content.linkage ? 1 : 0,
      }),
    orderEdited: (body, event) =>
      void edit.run({ ...listed(body.content), id: orderOf(event), at: event.at }),
    // Who takes it in hand has it on his list from then on; of the other side it stays with whoever had it there.
    orderAccepted: ({ by, person }, event) => void taken[by].run(workerOf(person, event), orderOf(event)),
  };
}
