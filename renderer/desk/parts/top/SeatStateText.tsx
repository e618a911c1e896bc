// Renderer, desk page: the seat's state, and how long it lasts or what is left of it, from the recorded start.
import { useTranslation } from 'react-i18next';
import { useDeskState, useHostNow } from '../../DeskContext';
import { duration } from '../../view/duration';
import { seatLine } from '../../view/seatLine';
import { usePauseName } from '../seat/usePauseName';

/** A seat that was never signed in at has no time to tell. */
export function SeatStateText() {
  const { t } = useTranslation();
  const seat = useDeskState((state) => state.seat);
  const now = useHostNow();
  const pauseName = usePauseName();
  if (seat === undefined) return <span className="top-state" />;
  const { state } = seat;
  const { kind, shown, soon } = seatLine(seat, now);
  return (
    <span
      className={`top-state seat-${state.at} ${soon ? 'seat-soon' : ''}`}
      data-testid="seat-state"
      data-state={state.at}
      data-time={kind}
      title={state.since === 0 ? undefined : t(`seatTime.${kind}`, { time: duration(shown) })}
    >
      <span role="status">{state.at === 'pause' ? pauseName(state.reason) : t(`seat.${state.at}`)}</span>
      {state.since === 0 ? null : (
        <span className="top-time">
          {kind === 'left' ? '−' : kind === 'over' ? '+' : ''}
          {duration(shown)}
        </span>
      )}
    </span>
  );
}
