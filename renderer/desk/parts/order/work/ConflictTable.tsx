// Renderer, desk page: two versions of one order side by side, settled field by field by a person.
import type { EditAnswer } from '@shared/contract/order/OrderCalls';
import { compareFields, type Keep, proposedKeep, settleFields } from '@shared/order/conflict/compareFields';
import type { OrderField, OrderFields } from '@shared/order/conflict/OrderFields';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { focusFirst } from '../../../act/focusOn';

export interface ConflictTableProps {
  readonly conflict: Extract<EditAnswer, { saved: false }>;
  readonly mine: OrderFields;
  readonly onSettle: (settled: OrderFields) => void;
}

type Kept = Readonly<Partial<Record<OrderField, Keep>>>;
const SIDES = ['theirs', 'mine'] as const;

export function ConflictTable({ conflict, mine, onSettle }: ConflictTableProps) {
  const { t } = useTranslation();
  const { base, theirs, by } = conflict;
  const differing = compareFields(base, mine, theirs);
  const [kept, setKept] = useState<Kept>(() =>
    Object.fromEntries(
      differing.flatMap((one) => (proposedKeep(one) ? [[one.field, proposedKeep(one)]] : [])),
    ),
  );
  const all = (keep: Keep) => setKept(Object.fromEntries(differing.map(({ field }) => [field, keep])));
  const open = differing.filter(({ field }) => kept[field] === undefined).length;
  return (
    <section className="conflict" data-testid="conflict" data-open={open} aria-label={t('conflict.title')}>
      <p ref={focusFirst} tabIndex={-1} role="alert">
        <b>{t('conflict.title')}</b> {t('conflict.what', { by })}
      </p>
      <table>
        <thead>
          <tr>
            <th>{t('conflict.field')}</th>
            <th>{t('conflict.theirs')}</th>
            <th>{t('conflict.mine')}</th>
          </tr>
        </thead>
        <tbody>
          {differing.map((one) => (
            <tr key={one.field} data-field={one.field}>
              <th>{t(`orderField.${one.field}`)}</th>
              {SIDES.map((side) => (
                <td key={side} className={kept[one.field] === side ? 'kept' : ''}>
                  <label>
                    <input
                      type="radio"
                      name={`keep-${one.field}`}
                      checked={kept[one.field] === side}
                      onChange={() => setKept({ ...kept, [one.field]: side })}
                    />{' '}
                    {one[side] === '' ? '—' : one[side]}
                  </label>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p>
        <Button size="small" onClick={() => all('theirs')} data-testid="keep-theirs">
          {t('conflict.allTheirs')}
        </Button>{' '}
        <Button size="small" onClick={() => all('mine')} data-testid="keep-mine">
          {t('conflict.allMine')}
        </Button>{' '}
        <Button
          size="small"
          type="primary"
          disabled={open > 0}
          data-testid="settle"
          onClick={() => onSettle(settleFields(mine, theirs, kept))}
        >
          {t('conflict.settle')}
        </Button>
      </p>
    </section>
  );
}
