// Renderer, desk page: what is known of the seat beside its state: what comes after the call, and how long the wrap-up
// may still be extended.
import { useTranslation } from 'react-i18next';
import { useDeskState } from '../../DeskContext';
import { ActionButton } from '../ActionButton';
import { usePauseName } from './usePauseName';
import './Seat.css';

export function SeatNotes() {
  const { t } = useTranslation();
  const seat = useDeskState((state) => state.seat);
  const pauseName = usePauseName();
  if (seat === undefined) return null;
  const { state, next, lent } = seat;
  return (
    <span className="seat-notes">
      {next === undefined ? null : (
        <span data-testid="seat-next" data-next={next.to}>
          {t('seatNotes.next', {
            state: next.to === 'pause' ? pauseName(next.reason) : t(`seat.${next.to}`),
          })}
        </span>
      )}
      {lent === undefined ? null : (
        <mark data-testid="seat-lent">{t('seatNotes.lent', { city: lent.to })}</mark>
      )}
      {state.at === 'wrapUp' && state.until !== undefined ? (
        <>
          <span data-testid="extensions" data-left={state.extensions}>
            {t('seatNotes.extensions', { count: state.extensions })}
          </span>
          {state.extensions > 0 ? <ActionButton action="extendWrapUp" always /> : null}
        </>
      ) : null}
    </span>
  );
}
