// Renderer, desk page: ours, theirs, both or unclear, in words, with the clause and the departments.

import { otherSide } from '@shared/kernel/side';
import { useTranslation } from 'react-i18next';
import { useDeskState, useView } from '../../DeskContext';

export function OwnerText() {
  const { t } = useTranslation();
  const { owner, phase } = useView();
  const side = useDeskState((state) => state.identity?.side ?? '12345');
  const consent = useDeskState((state) => state.record?.intake.consent ?? 'notAsked');
  const { ruling, row, item, departments } = owner;
  if (ruling === undefined || phase === 'idle') return <p className="owner-none">{t('decision.none')}</p>;
  const values = { ours: t(`side.${side}`), theirs: t(`side.${otherSide(side)}`) };
  return (
    <div className={`owner owner-${ruling.owner}`} data-testid="owner" data-owner={ruling.owner}>
      <p className="owner-line">
        <b>{t(`owner.${ruling.owner}`, values)}</b>
        <span className="clause">{ruling.clause}</span>
        {ruling.why === undefined ? null : <span>{t('decision.overruled', { reason: ruling.why })}</span>}
        {consent === 'notAsked' ? null : <span className="consent-said">{t(`consent.said.${consent}`)}</span>}
      </p>
      <p className="owner-row">
        {row === undefined
          ? t('decision.noRow')
          : `${item?.code ?? row.code} ${row.name}${item === undefined ? '' : ` · ${item.name}`}`}
        {departments.length > 0 ? (
          <span> — {departments.map(({ name }) => name).join(t('decision.comma'))}</span>
        ) : null}
      </p>
    </div>
  );
}
