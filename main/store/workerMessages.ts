import type { Problem } from '@shared/contract/calls';
import type { Gathered } from '@shared/contract/Gathered';
import type { RecordedEvent } from '@shared/events/RecordedEvent';
import type { Result } from '@shared/kernel/result';
import type { OpenFailure } from './openDatabase';
import type { StoreVerbs } from './Store';

/** Host → worker. The answer carries the same number. */
export interface Ask {
  readonly ask: number;
  readonly verb: keyof StoreVerbs | 'append' | 'mend' | 'close';
  readonly args: readonly unknown[];
}

/** Worker → host. `committed` always comes before the answer to the append that it belongs to. */
export type Told =
  | { readonly told: 'opened'; readonly result: Result<readonly Problem[], OpenFailure> }
  | { readonly told: 'committed'; readonly events: readonly RecordedEvent[] }
  | { readonly told: 'mended'; readonly gathered: Gathered }
  | { readonly told: 'answer'; readonly ask: number; readonly value: unknown }
  | { readonly told: 'thrown'; readonly ask: number; readonly message: string };
