// What the board page may ask.
import { z } from 'zod';
import type { SeatId } from '../../kernel/ids';
import { HELP_WAYS } from '../../seat/help/HelpEvent';
import { doubleReason } from '../../seat/TeamRules';
import { seatRules } from './seat';
import { longText, millis, shortText } from './text';

const seat = z.string().regex(/^(12345|110)-\d{3,5}$/) as unknown as z.ZodType<SeatId>;
const ms = z.number().int().min(0).max(86_400_000);
const grid = z.number().int().min(0).max(10_000);

/** A city, and a seat in it: `510100 12345-001`. */
export const seatKeyText = z.string().regex(/^\d{6} (12345|110)-\d{3,5}$/);

export const plan = z.record(seatKeyText, z.strictObject({ x: grid, y: grid }));

export const alertRules = z.strictObject({
  talkLong: ms,
  talkTooLong: ms,
  overBy: ms,
  ladderFails: z.number().int().min(0).max(20),
  longestWait: ms,
  meanWait: ms,
  answerRate: z.number().min(0).max(1),
});

const figuresNarrowed = {
  side: z.enum(['12345', '110']).optional(),
  city: z.string().max(6).optional(),
  team: shortText.optional(),
  person: shortText.optional(),
  row: shortText.optional(),
  level: z.union([z.literal(1), z.literal(2), z.literal(3)]).optional(),
};
export const figuresNarrow = z.strictObject(figuresNarrowed);
export const figuresScope = z.strictObject({ from: millis, to: millis, ...figuresNarrowed });

export const figuresWish = figuresScope.extend({
  by: z.enum([
    'all',
    'side',
    'city',
    'team',
    'seat',
    'person',
    'row',
    'division',
    'level',
    'day',
    'hour',
    'weekHour',
  ]),
});

const ways = z.array(z.enum(HELP_WAYS)).max(HELP_WAYS.length).readonly();
export const teamRules = z.strictObject({
  seats: seatRules.refine((rules) => doubleReason(rules) === undefined),
  alerts: alertRules,
  help: z.strictObject({ lead: ways, trainer: ways }),
});

export const ruleChange = z.strictObject({ team: shortText, seen: teamRules, rules: teamRules });

const fileName = z.string().regex(/^[\w-]{1,64}$/);
export const takenAway = z.strictObject({
  name: fileName,
  as: z.enum(['png', 'print']),
  scope: figuresScope,
});

const cells = z.array(longText).max(64).readonly();
export const tableFile = z.strictObject({
  format: z.enum(['csv', 'xlsx']),
  name: fileName,
  lines: z.array(cells).min(1).max(5_000).readonly(),
});
export const tableExport = tableFile.extend({ scope: figuresScope, title: longText });

export const alertId = z.string().min(1).max(200);
export const cardSeat = z.strictObject({ seat });
