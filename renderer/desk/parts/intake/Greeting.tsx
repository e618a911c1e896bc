// Renderer, desk page: the words to say first, by side: the file's own, and until it is read those of the page.
import { useTranslation } from 'react-i18next';
import { inLanguage } from '../../../ui/words/createWords';
import { useDeskState } from '../../DeskContext';
import { useCityName } from '../seat/useCityName';

export function Greeting() {
  const { t, i18n } = useTranslation();
  const side = useDeskState((state) => state.identity?.side ?? '12345');
  const opening = useDeskState((state) => state.questions?.sides[side].opening);
  const lent = useDeskState((state) => state.seat?.lent);
  const cityName = useCityName();
  return (
    <div className="greeting">
      {lent === undefined ? null : (
        <p data-testid="greeting-lent">{t('greeting.lent', { city: cityName(lent.to) })}</p>
      )}
      <p className="say">
        {opening === undefined || opening.zh === ''
          ? t(`greeting.${side}.say`)
          : inLanguage(opening, i18n.language)}
      </p>
    </div>
  );
}
