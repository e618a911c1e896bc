import type { Millis } from '../kernel/clock';
import type { SeatId } from '../kernel/ids';
import { type Side, sideOf } from '../kernel/side';

/** China has one time zone without summer time: UTC+8, whatever the machine says. */
const SHANGHAI = 8 * 60 * 60 * 1000;

/** `20260930`: the day in Asia/Shanghai at `at`. */
export const shanghaiDay = (at: Millis): string =>
  new Date(at + SHANGHAI).toISOString().slice(0, 10).replaceAll('-', '');

/**
 * Number that people say: side, day, seat, running number of that seat and day: `12345-20260930-001-0007`. Numbers
 * of different seats never meet, so a seat makes them without asking anybody.
 * @param running 1, 2, 3 … orders of this seat on this day so far, and this one
 */
export function orderNumber(seat: SeatId, at: Millis, running: number): string {
  return `${orderNumberPrefix(seat, at)}${String(running).padStart(4, '0')}`;
}

/** All numbers of this seat and day begin with it: how the store finds the running number. */
export const orderNumberPrefix = (seat: SeatId, at: Millis): string =>
  `${sideOf(seat)}-${shanghaiDay(at)}-${seat.slice(seat.indexOf('-') + 1)}-`;

export interface OrderNumberParts {
  readonly side: Side;
  readonly day: string;
  readonly desk: string;
  readonly running: number;
}

const NUMBER = /^(12345|110)-(\d{8})-(\d{3,5})-(\d{4,})$/;

/** The parts of a number, or undefined where the text is not one. */
export function parseOrderNumber(text: string): OrderNumberParts | undefined {
  const [, side, day, desk, running] = NUMBER.exec(text) ?? [];
  if (side === undefined || day === undefined || desk === undefined || running === undefined)
    return undefined;
  return { side: side as Side, day, desk, running: Number(running) };
}
