import type { ReferenceGroup } from './ReferenceGroup';

/**
 * By group, which version is in use: what the files say of themselves, the newest of them, and behind `#` the number
 * under which the platform gave them out. `2026-2#8`; `2022-2` where the program's own files are in use.
 */
export type ReferenceVersions = Readonly<Record<ReferenceGroup, string>>;

/** How many entries, and the names of the first few, as the official data have them. */
export interface NamedEntries {
  readonly count: number;
  readonly names: readonly string[];
}

/** One group that counts anew at a seat, and what is different in it. */
export interface ReferenceUpdate {
  readonly group: ReferenceGroup;
  readonly version: string;
  /** Milliseconds since the epoch: since when it counts at this seat. */
  readonly at: number;
  readonly added: NamedEntries;
  readonly changed: NamedEntries;
  readonly removed: NamedEntries;
}
