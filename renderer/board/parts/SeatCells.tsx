// Renderer, board page: the signs of a seat that table, plan and details have in common.
import { sideOf } from '@shared/kernel/side';
import type { SeatCard } from '@shared/seat/SeatCard';
import { limitAt } from '@shared/seat/SeatState';
import { useTranslation } from 'react-i18next';
import { useCityName } from '../lending/useCityName';
import { Elapsed } from './Elapsed';

export function SideMark({ card }: { readonly card: SeatCard }) {
  const side = sideOf(card.seat);
  return (
    <span className="side-mark" data-side={side}>
      {side}
    </span>
  );
}

/** Who sits there; without a list of people the role that the seat has. */
export function PersonName({ card }: { readonly card: SeatCard }) {
  const { t } = useTranslation();
  const { person } = card;
  return <>{person && (person.name || t(`personRole.${person.role}`))}</>;
}

/** State, held, and why: never by colour alone. */
export function StateChip({ card }: { readonly card: SeatCard }) {
  const { t } = useTranslation();
  const { state } = card;
  const held = state.at === 'busy' && state.held;
  const lost = state.at === 'busy' && !card.phone;
  return (
    <span className="state-chip" data-state={state.at} data-held={held || undefined}>
      {lost ? t('board.phoneLost') : held ? t('board.held') : t(`seat.${state.at}`)}
    </span>
  );
}

export function StateTime({ card }: { readonly card: SeatCard }) {
  // Nobody has ever signed in there: no time has begun.
  if (card.state.since === 0) return null;
  return <Elapsed since={card.state.since} limit={limitAt(card.state)} />;
}

export function ReasonText({ card }: { readonly card: SeatCard }) {
  const { t, i18n } = useTranslation();
  const { state, next } = card;
  const key = state.at === 'pause' ? `board.reason.${state.reason}` : '';
  const reason = state.at !== 'pause' ? '' : i18n.exists(key) ? t(key) : state.reason;
  return (
    <>
      {reason}
      {next !== undefined && <span className="soft"> → {t(`seat.${next}`)}</span>}
    </>
  );
}

export function MatterText({ card }: { readonly card: SeatCard }) {
  const { t } = useTranslation();
  const { matter } = card;
  if (matter === undefined) return null;
  return (
    <>
      {matter.danger && <strong className="danger-mark">{t('board.danger')}</strong>}
      {matter.level !== undefined && (
        <span className="level-mark">{t('board.level', { level: matter.level })}</span>
      )}
      {matter.row}
    </>
  );
}

/** One sign for each party on the line. */
export function LegMarks({ card }: { readonly card: SeatCard }) {
  const { t } = useTranslation();
  return (
    <>
      {card.legs.map(({ role, at, supervision }, n) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: legs have no ids here, and their order is theirs
        <span key={`${n} ${role}`} className="leg-mark" data-at={at} title={t(`board.legAt.${at}`)}>
          {t(supervision === undefined ? `board.leg.${role}` : `board.leg.${supervision}`)}
        </span>
      ))}
    </>
  );
}

export const hasFlags = ({ help, lent, link, sound }: SeatCard): boolean =>
  help !== undefined || lent !== undefined || link === 'down' || (sound !== undefined && sound !== 'good');

export function Flags({ card }: { readonly card: SeatCard }) {
  const { t } = useTranslation();
  const cityName = useCityName();
  const lent = card.lent && t('board.lentTo', { from: cityName(card.region), to: cityName(card.lent.to) });
  return (
    <>
      {card.help && (
        <strong className="help-mark" title={card.help.word}>
          {t('board.mark.help')}
        </strong>
      )}
      {card.lent && (
        <span className="lent-mark" title={lent}>
          {lent}
        </span>
      )}
      {card.link === 'down' && <span className="soft">{t('board.linkDown')}</span>}
      {card.sound !== undefined && card.sound !== 'good' && (
        <span className="sound-mark" data-level={card.sound}>
          {t(`board.sound.${card.sound}`)}
        </span>
      )}
    </>
  );
}
