// Phone page. What a PeerConnection knows of one leg's sound (W3C webrtc-stats).
import type { LegQuality } from '@shared/call/lineQuality';

/** Counters since the beginning of the connection; times in milliseconds. */
export interface LineSigns {
  readonly received: number;
  readonly lost: number;
  readonly jitter: number;
  readonly roundTrip?: number | undefined;
  /** Of all samples that were played: how long they were kept back, ms, and how many they were. */
  readonly keptBack: number;
  readonly played: number;
  readonly connection: RTCPeerConnectionState;
}

export async function lineSigns(connection: RTCPeerConnection): Promise<LineSigns> {
  const signs = {
    received: 0,
    lost: 0,
    jitter: 0,
    roundTrip: undefined as number | undefined,
    keptBack: 0,
    played: 0,
  };
  const stats = (await connection.getStats()) as unknown as ReadonlyMap<string, Stat>;
  for (const stat of stats.values()) {
    if (stat.type === 'inbound-rtp') {
      signs.received += stat.packetsReceived ?? 0;
      signs.lost += Math.max(0, stat.packetsLost ?? 0);
      signs.keptBack += (stat.jitterBufferDelay ?? 0) * 1000;
      signs.played += stat.jitterBufferEmittedCount ?? 0;
      signs.jitter = Math.max(signs.jitter, (stat.jitter ?? 0) * 1000);
    }
    if (stat.type === 'candidate-pair' && stat.nominated && stat.currentRoundTripTime !== undefined)
      signs.roundTrip = stat.currentRoundTripTime * 1000;
  }
  return { ...signs, connection: connection.connectionState };
}

interface Stat {
  readonly type: string;
  readonly packetsReceived?: number;
  readonly packetsLost?: number;
  readonly jitter?: number;
  /** Seconds, of all samples together. */
  readonly jitterBufferDelay?: number;
  readonly jitterBufferEmittedCount?: number;
  readonly nominated?: boolean;
  readonly currentRoundTripTime?: number;
}

/** Between two looks. Where nothing came in at all nothing is known of the loss: then it is 0. */
export function qualityBetween(before: LineSigns, after: LineSigns): LegQuality {
  const received = Math.max(0, after.received - before.received);
  const lost = Math.max(0, after.lost - before.lost);
  const loss = received + lost === 0 ? 0 : lost / (received + lost);
  const played = after.played - before.played;
  const buffered = played > 0 ? (after.keptBack - before.keptBack) / played : undefined;
  return { loss, jitter: after.jitter, roundTrip: after.roundTrip, buffered };
}
