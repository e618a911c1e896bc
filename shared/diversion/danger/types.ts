/** Kinds of danger that the gate knows. `injured` and `disaster` are what the callers of the other kinds add. */
export type DangerCategory =
  | 'weapon'
  | 'violence'
  | 'fire'
  | 'explosion'
  | 'leak'
  | 'height'
  | 'water'
  | 'selfHarm'
  | 'trapped'
  | 'unconscious'
  | 'helplessChildOrOld'
  | 'injured'
  | 'disaster';

export type DangerLevel = 'none' | 'possible' | 'now';

/** What the caller's words say about danger. A proposal only: it may raise the gate, and never lowers it. */
export interface DangerFromWords {
  readonly level: DangerLevel;
  /** The caller's own words that speak for it; empty at `none`. */
  readonly why: readonly string[];
  /** Kinds that the words name; empty where the words speak of danger but name no kind. */
  readonly categories: readonly DangerCategory[];
}

/** resources/suggest/danger.json. A phrase may have one gap: `拿~刀`. */
export interface DangerData {
  readonly cues: readonly {
    readonly category: DangerCategory;
    readonly level: 'possible' | 'now';
    readonly phrases: readonly string[];
  }[];
  /** Words that look like cues and are none: 火锅, 急死了. Taken out before the cues are looked for. */
  readonly harmless: readonly string[];
  readonly scopes: Readonly<Record<DangerScope, readonly string[]>>;
}

/**
 * What takes the force from a cue: `negation` just before it; `past`, `asking`, `supposed`, `hearsay` from where they
 * stand to the end, or until a word of `present`; `over` and `drill` for the whole text.
 */
export type DangerScope =
  | 'negation'
  | 'past'
  | 'asking'
  | 'supposed'
  | 'hearsay'
  | 'over'
  | 'drill'
  | 'present';
