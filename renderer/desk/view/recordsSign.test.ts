import type { RecordsStatus } from '@shared/contract/RecordsStatus';
import { expect, it } from 'vitest';
import { recordsSign } from './recordsSign';

const SOUND: RecordsStatus = {
  protection: { by: 'passphrase' },
  work: undefined,
  lastCheck: undefined,
  lastBackup: undefined,
  backups: [],
  mending: false,
  mended: undefined,
  recordings: { running: false, seen: 0, of: 0, deleted: 0, at: undefined },
};
const from = (...sources: readonly ('journal' | 'damaged' | 'backup')[]) => ({
  from: sources.map((source) => ({ source, events: 1 })),
  events: sources.length,
});

it.each<[string, RecordsStatus | undefined, ReturnType<typeof recordsSign>]>([
  ['nothing before the host has said anything', undefined, undefined],
  ['nothing while the records are sound', SOUND, undefined],
  ['that they are being mended', { ...SOUND, mending: true }, 'mending'],
  ['that it was done', { ...SOUND, mended: from('journal', 'damaged') }, 'mended'],
  ['a second mending first', { ...SOUND, mending: true, mended: from('journal', 'damaged') }, 'mending'],
  [
    'nothing of a copy that a person put back',
    { ...SOUND, mended: from('journal', 'damaged', 'backup') },
    undefined,
  ],
])('says %s', (_, records, sign) => {
  expect(recordsSign(records)).toBe(sign);
});
