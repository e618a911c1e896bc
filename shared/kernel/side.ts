import type { SeatId } from './ids';

/** 受理方: which of the two public numbers. */
export type Side = '12345' | '110';

export const SIDES: readonly Side[] = ['12345', '110'];

export const otherSide = (side: Side): Side => (side === '110' ? '12345' : '110');

/** The side a seat works for: the part of its id before the dash. */
export const sideOf = (seat: SeatId): Side => (seat.startsWith('110-') ? '110' : '12345');
