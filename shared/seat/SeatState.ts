import type { CallId } from '../kernel/ids';

/** 座席状态: what the board shows and what decides whether a seat is rung. `since` in milliseconds. */
export type SeatState =
  | { readonly at: 'offline'; readonly since: number }
  | { readonly at: 'available'; readonly since: number }
  | { readonly at: 'offered'; readonly since: number; readonly call: CallId }
  | { readonly at: 'busy'; readonly since: number; readonly call: CallId; readonly held: boolean }
  | { readonly at: 'wrapUp'; readonly since: number; readonly call: CallId }
  | { readonly at: 'pause'; readonly since: number; readonly reason: string }
  | { readonly at: 'missed'; readonly since: number; readonly call: CallId }
  | { readonly at: 'disconnected'; readonly since: number };
