// Renderer, desk page: what the caller of a led run can say; its digit lets him say it now.
import type { PracticeRunRecord } from '@shared/practice/PracticeRun';
import { useTranslation } from 'react-i18next';
import { sayLine } from '../../act/runActs';
import { useDesk } from '../../DeskContext';
import { DigitKey } from '../DigitKey';
import { ledState } from './ledState';

export function CallerLines({ run }: { readonly run: PracticeRunRecord }) {
  const { t } = useTranslation();
  const { asks } = useDesk();
  const { said, over } = ledState(run);
  return (
    <ol className="transcript" aria-label={t('practice.lines')}>
      {run.played.lines.map((line, index) => (
        <li key={line.id} data-line={line.id} data-said={said.has(line.id)}>
          <button type="button" disabled={over} onClick={() => sayLine(asks, index)}>
            {index < 9 ? <DigitKey digit={index + 1} /> : null}
            {said.has(line.id) ? '✓ ' : ''}
            {line.text}
          </button>
        </li>
      ))}
    </ol>
  );
}
