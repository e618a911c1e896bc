/** What a seat's process is started with. */
export interface SeatTask {
  readonly seat: string;
  readonly seed: number;
  /** How often the seat was started: part of its ids. */
  readonly life: number;
  readonly file: string;
  readonly server: string;
  readonly credentials: string;
  readonly region: string;
  /** Milliseconds by which its clock is wrong. */
  readonly skew: number;
  /** Longest pause between two saves, milliseconds. */
  readonly pause: number;
}

export type SeatOrder = 'rest' | 'synced' | 'report' | 'end';

export type SeatLine =
  | { readonly say: 'ready' | 'drained' | 'synced' }
  | { readonly say: 'saved'; readonly ids: readonly string[] }
  /** Event ids of each order's stream, in the order of this seat's log. */
  | { readonly say: 'report'; readonly orders: Readonly<Record<string, readonly string[]>> };
