// Renderer, desk page: scripted citizens; a digit lets one ring.
import { useTranslation } from 'react-i18next';
import { inLanguage } from '../../../ui/words/createWords';
import { useDesk, useDeskState, useViewOf } from '../../DeskContext';
import { DigitKey } from '../DigitKey';

export function ScriptList() {
  const { t, i18n } = useTranslation();
  const { asks } = useDesk();
  const choices = useViewOf(({ choices: set }) => set);
  const scripts = useDeskState((state) => state.scripts);
  if (scripts.length === 0) return <p className="order-hint">{t('idle.noScripts')}</p>;
  return (
    <ul className="scripts" aria-label={t('idle.scripts')}>
      {scripts.map(({ id, title, teaches, rings }, index) => (
        <li key={id}>
          <button
            type="button"
            data-script={id}
            onClick={() => void asks.ask('practice.ring', { script: id })}
          >
            <span className="script-digit">
              {choices === 'scripts' && index < 9 ? <DigitKey digit={index + 1} /> : null}
            </span>
            <b>{inLanguage(title, i18n.language)}</b>
            <span className="script-rings">{t('idle.rings', { number: rings })}</span>
            <span className="script-teaches">{inLanguage(teaches, i18n.language)}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
