import type { Side } from '../kernel/side';
import { otherSide } from '../kernel/side';

/** Whom a seat rings again and again: the other side, three partner queues, emergency and city services. */
export const TARGETS = [
  'other',
  'partner1',
  'partner2',
  'partner3',
  '119',
  '120',
  '122',
  'water',
  'power',
  'gas',
] as const;

export type TargetName = (typeof TARGETS)[number];

/** Numbers that are the same in all of the country; 95598 is the state grid's service line. */
const PUBLIC: Readonly<Partial<Record<TargetName, string>>> = {
  '119': '119',
  '120': '120',
  '122': '122',
  power: '95598',
};

/** The number set for it, else the one that it has everywhere; empty where it has none. */
export function targetNumber(
  name: TargetName,
  set: Readonly<Partial<Record<TargetName, string>>>,
  side: Side,
): string {
  return set[name] || (name === 'other' ? otherSide(side) : (PUBLIC[name] ?? ''));
}
