// Renderer, board page: which cells of the plan can be seen, with a margin of one screen's third.
import type { PlanPlace } from '@shared/board/BoardFrame';
import { type RefObject, useEffect, useState } from 'react';

interface Sight {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export function useInSight(
  scroller: RefObject<HTMLDivElement | null>,
  cell: { readonly width: number; readonly height: number },
): (place: PlanPlace) => boolean {
  const [sight, setSight] = useState<Sight>({ left: 0, top: 0, right: 20, bottom: 20 });
  useEffect(() => {
    const box = scroller.current;
    if (box === null) return;
    const look = () => {
      const { scrollLeft, scrollTop, clientWidth, clientHeight } = box;
      setSight({
        left: Math.floor((scrollLeft - clientWidth / 3) / cell.width),
        top: Math.floor((scrollTop - clientHeight / 3) / cell.height),
        right: Math.ceil((scrollLeft + clientWidth * 1.33) / cell.width),
        bottom: Math.ceil((scrollTop + clientHeight * 1.33) / cell.height),
      });
    };
    look();
    box.addEventListener('scroll', look, { passive: true });
    const resized = new ResizeObserver(look);
    resized.observe(box);
    return () => {
      box.removeEventListener('scroll', look);
      resized.disconnect();
    };
  }, [scroller, cell]);
  return ({ x, y }) => x >= sight.left && x <= sight.right && y >= sight.top && y <= sight.bottom;
}
