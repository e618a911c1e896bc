// Renderer, desk page: the seat's state and how long it lasts, from the recorded start.
import { useTranslation } from 'react-i18next';
import { useDeskState, useHostNow } from '../../DeskContext';
import { duration } from '../../view/duration';

export function SeatStateText() {
  const { t } = useTranslation();
  const seat = useDeskState((state) => state.seat);
  const now = useHostNow();
  if (seat === undefined) return <span className="top-state" />;
  const { at, since } = seat.state;
  return (
    <span className={`top-state seat-${at}`} data-testid="seat-state" data-state={at}>
      <span role="status">{t(`seat.${at}`)}</span>
      <span className="top-time">{duration(now - since)}</span>
    </span>
  );
}
