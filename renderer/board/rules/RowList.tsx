// Renderer, board page: a short list of lines, each of which can be taken out, and one more added.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

interface RowListProps<T> {
  readonly title: string;
  readonly rows: readonly T[];
  readonly fewest: number;
  readonly most: number;
  readonly fresh: T;
  readonly onChange: (rows: readonly T[]) => void;
  readonly draw: (row: T, set: (row: T) => void) => ReactNode;
}

export function RowList<T>({ title, rows, fewest, most, fresh, onChange, draw }: RowListProps<T>) {
  const { t } = useTranslation();
  return (
    <fieldset>
      <legend>{title}</legend>
      {rows.map((row, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a line is what stands in its place, and has no other name
        <p key={at} className="rule-row">
          {draw(row, (next) => onChange(rows.map((one, n) => (n === at ? next : one))))}
          <button
            type="button"
            disabled={rows.length <= fewest}
            aria-label={t('rules.takeOut')}
            title={t('rules.takeOut')}
            onClick={() => onChange(rows.filter((_, n) => n !== at))}
          >
            ✕
          </button>
        </p>
      ))}
      <button type="button" disabled={rows.length >= most} onClick={() => onChange([...rows, fresh])}>
        {t('rules.oneMore')}
      </button>
    </fieldset>
  );
}
