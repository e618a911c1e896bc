// Renderer, board page: a table as a file. That it left is recorded by the host.
import type { FiguresScope } from '@shared/contract/board/BoardCalls';
import { useTranslation } from 'react-i18next';
import { keepFile } from '../../ui/keepFile';
import { useAsk } from '../BoardContext';
import type { Table } from './chartOptions';
import { useScopeWords } from './useScopeWords';

interface FileButtonsProps {
  readonly name: string;
  /** Above the table, before what it is of. */
  readonly title: string;
  readonly scope: FiguresScope;
  readonly table: Table | undefined;
}

export function FileButtons({ name, title, scope, table }: FileButtonsProps) {
  const { t } = useTranslation();
  const ask = useAsk();
  const words = useScopeWords();
  const leave = async (format: 'csv' | 'xlsx') => {
    if (table === undefined) return;
    const lines = [table.head, ...table.lines];
    const answer = await ask('board.export', {
      format,
      name,
      lines,
      scope,
      title: `${title} · ${words(scope)}`,
    });
    if (answer.ok) keepFile(answer.value);
  };
  return (
    <>
      {(['csv', 'xlsx'] as const).map((format) => (
        <button
          key={format}
          type="button"
          disabled={table === undefined}
          data-file={`${name}.${format}`}
          onClick={() => void leave(format)}
        >
          {t(`figures.${format}`)}
        </button>
      ))}
    </>
  );
}
