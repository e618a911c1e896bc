// How long recordings and callers' data are kept. A shorter time holds a day after it was set: nothing is deleted by it
// before, and until then it can be taken back.
import type { Settings } from '../contract/Settings';

/** Milliseconds until a shorter time holds. */
export const GRACE = 24 * 3_600_000;

export type Retention = Pick<Settings, 'recordingDays' | 'eraseAfterYears'>;
type Kept = Retention & Pick<Settings, 'grace'>;

/** 0 years: never erased. */
const lasting = (years: number): number => (years === 0 ? Number.POSITIVE_INFINITY : years);

export const isShorter = (next: Retention, before: Retention): boolean =>
  next.recordingDays < before.recordingDays ||
  lasting(next.eraseAfterYears) < lasting(before.eraseAfterYears);

/** What holds at this time. */
export function retentionNow({ recordingDays, eraseAfterYears, grace }: Kept, now: number): Retention {
  if (now >= grace.until) return { recordingDays, eraseAfterYears };
  const longer = lasting(eraseAfterYears) > lasting(grace.eraseAfterYears);
  return {
    recordingDays: Math.max(recordingDays, grace.recordingDays),
    eraseAfterYears: longer ? eraseAfterYears : grace.eraseAfterYears,
  };
}

/** The change with the grace that it begins, or ends because the longer time is set again. */
export function withGrace(settings: Kept, change: Partial<Settings>, now: number): Partial<Settings> {
  if (change.recordingDays === undefined && change.eraseAfterYears === undefined) return change;
  const held = retentionNow(settings, now);
  const next = { ...settings, ...change };
  return { ...change, grace: { ...held, until: isShorter(next, held) ? now + GRACE : 0 } };
}
