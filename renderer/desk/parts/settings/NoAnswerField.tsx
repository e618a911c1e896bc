// Renderer, desk page: how long a partner may ring.
import { useTranslation } from 'react-i18next';
import { useDesk, useDeskState } from '../../DeskContext';
import { NumberSetting } from './NumberSetting';

const LEAST = 1;
const MOST = 180;

export function NoAnswerField() {
  const { t } = useTranslation();
  const { asks } = useDesk();
  const saved = useDeskState((state) => state.settings.noAnswerAfter / 1000);
  return (
    <NumberSetting
      id="no-answer"
      label={t('settings.noAnswer')}
      unit={t('settings.seconds')}
      hint={t('settings.noAnswerRange', { least: LEAST, most: MOST })}
      saved={saved}
      least={LEAST}
      most={MOST}
      onSave={(seconds) => asks.settings({ noAnswerAfter: seconds * 1000 })}
    />
  );
}
