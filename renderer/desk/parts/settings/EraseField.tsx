// Renderer, desk page: after how many years what is known of callers is erased.
import { useTranslation } from 'react-i18next';
import { useDeskState } from '../../DeskContext';
import { RetentionSetting } from './RetentionSetting';

const MOST = 30;

export function EraseField() {
  const { t } = useTranslation();
  const saved = useDeskState((state) => state.settings.eraseAfterYears);
  return (
    <RetentionSetting
      name="eraseAfterYears"
      id="erase-after"
      label={t('records.erase')}
      unit={t('records.years')}
      hint={saved === 0 ? t('records.eraseNever') : t('records.eraseYears', { years: saved })}
      least={0}
      most={MOST}
    />
  );
}
