// Renderer, desk page: a quiet sign while the records are put together again, and after a damage was mended; nothing
// while they are sound. What happened, what is safe and what to do is its title, and stands in the settings it opens.
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { actOn } from '../../act/actOn';
import { useDesk, useDeskState } from '../../DeskContext';
import { recordsSign } from '../../view/recordsSign';

export function RecordsSignText() {
  const { t } = useTranslation();
  const { asks } = useDesk();
  const sign = useDeskState((state) => recordsSign(state.records));
  const events = useDeskState((state) => state.records?.mended?.events);
  if (sign === undefined) return null;
  return (
    <Button
      size="small"
      type="text"
      className="records-sign"
      data-testid="records-sign"
      data-state={sign}
      title={t(`records.${sign}`, { events })}
      onClick={() => void actOn(asks, 'settings')}
    >
      <span role="status">{t(`records.short.${sign}`)}</span>
    </Button>
  );
}
