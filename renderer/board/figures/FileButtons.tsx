// Renderer, board page: a table as a file. That it left is recorded by the host.
import { useTranslation } from 'react-i18next';
import { keepFile } from '../../ui/keepFile';
import { useAsk } from '../BoardContext';
import type { Table } from './chartOptions';

export function FileButtons({ name, table }: { readonly name: string; readonly table: Table | undefined }) {
  const { t } = useTranslation();
  const ask = useAsk();
  const leave = async (format: 'csv' | 'xlsx') => {
    if (table === undefined) return;
    const answer = await ask('board.export', { format, name, lines: [table.head, ...table.lines] });
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
