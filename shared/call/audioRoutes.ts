import type { LegId } from '../kernel/ids';
import type { Call } from './Call';
import { isHeld } from './Call';
import { isConnected } from './Leg';

export type AudioEnd = 'operator' | LegId;

/** `from` is heard by `to` at `gain` (linear, 0 < gain ≤ 1). What is not listed is silence. */
export interface AudioRoute {
  readonly from: AudioEnd;
  readonly to: AudioEnd;
  readonly gain: number;
}

/** Peers get a sum of voices: at most this for one of them, so that two at full scale stay near full scale. */
export const PEER_GAIN = 0.7;

/**
 * Who hears whom. Members are the operator and every connected leg that nobody holds; each member hears all the
 * others, never itself. A held leg is out both ways, a muted operator is heard by none, and in a bridge the
 * operator neither speaks nor listens.
 */
export function audioRoutes(call: Call): readonly AudioRoute[] {
  const legs: AudioEnd[] = call.legs.filter((leg) => isConnected(leg) && !isHeld(leg)).map((leg) => leg.id);
  const members: AudioEnd[] = call.bridged ? legs : ['operator', ...legs];
  const sources = members.filter((member) => member !== 'operator' || !call.microphoneMuted);
  const gain = peerGain(sources.length - 1);
  return members.flatMap((to) =>
    sources.filter((from) => from !== to).map((from) => ({ from, to, gain: to === 'operator' ? 1 : gain })),
  );
}

/** The operator hears each stream on its own player, so only the mixes for peers are limited. */
const peerGain = (voices: number): number => Math.min(PEER_GAIN, (2 * PEER_GAIN) / Math.max(1, voices));
