// Renderer, desk page: beside the book while no order is open.
import { useTranslation } from 'react-i18next';
import { Panel } from '../../../ui/panel/Panel';

export function BookHint() {
  const { t } = useTranslation();
  return (
    <Panel title={t('orderPage.title')} className="book-hint">
      <p className="order-hint">{t('orderBook.hint')}</p>
    </Panel>
  );
}
