// Renderer, desk page: the moment of a replay, as it stands or as it runs on, and the sound with it.
import { useCallback, useEffect, useState } from 'react';
import type { Sound } from './useSound';

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

export function usePlayer(from: number, until: number, sound: Sound): Player {
  const [at, setAt] = useState(from);
  const [playing, setPlaying] = useState(false);
  const [rate, setRate] = useState(1);
  /** Where it was last sent to: the sound begins there. */
  const [start, setStart] = useState({ at: from });
  const seek = useCallback(
    (to: number) => {
      const place = Math.min(until, Math.max(from, to));
      setAt(place);
      setStart({ at: place });
    },
    [from, until],
  );
  useEffect(() => {
    if (!playing) return;
    let place = start.at;
    sound.play(place, rate);
    const timer = setInterval(() => {
      // The screen follows what is heard; before and after it, the clock.
      const heard = sound.now();
      place = Math.min(until, heard ?? place + TICK * rate);
      if (heard === undefined) sound.play(place, rate);
      setAt(place);
    }, TICK);
    return () => {
      clearInterval(timer);
      sound.pause();
    };
  }, [playing, rate, until, start, sound]);
  useEffect(() => {
    if (at >= until) setPlaying(false);
  }, [at, until]);
  return {
    at,
    playing,
    rate,
    seek,
    toggle: () => {
      seek(!playing && at >= until ? from : at);
      setPlaying(!playing);
    },
    faster: (by) => {
      const next = RATES.indexOf(rate) + by;
      setStart({ at });
      setRate(RATES[Math.min(RATES.length - 1, Math.max(0, next))] ?? 1);
    },
  };
}
