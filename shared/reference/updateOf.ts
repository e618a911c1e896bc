import { ENTRIES, type ReferenceEntry } from './entriesOf';
import type { ReferenceContents } from './ReferenceContents';
import type { ReferenceGroup } from './ReferenceGroup';
import type { NamedEntries, ReferenceUpdate } from './ReferenceUpdate';

/** Names that are told of each kind of change; the rest is a number. */
const NAMED = 5;

/** What is different in a group, by its entries; names are those of today, of what is gone those of before. */
export function updateOf(
  group: ReferenceGroup,
  before: ReferenceContents,
  after: ReferenceContents,
): Pick<ReferenceUpdate, 'added' | 'changed' | 'removed'> {
  const old = byKey(ENTRIES[group](before));
  const now = byKey(ENTRIES[group](after));
  const both = [...now.values()].filter(({ key }) => old.has(key));
  return {
    added: named([...now.values()].filter(({ key }) => !old.has(key))),
    changed: named(both.filter(({ key, says }) => textOf(says) !== textOf(old.get(key)?.says))),
    removed: named([...old.values()].filter(({ key }) => !now.has(key))),
  };
}

const byKey = (entries: readonly ReferenceEntry[]): ReadonlyMap<string, ReferenceEntry> =>
  new Map(entries.map((one) => [one.key, one]));

/** Both were read by the same schema, which puts the members in one order. */
const textOf = (says: unknown): string => JSON.stringify(says);

const named = (entries: readonly ReferenceEntry[]): NamedEntries => ({
  count: entries.length,
  names: entries.slice(0, NAMED).map(({ name }) => name),
});
