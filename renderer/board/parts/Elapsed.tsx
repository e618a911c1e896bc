// Renderer, board page: how long something has lasted, by the host's clock.
import { useLayoutEffect, useRef } from 'react';
import { useBoard } from '../BoardContext';

/** `3:07`, `1:02:03`. */
export function durationText(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  const two = (n: number) => String(n).padStart(2, '0');
  const [h, m, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  return h > 0 ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`;
}

/** `limit`: the moment from which it is too long; marked from then on. Milliseconds by the host's clock. */
export function Elapsed({ since, limit }: { readonly since: number; readonly limit?: number | undefined }) {
  const { seconds } = useBoard();
  const ref = useRef<HTMLSpanElement>(null);
  useLayoutEffect(() => {
    const write = (now: number) => {
      const span = ref.current;
      if (span === null) return;
      span.textContent = durationText(now - since);
      span.classList.toggle('over', limit !== undefined && now >= limit);
    };
    write(seconds.now());
    return seconds.onSecond(write);
  }, [seconds, since, limit]);
  return <span ref={ref} className="elapsed" />;
}
