// Runs in the host. Official data as they stand at the platform, and as they change.
import { ALL_REFERENCE, consumerOf, STREAMS, type Station } from '@shared/contract/platform/subjects';
import type { Result } from '@shared/kernel/result';
import { followStream, type StreamDoor } from './followStream';

/** `group` as the subject names it. A region's own data count for its seats; those of other regions are left out. */
export async function pullReference(
  door: StreamDoor,
  who: Station,
  keep: (group: string, text: string) => Promise<Result<unknown>>,
  told: (group: string, outcome: Result<unknown>) => void,
): Promise<void> {
  const options = { stream: STREAMS.reference, name: consumerOf(who), filter: ALL_REFERENCE } as const;
  const own = new Set<string>();
  await followStream(door, { ...options, from: 'lastOfEach' }, async ({ messages }) => {
    for (const { subject } of messages) {
      const [, , scope, group] = subject.split('.');
      if (scope === who.region) own.add(group ?? '');
    }
    for (const { subject, text } of messages) {
      const [, , scope, group = ''] = subject.split('.');
      const counts = scope === who.region || (scope === 'all' && !own.has(group));
      if (counts && text !== '') told(group, await keep(group, text));
    }
    return 'more';
  });
}
