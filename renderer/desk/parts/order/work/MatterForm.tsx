// Renderer, desk page: another row or item for an order: found as in the lists, with what it would change, by keyboard.
import { searchRows } from '@shared/diversion/searchRows';
import type { Order } from '@shared/order/Order';
import { Button, Input } from 'antd';
import { type FormEvent, type KeyboardEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { nextLine } from '../../../../ui/keys/nextLine';
import { changeMatter } from '../../../act/orderActs';
import { useDesk, useDeskState } from '../../../DeskContext';
import type { FormValues } from '../../../view/orderForms';
import { MatterConsequences } from './MatterConsequences';

const SHOWN = 8;

export function MatterForm({ order }: { readonly order: Order }) {
  const { t } = useTranslation();
  const { asks } = useDesk();
  const index = useDeskState((state) => state.index);
  const side = useDeskState((state) => state.identity?.side);
  const draft = useDeskState((state) => state.screen.stepDraft);
  const [at, setAt] = useState(0);
  const known = draft?.number === order.number && draft.kind === 'matter' ? draft.values : undefined;
  const { query = '', matter = '', reason = '' } = known ?? {};
  const write = (change: FormValues) =>
    asks.screen({
      stepDraft: { number: order.number, kind: 'matter', values: { query, matter, reason, ...change } },
    });
  const hits = index === undefined || matter !== '' ? [] : searchRows(index, query, { side, limit: SHOWN });
  const take = (place: number) => {
    const hit = hits[place];
    if (hit !== undefined) write({ query: (hit.item ?? hit.row).name, matter: (hit.item ?? hit.row).code });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || event.ctrlKey || event.altKey) return;
    const to = nextLine(event.key, at, hits.length);
    if (to !== undefined) setAt(to);
    else if (event.key === 'Enter' && matter === '') take(at);
    else return;
    event.preventDefault();
  };
  const [row = ''] = matter.split('.');
  const chosen = { row, item: matter === row ? '' : matter };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (matter !== '') void changeMatter(asks, chosen, reason);
  };
  return (
    <form className="step-form" data-testid="matter-form" onSubmit={submit}>
      <label htmlFor="matter-query">{t('work.matter.search')}</label>
      <Input
        id="matter-query"
        size="small"
        autoFocus
        value={query}
        placeholder={t('work.matter.hint')}
        role="combobox"
        aria-expanded={hits.length > 0}
        aria-controls="matter-hits"
        onChange={(event) => {
          setAt(0);
          write({ query: event.target.value, matter: '' });
        }}
        onKeyDown={onKeyDown}
      />
      {hits.length === 0 ? null : (
        <div id="matter-hits" className="matter-hits" role="listbox" aria-label={t('work.matter.search')}>
          {hits.map(({ row: of, item }, place) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the field keeps the focus and walks the hits
            <div
              key={(item ?? of).code}
              role="option"
              tabIndex={-1}
              aria-selected={place === at}
              className={place === at ? 'active' : ''}
              data-matter={(item ?? of).code}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => take(place)}
            >
              {(item ?? of).code} {(item ?? of).name}
            </div>
          ))}
        </div>
      )}
      {matter === '' ? null : (
        <>
          <MatterConsequences order={order} chosen={chosen} />
          <label htmlFor="matter-reason">{t('work.field.reason')}</label>
          <Input
            id="matter-reason"
            size="small"
            autoFocus
            value={reason}
            onChange={(event) => write({ reason: event.target.value })}
          />
          <Button htmlType="submit" type="primary" size="small" data-testid="matter-do">
            {t('work.do.matter')}
          </Button>
        </>
      )}
    </form>
  );
}
