// Renderer, desk page: what SIP alone told of a hand-over, until its record is here.
import type { HandoverBrief } from '@shared/call/HandoverRecord';
import { useTranslation } from 'react-i18next';
import { Panel } from '../../../ui/panel/Panel';
import { useDeskState } from '../../DeskContext';
import './Handover.css';

export function HandoverBriefCard({ brief }: { readonly brief: HandoverBrief }) {
  const { t } = useTranslation();
  const rows = useDeskState((state) => state.lists?.rows);
  const row = rows?.find(({ code }) => code === brief.row);
  const kinds = brief.danger.map((kind) => t(`danger.kind.${kind}`, { defaultValue: kind }));
  return (
    <Panel
      title={t('handover.brief')}
      tone={brief.dangerNow ? 'danger' : 'notice'}
      className="handover large"
    >
      <div data-testid="handover-brief">
        {brief.dangerNow ? (
          <p className="handover-danger">
            {t('danger.now')} {kinds.join(' ')}
          </p>
        ) : null}
        <p className="handover-narrative">{row === undefined ? brief.row : `${brief.row} ${row.name}`}</p>
        <p>{t('handover.follows')}</p>
      </div>
    </Panel>
  );
}
