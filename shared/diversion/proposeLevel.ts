import type { DiversionRow, ScopeItem } from './types';

/** 联动级别, 三（四）. */
export type Level = 1 | 2 | 3;

export interface LevelProposal {
  readonly level: Level;
  readonly clause: '三（四）1' | '三（四）2' | '三（四）3';
}

export interface LevelInput {
  readonly row: DiversionRow;
  readonly item?: ScopeItem | undefined;
  readonly dangerNow: boolean;
  /** 大面积: more than the caller's own home is hit. */
  readonly widespread?: boolean | undefined;
}

/** Disasters, accidents and group events that police must act on at once: 公共安全、人身或者财产安全 by their wording. */
const GRAVE_ROWS: readonly string[] = ['110-02', '110-04', '110-06'];

/** Level 2 by their kind: leaks that are an ecological or public event whatever their extent looks like at first. */
const SERIOUS_ITEMS: readonly string[] = ['12345-15.06', '12345-15.07'];

/** Supply and environment: level 2 once widespread. */
const WIDE_ROWS: readonly string[] = ['12345-01', '12345-05', '12345-15'];

/** Proposes, never decides: a person confirms, raises it freely, and lowers it with a reason. */
export function proposeLevel({ row, item, dangerNow, widespread = false }: LevelInput): LevelProposal {
  if (dangerNow || GRAVE_ROWS.includes(row.code)) return { level: 1, clause: '三（四）1' };
  const serious = item !== undefined && SERIOUS_ITEMS.includes(item.code);
  if (serious || (widespread && WIDE_ROWS.includes(row.code))) return { level: 2, clause: '三（四）2' };
  return { level: 3, clause: '三（四）3' };
}
