import type { NewEvent } from '@shared/events/RecordedEvent';
import type { StreamId } from '@shared/events/StreamId';
import { EMPTY_FORM } from '@shared/intake/IntakeForm';
import type { CallId, EventId, LegId, OrderId, SeatId } from '@shared/kernel/ids';
import type { OrderContent } from '@shared/order/OrderEvent';

/** Of throw-away folders. */
export const TEST_KEY = Buffer.alloc(32, 7);
export const SEAT = '12345-001' as SeatId;
export const OTHER_SEAT = '110-001' as SeatId;
export const CALL = 'c1' as CallId;
export const LEG = 'l1' as LegId;
export const ORDER = 'o1' as OrderId;

let made = 0;

/** One event with an id of its own; `over` replaces what matters to the test. */
export function newEvent(
  stream: StreamId,
  body: NewEvent['body'],
  over: Partial<Omit<NewEvent, 'stream' | 'body'>> = {},
): NewEvent {
  made += 1;
  return { id: `e${made}` as EventId, at: 1_000 + made, seat: SEAT, origin: 'seat', ...over, stream, body };
}

export const fields = (stream: StreamId, narrative: string, over: Partial<NewEvent> = {}): NewEvent =>
  newEvent(stream, { type: 'fieldsWritten', fields: { narrative } }, over);

export const offered = (call: CallId = CALL, leg: LegId = LEG): NewEvent =>
  newEvent(`call:${call}`, {
    type: 'legOffered',
    leg,
    role: 'caller',
    party: { number: '13800000001' },
    dialled: '12345',
  });

export const content = (narrative: string, over: Partial<OrderContent> = {}): OrderContent => ({
  form: { ...EMPTY_FORM, narrative, place: '青羊区测试路1号' },
  callerNumber: '13800000001',
  row: '12345-01',
  item: '12345-01.05',
  owner: 'ours',
  clause: '附件3（一）1',
  level: 3,
  dangerNow: false,
  danger: [],
  attempts: [],
  linkage: false,
  ...over,
});

export const orderCreated = (order: OrderId, narrative: string, number = `N-${order}`): NewEvent =>
  newEvent(`order:${order}`, {
    type: 'orderCreated',
    number,
    side: '12345',
    call: CALL,
    content: content(narrative),
  });
