// Renderer, desk page: one row or item, with its code, what matched, and its digit while digits are the lists'.
import { useTranslation } from 'react-i18next';
import { cutName, type ListEntry } from '../../view/listEntries';
import { DigitKey } from '../DigitKey';

export interface ListLineProps {
  readonly id: string;
  readonly entry: ListEntry;
  readonly digit: number | undefined;
  readonly active: boolean;
  readonly chosen: boolean;
  /** Show the row's name beside the item's: the hits come from all rows. */
  readonly withRow: boolean;
  readonly onChoose: () => void;
}

export function ListLine({ id, entry, digit, active, chosen, withRow, onChoose }: ListLineProps) {
  const { t } = useTranslation();
  const { row, item, ranges } = entry;
  return (
    // The search field keeps the focus and moves through the lines with the arrow keys (ARIA combobox).
    // biome-ignore lint/a11y/useKeyWithClickEvents: see above
    <div
      id={id}
      className={`list-line list-${row.list}${active ? ' active' : ''}${chosen ? ' chosen' : ''}`}
      role="option"
      tabIndex={-1}
      aria-selected={chosen}
      data-code={item?.code ?? row.code}
      onMouseDown={(event) => event.preventDefault()}
      onClick={onChoose}
    >
      <span className="list-digit">{digit === undefined ? null : <DigitKey digit={digit} />}</span>
      <span className="list-code">{item?.code ?? row.code}</span>
      <span className="list-name">
        {item?.before ? <i>{item.before}</i> : null}
        {cutName((item ?? row).name, ranges).map((part) =>
          part.hit ? <mark key={part.at}>{part.text}</mark> : part.text,
        )}
        {item?.after ? <i>{item.after}</i> : null}
      </span>
      <span className="list-side">
        {withRow ? row.name : item === undefined ? t('lists.items', { count: row.items.length }) : ''}
      </span>
    </div>
  );
}
