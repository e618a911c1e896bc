// Renderer, board page: one lending: what is wanted, who was lent, who is back; and what can be lent, one digit each.
import { type SeatKey, seatKey } from '@shared/board/BoardFrame';
import { isoShanghai } from '@shared/order/clock/shanghaiTime';
import { isOver, type Lending, stillWanted } from '@shared/seat/lending/lendings';
import type { SeatCard } from '@shared/seat/SeatCard';
import { useTranslation } from 'react-i18next';
import { KbdText } from '../../ui/keys/Kbd';
import { useBoard } from '../BoardContext';
import { Elapsed } from '../parts/Elapsed';
import { useCityName } from './useCityName';

/** More would be buttons that nobody reads; as many as are wanted are picked all the same. */
const SHOWN = 40;

interface LendingItemProps {
  readonly lending: Lending;
  readonly chosen: boolean;
  readonly idle: readonly SeatCard[];
  readonly picked: readonly SeatCard[];
  readonly onChoose: () => void;
  readonly onPick: (key: SeatKey) => void;
  readonly onGive: () => void;
  readonly onBack: () => void;
}

export function LendingItem(props: LendingItemProps) {
  const { lending, chosen, idle, picked, onChoose, onPick, onGive, onBack } = props;
  const { t } = useTranslation();
  const { seconds } = useBoard();
  const cityName = useCityName();
  const { part, from, side, count, reason, until, out, back } = lending;
  const over = isOver(lending, seconds.now());
  const wanted = over ? 0 : stillWanted(lending);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the panel moves through its lines by the arrow keys.
    <li
      data-lending={part}
      data-over={over || undefined}
      aria-current={chosen || undefined}
      onClick={onChoose}
    >
      <p>
        <span className="side-mark" data-side={side}>
          {side}
        </span>{' '}
        <b>
          {part === 'asking'
            ? t('lending.asked', { count })
            : t('lending.heard', { city: cityName(from?.region ?? ''), count })}
        </b>{' '}
        {t(until === undefined ? 'lending.open' : 'lending.ends', {
          at: until === undefined ? '' : isoShanghai(until).slice(11, 16),
        })}{' '}
        <span className="soft">{reason}</span>
      </p>
      <p data-testid="lending-state" data-out={out.length} data-back={back.length} data-wanted={wanted}>
        {over ? t('lending.over') : t('lending.state', { out: out.length, back: back.length, wanted })}{' '}
        {out.map((one) => (
          <span key={seatKey(one)} className="lent-mark">
            {cityName(one.region)} {one.seat}
          </span>
        ))}
        {out.length > 0 && (
          <button type="button" data-testid="send-back" onClick={onBack}>
            {t('lending.sendBack')} {chosen && <KbdText text="X" />}
          </button>
        )}
      </p>
      {part === 'lending' && wanted > 0 && (
        <p className="lending-idle">
          {idle.length === 0 && <span className="soft">{t('lending.noIdle')}</span>}
          {idle.slice(0, SHOWN).map((card, n) => (
            <button
              key={seatKey(card)}
              type="button"
              data-pick={card.seat}
              aria-pressed={picked.includes(card)}
              onClick={() => onPick(seatKey(card))}
            >
              {chosen && n < 9 && <KbdText text={String(n + 1)} />} {card.seat} {card.person?.name}{' '}
              <Elapsed since={card.state.since} />
            </button>
          ))}
          {idle.length > 0 && (
            <button type="button" data-testid="give" disabled={picked.length === 0} onClick={onGive}>
              {t('lending.give', { count: picked.length })} {chosen && <KbdText text="Enter" />}
            </button>
          )}
        </p>
      )}
    </li>
  );
}
