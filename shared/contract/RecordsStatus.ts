import type { Gathered } from './Gathered';
import type { Protection } from './Protection';

/** How the records of this machine are: what a person may want to know, and what waits for somebody. */
export interface RecordsStatus {
  readonly protection: Protection;
  /** What runs in the background; `done` of `of` bytes, where that can be told. */
  readonly work: RecordsWork | undefined;
  readonly lastCheck: { readonly at: number; readonly sound: boolean } | undefined;
  readonly lastBackup:
    | { readonly at: number; readonly done: boolean; readonly code?: string | undefined }
    | undefined;
  /** Copies in the backup folder, newest first. */
  readonly backups: readonly Backup[];
  /** True while the file is being put together again; saves wait for it. */
  readonly mending: boolean;
  /** What was put together when a damaged file was set aside, since the start. */
  readonly mended: Gathered | undefined;
  readonly recordings: SweepStatus;
}

/** The sweep of recordings that are older than they are kept: the one that runs, or the last one. */
export interface SweepStatus {
  readonly running: boolean;
  /** Looked at, of all on the shelf. */
  readonly seen: number;
  readonly of: number;
  readonly deleted: number;
  /** When the last one was done; undefined: none yet since the start. */
  readonly at: number | undefined;
}

export interface RecordsWork {
  readonly kind: 'check' | 'backup' | 'restore';
  readonly done: number;
  /** 0: it can't be told. */
  readonly of: number;
}

export interface Backup {
  /** Name of the file in the backup folder. */
  readonly name: string;
  readonly at: number;
  readonly bytes: number;
}
