// Renderer, desk page: whether calls are recorded, and for how long that is kept. For a lead to change.
import { may } from '@shared/person/may';
import { Segmented } from 'antd';
import { useTranslation } from 'react-i18next';
import { useDesk, useDeskState } from '../../DeskContext';
import { dayAndTime } from '../../view/duration';
import { RetentionSetting } from './RetentionSetting';

const LEAST = 1;
const MOST = 3_650;

export function RecordingFields() {
  const { t } = useTranslation();
  const { asks } = useDesk();
  const recordCalls = useDeskState((state) => state.settings.recordCalls);
  const days = useDeskState((state) => state.settings.recordingDays);
  const allowed = useDeskState(({ person }) => person !== undefined && may(person.role, 'changeRecording'));
  return (
    <>
      <div className="setting">
        <span>{t('recording.setting')}</span>
        <Segmented
          size="small"
          aria-label={t('recording.setting')}
          disabled={!allowed}
          value={recordCalls ? 'on' : 'off'}
          options={(['off', 'on'] as const).map((value) => ({ value, label: t(`settings.${value}`) }))}
          onChange={(value) => asks.settings({ recordCalls: value === 'on' })}
        />
      </div>
      <RetentionSetting
        name="recordingDays"
        id="recording-days"
        label={t('recording.kept')}
        unit={t('recording.days')}
        hint={t('recording.range', { least: LEAST, most: MOST })}
        least={LEAST}
        most={MOST}
        disabled={!allowed}
      />
      <p>{t('recording.means', { days })}</p>
      <Swept />
    </>
  );
}

/** What the sweep does and did. */
function Swept() {
  const { t } = useTranslation();
  const swept = useDeskState((state) => state.records?.recordings);
  if (swept === undefined || (!swept.running && swept.at === undefined)) return null;
  const { running, seen, of, deleted, at = 0 } = swept;
  return (
    <p role="status" data-testid="swept" data-deleted={deleted} data-running={running || undefined}>
      {running
        ? t('recording.sweeping', { seen, of, deleted })
        : t('recording.swept', { deleted, time: dayAndTime(at) })}
    </p>
  );
}
