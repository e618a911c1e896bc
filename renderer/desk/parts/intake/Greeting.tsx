// Renderer, desk page: the words to say and the first questions, by side.
import { useTranslation } from 'react-i18next';
import { useDeskState } from '../../DeskContext';

export function Greeting() {
  const { t } = useTranslation();
  const side = useDeskState((state) => state.identity?.side ?? '12345');
  return (
    <div className="greeting">
      <p className="say">{t(`greeting.${side}.say`)}</p>
      <p className="ask">{t(`greeting.${side}.ask`)}</p>
    </div>
  );
}
