// Renderer, desk page: what narrows a view, and its order. Native lists: every key of theirs is known.
import type { Level } from '@shared/intake/IntakeEvent';
import type { OrderState } from '@shared/order/OrderRow';
import type { OrderFilter, OrderOrder } from '@shared/order/OrderView';
import { useTranslation } from 'react-i18next';
import { useDeskState } from '../../DeskContext';

const STATES: readonly OrderState[] = [
  'open',
  'assigned',
  'dispatched',
  'accepted',
  'returned',
  'answered',
  'closed',
  'merged',
];
const ORDERS: readonly OrderOrder[] = ['newest', 'oldest', 'due'];

interface BookFiltersProps {
  readonly filter: OrderFilter;
  readonly order: OrderOrder;
  readonly onFilter: (filter: OrderFilter) => void;
  readonly onOrder: (order: OrderOrder) => void;
}

export function BookFilters({ filter, order, onFilter, onOrder }: BookFiltersProps) {
  const { t } = useTranslation();
  const rows = useDeskState((state) => state.lists?.rows) ?? [];
  const { level, state, row, linkage, ...rest } = filter;
  const given = { level, state, row, linkage };
  const set = (change: Partial<typeof given>) =>
    onFilter({
      ...rest,
      ...Object.fromEntries(
        Object.entries({ ...given, ...change }).filter(([, value]) => value !== undefined),
      ),
    });
  const levels = [1, 2, 3].map((one) => [String(one), t('order.level', { level: one })] as const);
  const states = STATES.map((one) => [one, t(`orderState.${one}`)] as const);
  return (
    <>
      <Choice
        name="level"
        none={t('orderBook.anyLevel')}
        options={levels}
        value={String(level ?? '')}
        onChange={(value) => set({ level: value === '' ? undefined : (Number(value) as Level) })}
      />
      <Choice
        name="state"
        none={t('orderBook.anyState')}
        options={states}
        value={state ?? ''}
        onChange={(value) => set({ state: value === '' ? undefined : (value as OrderState) })}
      />
      <Choice
        name="row"
        none={t('orderBook.anyRow')}
        options={rows.map(({ code, name }) => [code, `${code} ${name}`] as const)}
        value={row ?? ''}
        onChange={(value) => set({ row: value === '' ? undefined : value })}
      />
      <label className="book-check">
        <input
          type="checkbox"
          checked={linkage ?? false}
          onChange={(event) => set({ linkage: event.target.checked ? true : undefined })}
        />
        {t('orderBook.linkage')}
      </label>
      <Choice
        name="order"
        options={ORDERS.map((one) => [one, t(`orderBook.${one}`)] as const)}
        value={order}
        onChange={(value) => onOrder(value as OrderOrder)}
      />
    </>
  );
}

interface ChoiceProps {
  readonly name: 'level' | 'state' | 'row' | 'order';
  /** Words for no choice. */
  readonly none?: string;
  readonly options: readonly (readonly [string, string])[];
  readonly value: string;
  readonly onChange: (value: string) => void;
}

function Choice({ name, none, options, value, onChange }: ChoiceProps) {
  const { t } = useTranslation();
  return (
    <select
      aria-label={t(`orderBook.${name}`)}
      data-filter={name}
      value={value}
      onChange={(event) => onChange(event.target.value)}
    >
      {none === undefined ? null : <option value="">{none}</option>}
      {options.map(([id, label]) => (
        <option key={id} value={id}>
          {label}
        </option>
      ))}
    </select>
  );
}
