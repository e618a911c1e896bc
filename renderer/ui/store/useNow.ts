// Renderer, any page: the clock on the screen. Durations are counted from recorded facts, never summed here.
import { useEffect, useState } from 'react';

/** The time by `clock`, again on every full second. */
export function useNow(clock: () => number): number {
  const [now, setNow] = useState(clock);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    const tick = () => {
      setNow(clock());
      timer = setTimeout(tick, 1000 - (clock() % 1000) + 5);
    };
    tick();
    return () => clearTimeout(timer);
  }, [clock]);
  return now;
}
