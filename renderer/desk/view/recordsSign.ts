import type { RecordsStatus } from '@shared/contract/RecordsStatus';

/** What the top line says of the records. A copy that a person put back is no news to anybody. */
export function recordsSign(records: RecordsStatus | undefined): 'mending' | 'mended' | undefined {
  if (records?.mending) return 'mending';
  const putBack = records?.mended?.from.some(({ source }) => source === 'backup') ?? true;
  return putBack ? undefined : 'mended';
}
