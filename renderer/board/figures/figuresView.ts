// Renderer, board page: what the figures are asked for, kept while other views are looked at. Pure.
import type { FigureGroup, FiguresNarrow, FiguresScope } from '@shared/contract/board/BoardCalls';
import { RANGES, type RangeName, rangeOf } from './ranges';

export interface FiguresView {
  readonly range: RangeName;
  /** Both days of a range of one's own, as an input has them; today where none was chosen yet. */
  readonly own?: readonly [string, string] | undefined;
  readonly by: FigureGroup;
  readonly narrow: FiguresNarrow;
}

export const FIRST_FIGURES: FiguresView = { range: 'day', by: 'side', narrow: {} };

/** What is narrowed by a choice of many, in the order of the page; the side has two buttons. */
export const NARROWED = ['city', 'team', 'person', 'row', 'level'] as const;
export type Narrowed = (typeof NARROWED)[number];

export const rangeByKey = (key: string): RangeName | undefined => RANGES[Number(key) - 1];

/** One member set, or left out where nothing is chosen. `text`: as an option has it. */
export function narrowedBy(narrow: FiguresNarrow, name: Narrowed, text: string): FiguresNarrow {
  const { [name]: _, ...rest } = narrow;
  if (text === '') return rest;
  return { ...rest, [name]: name === 'level' ? Number(text) : text };
}

/** Undefined where the dates are none. */
export function scopeOf(view: FiguresView, now: number, today: string): FiguresScope | undefined {
  const range = rangeOf(view.range, now, view.own ?? [today, today]);
  return range && { ...range, ...view.narrow };
}
