// Renderer, desk page: the newest copy put back, after one question in the panel itself.
import type { RecordsStatus } from '@shared/contract/RecordsStatus';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDesk } from '../../DeskContext';
import { dayAndTime } from '../../view/duration';

export function RestoreChoice({ records }: { readonly records: RecordsStatus }) {
  const { t } = useTranslation();
  const { asks } = useDesk();
  const [asking, setAsking] = useState(false);
  const newest = records.backups[0];
  if (newest === undefined) return null;
  const time = dayAndTime(newest.at);
  if (!asking)
    return (
      <Button
        size="small"
        data-testid="restore"
        disabled={records.work !== undefined}
        onClick={() => setAsking(true)}
      >
        {t('records.restoreThis', { time })}
      </Button>
    );
  return (
    <div>
      <p>{t('records.restoreMeans')}</p>
      <Button
        size="small"
        danger
        data-testid="restore-sure"
        onClick={() => {
          setAsking(false);
          void asks.ask('records.restore', { backup: newest.name });
        }}
      >
        {t('records.restoreSure')}
      </Button>{' '}
      <Button size="small" onClick={() => setAsking(false)}>
        {t('records.keepAsIs')}
      </Button>
    </div>
  );
}
