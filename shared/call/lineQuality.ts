/** How well a leg is heard here, over the last seconds. Times in milliseconds, `loss` in 0 … 1. */
export interface LegQuality {
  readonly loss: number;
  readonly jitter: number;
  readonly roundTrip?: number | undefined;
  /** How long what came in was kept back so that it plays evenly, on the average. */
  readonly buffered?: number | undefined;
}

/** `fair`: words may break off. `bad`: one has to ask again. */
export type LineLevel = 'good' | 'fair' | 'bad';

export interface LineQuality extends LegQuality {
  readonly level: LineLevel;
}

interface Limit extends LegQuality {
  readonly roundTrip: number;
}

/** From these on a level is left; Opus and G.711 hide a lost packet now and then, and people hear half a second. */
const LIMITS: readonly (readonly [LineLevel, Limit])[] = [
  ['bad', { loss: 0.05, jitter: 60, roundTrip: 500 }],
  ['fair', { loss: 0.02, jitter: 30, roundTrip: 250 }],
];

/** Of one leg, or of the worst of several; undefined where nothing is connected. */
export function lineQuality(legs: readonly LegQuality[]): LineQuality | undefined {
  if (legs.length === 0) return undefined;
  const trips = legs.flatMap(({ roundTrip }) => roundTrip ?? []);
  const worst = {
    loss: Math.max(...legs.map(({ loss }) => loss)),
    jitter: Math.max(...legs.map(({ jitter }) => jitter)),
    roundTrip: trips.length === 0 ? undefined : Math.max(...trips),
  };
  const [level = 'good'] = LIMITS.find(([, limit]) => reaches(worst, limit)) ?? [];
  return { ...worst, level };
}

const reaches = (quality: LegQuality, limit: Limit): boolean =>
  quality.loss >= limit.loss || quality.jitter >= limit.jitter || (quality.roundTrip ?? 0) >= limit.roundTrip;
