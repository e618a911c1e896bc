// Renderer, board page: one seat on the floor plan.
import type { SeatKey } from '@shared/board/BoardFrame';
import type { PointerEvent } from 'react';
import { useCard } from '../BoardContext';
import { Flags, MatterText, PersonName, SideMark, StateChip, StateTime } from './SeatCells';

interface PlanTileProps {
  readonly seat: SeatKey;
  readonly x: number;
  readonly y: number;
  /** Not among those that are asked for. */
  readonly dim: boolean;
  readonly selected: boolean;
  readonly onDown: (key: SeatKey, event: PointerEvent) => void;
  readonly onMove: (event: PointerEvent) => void;
  readonly onUp: () => void;
}

export function PlanTile({ seat, x, y, dim, selected, onDown, onMove, onUp }: PlanTileProps) {
  const card = useCard(seat);
  if (card === undefined) return null;
  return (
    <div
      className="plan-tile"
      data-seat={card.seat}
      data-state={card.state.at}
      data-danger={card.matter?.danger || undefined}
      data-dim={dim || undefined}
      data-selected={selected || undefined}
      style={{ transform: `translate(${x}px, ${y}px)` }}
      onPointerDown={(event) => onDown(seat, event)}
      onPointerMove={onMove}
      onPointerUp={onUp}
    >
      <span className="tile-head">
        <SideMark card={card} /> {card.seat.split('-')[1]}{' '}
        <b>
          <PersonName card={card} />
        </b>
      </span>
      <span className="tile-state">
        <StateChip card={card} /> <StateTime card={card} />
      </span>
      <span className="tile-matter">
        <MatterText card={card} /> <Flags card={card} />
      </span>
    </div>
  );
}
