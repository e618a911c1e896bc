import type { RecordedEvent } from '../../events/RecordedEvent';
import type { Level } from '../../intake/IntakeEvent';
import type { OrderId } from '../../kernel/ids';
import type { OrderEvent } from '../../order/OrderEvent';
import type { Sent, Stage, WhoThere } from './Facts';

type Open<T> = { -readonly [K in keyof T]: T[K] };
type ClockStarted = Extract<OrderEvent, { type: 'clockStarted' }>;

export const ORDER_ITSELF = -1;
export const STAGES = ['firstResponse', 'progress'] as const;

/** Orders that went to the other side, and the deadlines of orders. */
export function createOrderFold(who: (event: RecordedEvent) => WhoThere) {
  const about = new Map<OrderId, { row: string; level: Level }>();
  const sents: Open<Sent>[] = [];
  let stages: Open<Stage>[] = [];
  const isOf = (one: Stage, order: OrderId, department: number | undefined, stage: Stage['stage']) =>
    one.order === order && one.department === (department ?? ORDER_ITSELF) && one.stage === stage;

  const started = (order: OrderId, event: RecordedEvent, clock: ClockStarted): void => {
    const { level, department } = clock;
    // A clock of another level is over with the level.
    stages = stages.filter((one) => one.order !== order || one.metAt !== null || one.level === level);
    for (const stage of STAGES) {
      const dueAt = clock[stage];
      if (dueAt === undefined) continue;
      const known = stages.find((one) => isOf(one, order, department, stage));
      if (known) Object.assign(known, { level, dueAt });
      else
        stages.push({
          order,
          department: department ?? ORDER_ITSELF,
          stage,
          seat: event.seat,
          lentTo: who(event).lentTo,
          row: about.get(order)?.row ?? '',
          level,
          dueAt,
          metAt: null,
        });
    }
  };

  return {
    take(event: RecordedEvent): void {
      const order = event.stream.slice('order:'.length) as OrderId;
      const body = event.body as OrderEvent;
      switch (body.type) {
        case 'orderCreated':
          if (about.has(order)) break;
          about.set(order, { row: body.content.row, level: body.content.level });
          break;
        case 'orderEdited':
          if (about.has(order)) about.set(order, { row: body.content.row, level: body.content.level });
          break;
        case 'orderDispatched': {
          const what = about.get(order) ?? { row: '', level: 3 };
          sents.push({
            order,
            seat: event.seat,
            ...who(event),
            ...what,
            at: event.at,
            returned: 0,
          });
          break;
        }
        case 'orderReturned': {
          const last = sents.findLast((one) => one.order === order);
          if (last) last.returned = 1;
          break;
        }
        case 'clockStarted':
          started(order, event, body);
          break;
        case 'responseNoted':
          for (const one of stages)
            if (isOf(one, order, body.department, body.stage)) one.metAt ??= body.notedAt;
          break;
        default:
      }
    },
    facts: () => ({ sents, stages }),
  };
}
