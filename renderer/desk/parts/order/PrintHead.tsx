// Renderer, desk page: the head of an order on paper: whose it is, and who printed it when, with which numbers.
import type { Order } from '@shared/order/Order';
import { useTranslation } from 'react-i18next';
import { useDeskState, useHostNow } from '../../DeskContext';
import { fullTime } from '../../view/duration';

export function PrintHead({ order: { number, holder, side } }: { readonly order: Order }) {
  const { t } = useTranslation();
  const now = useHostNow();
  const seat = useDeskState((state) => state.identity?.seat ?? '');
  const name = useDeskState((state) => state.person?.name ?? '');
  const shown = useDeskState((state) => state.screen.numbersShown);
  const practice = useDeskState((state) => state.identity?.practice === true);
  return (
    <header className="print-head">
      <h1>
        {t('orderPage.printTitle', { side: t(`side.${side}`), number })}
        {practice ? ` · ${t('top.practice')}` : ''}
      </h1>
      <p>
        {t('orderPage.printedBy', { time: fullTime(now), seat, name, holder: t(`side.${holder}`) })}{' '}
        {t(shown ? 'orderPage.printedFull' : 'orderPage.printedMasked')}
      </p>
    </header>
  );
}
