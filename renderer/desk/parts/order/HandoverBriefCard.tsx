// Renderer, desk page: what SIP alone told of a hand-over, until its record is here.
import type { HandoverBrief } from '@shared/call/HandoverRecord';
import { useTranslation } from 'react-i18next';
import { Panel } from '../../../ui/panel/Panel';
import { useDeskState } from '../../DeskContext';
import './Handover.css';

interface HandoverBriefCardProps {
  readonly brief: HandoverBrief;
  readonly large: boolean;
}

export function HandoverBriefCard({ brief, large }: HandoverBriefCardProps) {
  const { t } = useTranslation();
  const rows = useDeskState((state) => state.lists?.rows);
  const row = rows?.find(({ code }) => code === brief.row);
  const kinds = brief.danger.map((kind) => t(`danger.kind.${kind}`, { defaultValue: kind }));
  return (
    <Panel
      title={t('handover.brief')}
      tone={brief.dangerNow ? 'danger' : 'notice'}
      className={large ? 'handover large' : 'handover'}
    >
      <div data-testid="handover-brief">
        {brief.dangerNow ? (
          <p className="handover-danger">
            {t('danger.now')} {kinds.join(' ')}
          </p>
        ) : null}
        <p className="handover-narrative">
          {brief.row === '' ? t('handover.noRow') : `${brief.row} ${row?.name ?? ''}`}
        </p>
        <p>{t('handover.follows')}</p>
      </div>
    </Panel>
  );
}
