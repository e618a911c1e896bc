// Renderer, desk page: how the records are kept, copied and put together again.
import type { Protection } from '@shared/contract/Protection';
import type { RecordsStatus } from '@shared/contract/RecordsStatus';
import { Button, Progress } from 'antd';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useDesk, useDeskState } from '../../DeskContext';
import { dayAndTime } from '../../view/duration';
import { EraseField } from './EraseField';
import { FolderField } from './FolderField';
import { RestoreChoice } from './RestoreChoice';

export function RecordsFields() {
  const { t } = useTranslation();
  const { asks } = useDesk();
  const records = useDeskState((state) => state.records);
  useEffect(() => {
    void asks.ask('records.read', {}).then((answer) => {
      if (answer.ok) asks.store.update((state) => ({ ...state, records: answer.value }));
    });
  }, [asks]);
  return (
    <section className="setting-group" data-testid="records">
      <h3>{t('records.title')}</h3>
      {records === undefined ? null : <Kept records={records} />}
      <FolderField name="backupDir" />
      <FolderField name="checkpointDir" />
      <EraseField />
    </section>
  );
}

function Kept({ records }: { readonly records: RecordsStatus }) {
  const { t } = useTranslation();
  const { asks } = useDesk();
  const { protection, lastCheck, lastBackup, work, mending, mended } = records;
  const time = (at: number) => dayAndTime(at);
  return (
    <>
      <p className={isWeak(protection) ? 'warn-text' : ''} data-testid="protection">
        {protectionText(t, protection)}
      </p>
      <p>
        {lastCheck === undefined
          ? t('records.unchecked')
          : t(lastCheck.sound ? 'records.sound' : 'records.unsound', { time: time(lastCheck.at) })}
      </p>
      {mending ? <p className="warn-text">{t('records.mending')}</p> : null}
      {mended === undefined || mending ? null : (
        <p className="warn-text">{t('records.mended', { events: mended.events })}</p>
      )}
      <div className="setting">
        <span data-testid="last-backup" className={lastBackup?.done === false ? 'bad' : ''}>
          {lastBackup === undefined
            ? t('records.never')
            : t(lastBackup.done ? 'records.last' : 'records.failed', { time: time(lastBackup.at) })}
        </span>
        <Button
          size="small"
          disabled={work !== undefined}
          data-testid="backup-now"
          onClick={() => void asks.ask('records.backup', {})}
        >
          {t('records.backupNow')}
        </Button>
      </div>
      {work === undefined ? null : <Work work={work} />}
      <RestoreChoice records={records} />
    </>
  );
}

function Work({ work }: { readonly work: NonNullable<RecordsStatus['work']> }) {
  const { t } = useTranslation();
  const percent = work.of === 0 ? 0 : Math.floor((work.done / work.of) * 100);
  return (
    <p aria-live="polite">
      {t(`records.work.${work.kind}`, { percent })}
      {work.of === 0 ? null : <Progress percent={percent} size="small" showInfo={false} />}
    </p>
  );
}

const isWeak = (protection: Protection): boolean => protection.by === 'keyFile' && protection.beside;

function protectionText(t: ReturnType<typeof useTranslation>['t'], protection: Protection): string {
  if (protection.by === 'keyring') return t('records.by.keyring', { backend: protection.backend });
  return t(isWeak(protection) ? 'records.by.keyFileBeside' : `records.by.${protection.by}`);
}
