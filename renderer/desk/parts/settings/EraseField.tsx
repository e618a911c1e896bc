// Renderer, desk page: after how many years what is known of callers is erased.
import { useTranslation } from 'react-i18next';
import { useDesk, useDeskState } from '../../DeskContext';
import { NumberSetting } from './NumberSetting';

const MOST = 30;

export function EraseField() {
  const { t } = useTranslation();
  const { asks } = useDesk();
  const saved = useDeskState((state) => state.settings.eraseAfterYears);
  return (
    <NumberSetting
      id="erase-after"
      label={t('records.erase')}
      unit={t('records.years')}
      hint={saved === 0 ? t('records.eraseNever') : t('records.eraseYears', { years: saved })}
      saved={saved}
      least={0}
      most={MOST}
      onSave={(years) => asks.settings({ eraseAfterYears: years })}
    />
  );
}
