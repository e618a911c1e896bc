import type { Level } from '../../intake/IntakeEvent';
import type { Millis } from '../../kernel/clock';

export interface ClockStartInput {
  /** When the department was told by phone. */
  readonly phonedAt?: Millis | undefined;
  /** When the order was created. */
  readonly orderAt?: Millis | undefined;
  /** Level 3 has no phone call at once (三（四）3), so its order alone starts the clock. Default: 1 or 2. */
  readonly level?: Level | undefined;
}

/** When a department's clock started: when it was told by phone and the order exists; undefined until then. */
export function clockStart({ phonedAt, orderAt, level }: ClockStartInput): Millis | undefined {
  if (orderAt === undefined || level === 3) return orderAt;
  return phonedAt === undefined ? undefined : Math.max(phonedAt, orderAt);
}
