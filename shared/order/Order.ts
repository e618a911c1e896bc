import type { NonCase } from '../intake/IntakeEvent';
import type { CallId } from '../kernel/ids';
import type { Side } from '../kernel/side';
import type { BindingPrecedent } from '../precedent/Precedent';
import type { AtOnce } from './atOnce/AtOnce';
import type { AtOnceEvent, OrderClock } from './atOnce/AtOnceEvent';
import type { OrderContent } from './OrderEvent';
import type { OrderRow } from './OrderRow';

/** A work order 工单 as its events tell it. */
export interface Order {
  readonly number: string;
  /** The side that wrote it. */
  readonly side: Side;
  readonly call?: CallId | undefined;
  readonly content: OrderContent;
  readonly state: OrderRow['state'];
  /** The side that has to act on it now. While it is dispatched and not accepted, that is still the sender. */
  readonly holder: Side;
  /** Where it was dispatched last, and why. */
  readonly sent?: { readonly to: Side; readonly reason: string } | undefined;
  /** Why it came back. */
  readonly returned?: { readonly by: Side; readonly reason: string } | undefined;
  /** The decision that it follows: it may not be returned (三（三）2). */
  readonly precedent?: BindingPrecedent | undefined;
  readonly result?: string | undefined;
  readonly nonCase?: NonCase | undefined;
  /** When it was written, milliseconds since the epoch. */
  readonly createdAt?: number | undefined;
  /** The checklist of level 1 or 2 (三（四）1–2). */
  readonly atOnce?: AtOnce | undefined;
  /** Deadlines as they were worked out when each clock started. */
  readonly clocks: readonly OrderClock[];
  /** What departments have answered so far. */
  readonly responses: readonly Extract<AtOnceEvent, { type: 'responseNoted' }>[];
}
