// Renderer, desk page: how long a partner may ring.
import { Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDesk, useDeskState } from '../../DeskContext';

const LEAST = 1;
const MOST = 180;

export function NoAnswerField() {
  const { t } = useTranslation();
  const { asks } = useDesk();
  const saved = useDeskState((state) => state.settings.noAnswerAfter / 1000);
  const [typed, setTyped] = useState<string>();
  const save = () => {
    const seconds = Math.round(Number(typed));
    if (typed !== undefined && seconds >= LEAST && seconds <= MOST)
      asks.settings({ noAnswerAfter: seconds * 1000 });
    setTyped(undefined);
  };
  return (
    <div className="setting">
      <label htmlFor="no-answer">{t('settings.noAnswer')}</label>
      <Input
        id="no-answer"
        size="small"
        inputMode="numeric"
        value={typed ?? String(saved)}
        suffix={t('settings.seconds')}
        title={t('settings.noAnswerRange', { least: LEAST, most: MOST })}
        onChange={(event) => setTyped(event.target.value)}
        onPressEnter={save}
        onBlur={save}
      />
    </div>
  );
}
