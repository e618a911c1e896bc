// Renderer, desk page: after how many years what is known of callers is erased.
import { Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDesk, useDeskState } from '../../DeskContext';

const MOST = 30;

export function EraseField() {
  const { t } = useTranslation();
  const { asks } = useDesk();
  const saved = useDeskState((state) => state.settings.eraseAfterYears);
  const [typed, setTyped] = useState<string>();
  const save = () => {
    const years = Number(typed);
    if (typed !== undefined && Number.isInteger(years) && years >= 0 && years <= MOST && years !== saved)
      asks.settings({ eraseAfterYears: years });
    setTyped(undefined);
  };
  return (
    <div className="setting">
      <label htmlFor="erase-after">{t('records.erase')}</label>
      <Input
        id="erase-after"
        size="small"
        inputMode="numeric"
        value={typed ?? String(saved)}
        suffix={t('records.years')}
        title={saved === 0 ? t('records.eraseNever') : t('records.eraseYears', { years: saved })}
        onChange={(event) => setTyped(event.target.value)}
        onPressEnter={save}
        onBlur={save}
      />
    </div>
  );
}
