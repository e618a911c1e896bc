// Renderer, desk page: the moment of a replay, as it stands or as it runs on.
import { useCallback, useEffect, useState } from 'react';

const RATES: readonly number[] = [0.5, 1, 1.5, 2];
/** Milliseconds between two moments that are shown while it runs. */
const TICK = 100;

export interface Player {
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly playing: boolean;
  readonly rate: number;
  readonly seek: (at: number) => void;
  readonly toggle: () => void;
  /** One step of the speed up or down, 0.5 to 2. */
  readonly faster: (by: 1 | -1) => void;
}

export function usePlayer(from: number, until: number): Player {
  const [at, setAt] = useState(from);
  const [playing, setPlaying] = useState(false);
  const [rate, setRate] = useState(1);
  const seek = useCallback((to: number) => setAt(Math.min(until, Math.max(from, to))), [from, until]);
  useEffect(() => {
    if (!playing) return;
    const timer = setInterval(() => setAt((now) => Math.min(until, now + TICK * rate)), TICK);
    return () => clearInterval(timer);
  }, [playing, rate, until]);
  useEffect(() => {
    if (at >= until) setPlaying(false);
  }, [at, until]);
  return {
    at,
    playing,
    rate,
    seek,
    toggle: () => {
      if (!playing && at >= until) setAt(from);
      setPlaying(!playing);
    },
    faster: (by) => {
      const next = RATES.indexOf(rate) + by;
      setRate(RATES[Math.min(RATES.length - 1, Math.max(0, next))] ?? 1);
    },
  };
}
