// Renderer, desk page: practice as files, for whoever runs it. That they left is recorded by the host.
import type { PracticeRun } from '@shared/practice/PracticeRun';
import { useTranslation } from 'react-i18next';
import { keepFile } from '../../../ui/keepFile';
import { useDesk } from '../../DeskContext';
import { peopleTable, runsTable } from '../../view/practiceTables';

const FORMATS = ['csv', 'xlsx'] as const;

export function PracticeFiles({ runs }: { readonly runs: readonly PracticeRun[] }) {
  const { t, i18n } = useTranslation();
  const { asks } = useDesk();
  const tables = [
    ['practice-people', 'practice.peopleFile', () => peopleTable(runs, t)],
    ['practice-runs', 'practice.runsFile', () => runsTable(runs, t, i18n.language)],
  ] as const;
  const leave = async (
    name: string,
    format: (typeof FORMATS)[number],
    lines: ReturnType<typeof peopleTable>,
  ) => {
    const answer = await asks.ask('practice.export', { name, format, lines });
    if (answer.ok) keepFile(answer.value);
  };
  return (
    <p className="practice-files">
      {tables.map(([name, label, lines]) => (
        <span key={name}>
          {t(label)}{' '}
          {FORMATS.map((format) => (
            <button
              key={format}
              type="button"
              data-file={`${name}.${format}`}
              onClick={() => void leave(name, format, lines())}
            >
              {t(`figures.${format}`)}
            </button>
          ))}
        </span>
      ))}
    </p>
  );
}
