import type { LegId } from '../kernel/ids';
import type { Call } from './Call';
import { isHeld } from './Call';
import type { Leg } from './Leg';
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

type End = 'operator' | Leg;

/**
 * Who hears whom. Members are the operator and every connected leg that nobody holds; each hears all the others,
 * never itself. A held leg is out both ways, a muted one is heard by none, and in a bridge the operator neither
 * speaks nor listens. In a private talk the operator and one party are apart from the rest, who hear each other. A
 * supervisor who monitors or whispers hears the operator and what the operator hears; his whisper is heard by the
 * operator alone; one who barges in is a member like the others.
 */
export function audioRoutes(call: Call): readonly AudioRoute[] {
  const ends: readonly End[] = ['operator', ...call.legs.filter((leg) => isConnected(leg) && !isHeld(leg))];
  return ends.flatMap((to) => {
    const voices = ends.filter((from) => isHeard(call, from, to));
    // The operator hears each stream on its own player, so only the mixes for peers are limited.
    const gain = to === 'operator' ? 1 : peerGain(voices.length);
    return voices.map((from) => ({ from: idOf(from), to: idOf(to), gain }));
  });
}

const idOf = (end: End): AudioEnd => (end === 'operator' ? end : end.id);

const peerGain = (voices: number): number => Math.min(PEER_GAIN, (2 * PEER_GAIN) / Math.max(1, voices));

const isListener = (end: End): end is Leg =>
  end !== 'operator' && end.role === 'supervisor' && end.supervision !== 'barge';

function isHeard(call: Call, from: End, to: End): boolean {
  if (from === to || isSilent(call, from)) return false;
  if (call.bridged && (from === 'operator' || to === 'operator')) return false;
  if (isListener(from))
    return to === 'operator' && (from.supervision === 'whisper' || call.privateWith === from.id);
  if (isListener(to) && call.privateWith !== to.id)
    return from === 'operator' ? !call.bridged : isHeard(call, from, 'operator');
  return isApart(call, from) === isApart(call, to);
}

const isSilent = (call: Call, end: End): boolean => (end === 'operator' ? call.microphoneMuted : end.muted);

/** At the operator's side of a private talk. */
function isApart(call: Call, end: End): boolean {
  const { privateWith } = call;
  const stands = call.legs.some((leg) => leg.id === privateWith && isConnected(leg));
  return stands && (end === 'operator' || end.id === privateWith);
}
