import type { CallId, OrderId, SeatId } from '../kernel/ids';

/** A stream holds the events of one thing in their order: version 1, 2, 3 … without gaps. */
export type StreamId = `call:${string}` | `order:${string}` | `seat:${string}` | `handover:${string}`;

export const callStream = (call: CallId): StreamId => `call:${call}`;
export const orderStream = (order: OrderId): StreamId => `order:${order}`;
export const seatStream = (seat: SeatId): StreamId => `seat:${seat}`;
