import type { Cue } from './cueOf';

/** What a bot does next. Times are ms on its own clock, which starts when its leg starts to ring; `at` may be past: now. */
export type BotStep =
  /** Nothing by itself: ask again when a fact has changed. */
  | { readonly do: 'wait' }
  | { readonly do: 'play'; readonly line: string; readonly audio: string; readonly at: number }
  /** The partner picks up. */
  | { readonly do: 'answer'; readonly at: number }
  /** The partner does not: SIP 486 (busy), 603 (declined) or 500 (his exchange is broken). */
  | { readonly do: 'refuse'; readonly status: 486 | 500 | 603; readonly at: number }
  /** His plug is pulled: nothing is heard of him any more. */
  | { readonly do: 'vanish'; readonly at: number }
  /** CANCEL while it still rings, BYE after that. */
  | { readonly do: 'hangUp'; readonly at: number };

/** A line that the bot has played, or was cut short in: a cut line does not count as said. */
export interface Played {
  readonly line: string;
  readonly from: number;
  readonly until: number;
  readonly cut?: true | undefined;
}

/** What has happened to the bot's leg, in ms on its clock; absent: it has not happened. */
export interface BotFacts {
  readonly answeredAt?: number | undefined;
  /** On hold now. */
  readonly held: boolean;
  /** The last time he was taken back from hold. */
  readonly retrievedAt?: number | undefined;
  /** The last time another party took him over (Replaces) or joined the call. */
  readonly transferredAt?: number | undefined;
  readonly ended: boolean;
  /** Somebody else on the line is speaking now. */
  readonly talking?: boolean | undefined;
  /** When the last one of them fell silent. */
  readonly silentSince?: number | undefined;
  /** What the operator's work tells him; the last one of a kind counts. */
  readonly cues?: readonly { readonly cue: Cue; readonly at: number }[] | undefined;
  /** How long the line takes there and back, as far as it is known. */
  readonly lineMs?: number | undefined;
  /** A person speaks in his place. */
  readonly standsBack?: boolean | undefined;
}
