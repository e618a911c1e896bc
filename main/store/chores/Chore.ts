/** Long work beside the store, on a connection of its own that reads only; saves go on meanwhile. */
export type Chore =
  /** `thorough` also compares every index with its table and reads the journal: daily; without it pages and rows alone: at start. */
  | { readonly chore: 'check'; readonly thorough: boolean }
  /** Writes a whole copy to `target`, encrypted by the same key, on the disk when it is answered. */
  | { readonly chore: 'backup'; readonly target: string }
  /** Counts what an erasure would take, without taking it. */
  | { readonly chore: 'count'; readonly before: number; readonly sentOnly: boolean; readonly now: number };

export type ChoreDone =
  | { readonly chore: 'check'; readonly sound: boolean; readonly journalSound: boolean }
  | { readonly chore: 'backup'; readonly bytes: number; readonly events: number }
  | { readonly chore: 'count'; readonly streams: number };

/** What a chore works on. */
export interface ChoreFile {
  readonly file: string;
  readonly key?: Uint8Array | undefined;
}
