// Renderer, desk page: the run that is led: whose it is, how the caller is, and the trainer's own part in it.
import type { PracticeRunRecord } from '@shared/practice/PracticeRun';
import { useTranslation } from 'react-i18next';
import { inLanguage } from '../../../ui/words/createWords';
import { leadOn, openRun } from '../../act/runActs';
import { useDesk, useDeskState } from '../../DeskContext';
import { listens } from '../../view/ledView';
import type { LedState } from './ledState';

export function LedBar({ run, state }: { readonly run: PracticeRunRecord; readonly state: LedState }) {
  const { t, i18n } = useTranslation();
  const { asks } = useDesk();
  const hears = useDeskState(({ record }) => listens(record));
  const { temper, speaks, over } = state;
  return (
    <div className="replay-bar" data-temper={temper} data-speaks={speaks} data-testid="led-bar">
      <b>
        {run.person ?? run.seat} · {inLanguage(run.script.title, i18n.language)}
      </b>
      {over ? (
        <button type="button" onClick={() => void openRun(asks, run.call)}>
          {t('practice.toReplay')}
        </button>
      ) : (
        <>
          <button
            type="button"
            disabled={hears}
            aria-keyshortcuts="j"
            onClick={() => leadOn(asks, { do: 'join' })}
          >
            {t(hears ? 'practice.hearing' : 'practice.join')} <kbd>J</kbd>
          </button>
          <button
            type="button"
            disabled={!hears}
            aria-pressed={speaks}
            aria-keyshortcuts="Space"
            onClick={() => leadOn(asks, { do: 'speak', on: !speaks })}
          >
            {t(speaks ? 'practice.speaking' : 'practice.speak')} <kbd>␣</kbd>
          </button>
          <label>
            {t('practice.temper')} <kbd>- =</kbd>
            <meter min={0} max={100} value={temper} /> {temper}
          </label>
          <button type="button" aria-keyshortcuts="p" onClick={() => leadOn(asks, { do: 'promised' })}>
            {t('practice.promised')} <kbd>P</kbd>
          </button>
          <button type="button" aria-keyshortcuts="Shift+K" onClick={() => leadOn(asks, { do: 'end' })}>
            {t('practice.endRun')} <kbd>⇧K</kbd>
          </button>
        </>
      )}
    </div>
  );
}
