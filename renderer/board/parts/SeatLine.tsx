// Renderer, board page: one line of the table.
import type { SeatKey } from '@shared/board/BoardFrame';
import { memo } from 'react';
import { useCard } from '../BoardContext';
import { durationText } from './Elapsed';
import {
  Flags,
  LegMarks,
  MatterText,
  PersonName,
  ReasonText,
  SideMark,
  StateChip,
  StateTime,
} from './SeatCells';

interface SeatLineProps {
  readonly seat: SeatKey;
  readonly top: number;
  readonly selected: boolean;
  readonly choose: (key: SeatKey) => void;
}

export const SeatLine = memo(function SeatLine({ seat, top, selected, choose }: SeatLineProps) {
  const card = useCard(seat);
  if (card === undefined) return null;
  const { today } = card;
  return (
    <div
      role="option"
      tabIndex={-1}
      className="seat-line"
      aria-selected={selected}
      data-seat={card.seat}
      data-state={card.state.at}
      data-danger={card.matter?.danger || undefined}
      style={{ transform: `translateY(${top}px)` }}
      onMouseDown={() => choose(seat)}
    >
      <span>
        <SideMark card={card} /> {card.seat}
      </span>
      <span>
        <PersonName card={card} />
      </span>
      <span>
        <StateChip card={card} />
      </span>
      <span className="number">
        <StateTime card={card} />
      </span>
      <span>
        <ReasonText card={card} />
      </span>
      <span>
        <MatterText card={card} />
      </span>
      <span>
        <LegMarks card={card} />
      </span>
      <span className="number">{today.calls}</span>
      <span className="number">{today.calls === 0 ? '–' : durationText(today.handled / today.calls)}</span>
      <span className="number">{today.missed}</span>
      <span>
        <Flags card={card} />
      </span>
    </div>
  );
});
