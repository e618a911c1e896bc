// Renderer, desk page: what is known of the seat beside its state: what comes after the call, and how long the wrap-up
// may still be extended.
import { isWaiting } from '@shared/seat/lending/lendings';
import { useTranslation } from 'react-i18next';
import { Kbd } from '../../../ui/keys/Kbd';
import { useDeskState, useHostNow } from '../../DeskContext';
import { duration } from '../../view/duration';
import { ActionButton } from '../ActionButton';
import { useCityName } from './useCityName';
import { usePauseName } from './usePauseName';
import './Seat.css';

export function SeatNotes() {
  const { t } = useTranslation();
  const seat = useDeskState((state) => state.seat);
  const unread = useDeskState(({ letters }) => letters).received.filter(({ read }) => !read);
  const now = useHostNow();
  const wishes = useDeskState(({ lendings }) => lendings).filter((one) => isWaiting(one, now)).length;
  const pauseName = usePauseName();
  const cityName = useCityName();
  if (seat === undefined) return null;
  const { state, next, lent, help } = seat;
  const [newest] = unread;
  return (
    <span className="seat-notes">
      {next === undefined ? null : (
        <span data-testid="seat-next" data-next={next.to}>
          {t('seatNotes.next', {
            state: next.to === 'pause' ? pauseName(next.reason) : t(`seat.${next.to}`),
          })}
        </span>
      )}
      {help === undefined ? null : (
        <mark data-testid="help-asked">
          {t('seatNotes.helpAsked', { time: duration(now - help.since) })} <Kbd action="askHelp" />
        </mark>
      )}
      {newest === undefined ? null : (
        <mark className="seat-unread" role="status" data-testid="unread" data-count={unread.length}>
          <Kbd action="messages" /> {t('seatNotes.unread', { count: unread.length, text: newest.text })}
        </mark>
      )}
      {wishes === 0 ? null : (
        <mark role="status" data-testid="seat-wishes" data-count={wishes}>
          <Kbd action="board" /> {t('seatNotes.wishes', { count: wishes })}
        </mark>
      )}
      {lent === undefined ? null : (
        <mark data-testid="seat-lent">{t('seatNotes.lent', { city: cityName(lent.to) })}</mark>
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
