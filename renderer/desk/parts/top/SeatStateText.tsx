// Renderer, desk page: the seat's state and how long it lasts, from the recorded start.
import { useTranslation } from 'react-i18next';
import { useDeskState, useHostNow } from '../../DeskContext';
import { duration } from '../../view/duration';

export function SeatStateText() {
  const { t } = useTranslation();
  const seat = useDeskState((state) => state.seat);
  const now = useHostNow();
  if (seat === undefined) return <span className="top-state" />;
  return (
    <span className={`top-state seat-${seat.at}`} data-testid="seat-state" data-state={seat.at}>
      <span role="status">{t(`seat.${seat.at}`)}</span>
      <span className="top-time">{duration(now - seat.since)}</span>
    </span>
  );
}
