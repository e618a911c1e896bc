// Renderer, desk page: who is on the line, a chip each.
import { useTranslation } from 'react-i18next';
import { useDeskState, useViewOf } from '../../DeskContext';
import { legChips } from '../../view/legChips';

export function LegChips() {
  const { t } = useTranslation();
  const phase = useViewOf(({ phase: at }) => at);
  const call = useDeskState((state) => state.record?.call);
  const shown = useDeskState((state) => state.settings.supervisionShown);
  const chips = phase === 'idle' ? [] : legChips(call, shown);
  return (
    <ul className="legs" aria-label={t('bar.legs')}>
      {chips.map((chip) => (
        <li key={chip.id} className={`leg leg-${chip.state}`} data-role={chip.role} data-state={chip.state}>
          <b>{t(`role.${chip.role}`)}</b> {chip.number}{' '}
          <span>
            {t(chip.supervision === undefined ? `leg.${chip.state}` : `supervision.${chip.supervision}`)}
          </span>{' '}
          {chip.muted ? <span>{t('bar.muted')}</span> : null}
        </li>
      ))}
      {call?.microphoneMuted && phase !== 'idle' ? <li className="leg leg-muted">{t('bar.muted')}</li> : null}
    </ul>
  );
}
