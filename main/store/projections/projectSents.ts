import type { RecordedEvent } from '@shared/events/RecordedEvent';
import type { WhoThere } from '@shared/indicators/facts/Facts';
import { ORDER_ITSELF, STAGES } from '@shared/indicators/facts/foldOrders';
import type { Database } from 'better-sqlite3';
import type { Handlers } from './Handlers';

const orderOf = ({ stream }: RecordedEvent): string => stream.slice('order:'.length);

/** Tables `sents` and `stages`: orders that went to the other side, and the deadlines of orders. */
export function projectSents(db: Database, whoAt: (seat: string) => WhoThere): Handlers {
  // Row and level stand in `orders`, which is folded before.
  const send = db.prepare(
    `INSERT INTO sents (seq, "order", seat, person, lent_to, row, level, at, returned)
     VALUES (:seq, :order, :seat, :person, :lentTo, coalesce((SELECT row FROM orders WHERE id = :order), ''),
             coalesce((SELECT level FROM orders WHERE id = :order), 3), :at, 0)`,
  );
  const comeBack = db.prepare(
    `UPDATE sents SET returned = 1 WHERE seq = (SELECT max(seq) FROM sents WHERE "order" = ?)`,
  );
  const over = db.prepare('DELETE FROM stages WHERE "order" = ? AND met_at IS NULL AND level <> ?');
  const due = db.prepare(
    `INSERT INTO stages ("order", department, stage, seat, lent_to, row, level, due_at)
     VALUES (:order, :department, :stage, :seat, :lentTo, coalesce((SELECT row FROM orders WHERE id = :order), ''), :level, :dueAt)
     ON CONFLICT ("order", department, stage) DO UPDATE SET level = excluded.level, due_at = excluded.due_at`,
  );
  const met = db.prepare(
    'UPDATE stages SET met_at = ? WHERE "order" = ? AND department = ? AND stage = ? AND met_at IS NULL',
  );
  return {
    orderDispatched: (_body, event) =>
      void send.run({
        seq: event.seq,
        order: orderOf(event),
        seat: event.seat,
        ...whoAt(event.seat),
        at: event.at,
      }),
    orderReturned: (_body, event) => void comeBack.run(orderOf(event)),
    clockStarted: (clock, event) => {
      const order = orderOf(event);
      over.run(order, clock.level);
      const { lentTo } = whoAt(event.seat);
      for (const stage of STAGES) {
        const dueAt = clock[stage];
        if (dueAt === undefined) continue;
        const department = clock.department ?? ORDER_ITSELF;
        due.run({ order, department, stage, seat: event.seat, lentTo, level: clock.level, dueAt });
      }
    },
    responseNoted: ({ department, stage, notedAt }, event) =>
      void met.run(notedAt, orderOf(event), department ?? ORDER_ITSELF, stage),
  };
}
