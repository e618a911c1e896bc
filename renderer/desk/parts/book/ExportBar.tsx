// Renderer, desk page: a view as a file, for who may.
import type { Calls } from '@shared/contract/calls';
import { may } from '@shared/person/may';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { exportList } from '../../act/orderActs';
import { useDesk, useDeskState } from '../../DeskContext';

type Asked = Pick<Calls['order.export']['arg'], 'view' | 'query' | 'filter'>;

export function ExportBar({ asked }: { readonly asked: Asked }) {
  const { t } = useTranslation();
  const { asks } = useDesk();
  const allowed = useDeskState(({ person }) => person !== undefined && may(person.role, 'exportOrders'));
  const [full, setFull] = useState(false);
  const [busy, setBusy] = useState(false);
  const [done, setDone] = useState('');
  const leave = async (format: 'csv' | 'xlsx') => {
    setBusy(true);
    const file = await exportList(asks, { ...asked, format, full });
    setBusy(false);
    setDone(file === undefined ? '' : t('orderBook.exported', file));
  };
  return (
    <span className="book-export">
      <label className="book-check">
        <input
          type="checkbox"
          checked={full}
          disabled={!allowed}
          onChange={(event) => setFull(event.target.checked)}
        />
        {t('orderBook.exportFull')}
      </label>
      {(['csv', 'xlsx'] as const).map((format) => (
        <Button
          key={format}
          size="small"
          disabled={!allowed || busy}
          loading={busy}
          data-export={format}
          onClick={() => void leave(format)}
        >
          {t(format === 'csv' ? 'orderBook.exportCsv' : 'orderBook.exportXlsx')}
        </Button>
      ))}
      <output data-testid="exported">{done}</output>
    </span>
  );
}
