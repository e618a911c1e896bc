// Renderer, board page: the seats where they stand. Dragged, or moved with Alt and the arrows; kept by the host.
import type { PlanPlace, SeatKey } from '@shared/board/BoardFrame';
import { type PointerEvent as ReactPointerEvent, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAsk, useBoard, useBoardState, useChoose } from '../BoardContext';
import { moved, planOf } from '../view/planOf';
import { PlanTile } from './PlanTile';
import { useInSight } from './useInSight';
import { useLines } from './useLines';

export const CELL = { width: 132, height: 78 } as const;

interface Drag {
  readonly key: SeatKey;
  readonly dx: number;
  readonly dy: number;
  readonly from: PlanPlace;
  readonly startX: number;
  readonly startY: number;
}

export function FloorPlan() {
  const { t } = useTranslation();
  const { rows, store } = useBoard();
  const lines = useLines();
  const kept = useBoardState((state) => state.plan);
  const selected = useBoardState((state) => state.selected);
  const change = useChoose();
  const ask = useAsk();
  const scroller = useRef<HTMLDivElement>(null);
  const [drag, setDrag] = useState<Drag>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: other lines are other seats.
  const places = useMemo(() => planOf(rows.cards(), kept), [rows, kept, lines.length, rows.membership]);
  const shown = new Set(lines.flatMap((line) => (line.kind === 'seat' ? [line.key] : [])));
  const inSight = useInSight(scroller, CELL);
  const size = sizeOf(places);

  const put = (key: SeatKey, to: PlanPlace) => {
    const plan = moved(places, key, { x: Math.max(0, to.x), y: Math.max(0, to.y) });
    change({ plan });
    void ask('board.plan', { plan });
  };
  const begin = (key: SeatKey, event: ReactPointerEvent) => {
    change({ selected: key });
    const from = places.get(key);
    if (from === undefined || event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    setDrag({ key, from, dx: 0, dy: 0, startX: event.clientX, startY: event.clientY });
  };
  const go = ({ clientX, clientY }: ReactPointerEvent) => {
    if (drag) setDrag({ ...drag, dx: clientX - drag.startX, dy: clientY - drag.startY });
  };
  const drop = () => {
    if (drag === undefined) return;
    const to = {
      x: drag.from.x + Math.round(drag.dx / CELL.width),
      y: drag.from.y + Math.round(drag.dy / CELL.height),
    };
    setDrag(undefined);
    if (to.x !== drag.from.x || to.y !== drag.from.y) put(drag.key, to);
  };
  return (
    <div
      className="plan-scroll"
      ref={scroller}
      data-testid="floor-plan"
      role="application"
      aria-label={t('board.plan')}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: the plan is moved through by keys.
      tabIndex={0}
      onKeyDown={(event) => {
        const step = STEPS[event.key];
        const at = store.get().selected;
        const place = at === undefined ? undefined : places.get(at);
        if (!event.altKey || step === undefined || at === undefined || place === undefined) return;
        event.preventDefault();
        event.stopPropagation();
        put(at, { x: place.x + step.x, y: place.y + step.y });
      }}
    >
      <div className="plan" style={size}>
        {[...places].map(([key, place]) =>
          inSight(place) || drag?.key === key ? (
            <PlanTile
              key={key}
              seat={key}
              x={place.x * CELL.width + (drag?.key === key ? drag.dx : 0)}
              y={place.y * CELL.height + (drag?.key === key ? drag.dy : 0)}
              dim={!shown.has(key)}
              selected={key === selected}
              onDown={begin}
              onMove={go}
              onUp={drop}
            />
          ) : null,
        )}
      </div>
    </div>
  );
}

const STEPS: Readonly<Record<string, PlanPlace>> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
};

function sizeOf(places: ReadonlyMap<SeatKey, PlanPlace>): { width: number; height: number } {
  let [x, y] = [0, 0];
  for (const place of places.values()) {
    x = Math.max(x, place.x);
    y = Math.max(y, place.y);
  }
  return { width: (x + 2) * CELL.width, height: (y + 2) * CELL.height };
}
