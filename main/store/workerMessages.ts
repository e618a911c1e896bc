import type { Gathered } from '@shared/contract/Gathered';
import type { Problem } from '@shared/contract/Session';
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

/**
 * Worker → host. What a verb committed comes with its answer, in one message: the listeners are told first, then who
 * asked is answered.
 */
export type Told =
  | { readonly told: 'folding'; readonly done: number; readonly of: number }
  | { readonly told: 'opened'; readonly result: Result<readonly Problem[], OpenFailure> }
  | { readonly told: 'mending'; readonly running: boolean }
  | { readonly told: 'mended'; readonly gathered: Gathered }
  | (Answer & { readonly told: 'answer'; readonly value: unknown })
  | (Answer & { readonly told: 'thrown'; readonly message: string });

interface Answer {
  readonly ask: number;
  readonly committed?: readonly RecordedEvent[] | undefined;
}
