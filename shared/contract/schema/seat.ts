// What pages may ask about seats, and the rules that a team settles.
import { z } from 'zod';
import type { SeatId } from '../../kernel/ids';
import { WRAP_UP_MODES } from '../../seat/SeatRules';
import { shortText } from './text';

const HOUR = 3_600_000;

export const seatRules = z.strictObject({
  pauses: z
    .array(
      z.strictObject({
        reason: shortText.min(1),
        limit: z
          .number()
          .int()
          .min(60_000)
          .max(12 * HOUR)
          .optional(),
      }),
    )
    .min(1)
    .max(9)
    .readonly(),
  wrapUp: z.strictObject({
    mode: z.enum(WRAP_UP_MODES),
    time: z.number().int().min(5_000).max(HOUR),
    extendBy: z.number().int().min(5_000).max(HOUR),
    extensions: z.number().int().min(0).max(20),
  }),
  shifts: z
    .array(
      z.strictObject({
        name: shortText.min(1),
        from: z
          .number()
          .int()
          .min(0)
          .max(24 * 60 - 1),
      }),
    )
    .max(12)
    .readonly(),
});

export const seatAddress = z.strictObject({
  region: z.string().regex(/^\d{6}$/),
  seat: z.string().regex(/^(12345|110)-\d{3,5}$/) as unknown as z.ZodType<SeatId>,
});

export const seatStateName = z.enum([
  'offline',
  'available',
  'offered',
  'busy',
  'wrapUp',
  'pause',
  'training',
  'missed',
  'disconnected',
]);
