// Renderer, desk page: what can be done with the order that is open: one digit a step, then its form.
import type { Order } from '@shared/order/Order';
import { useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { openStep } from '../../../act/orderActs';
import { useDesk, useDeskState, useViewOf } from '../../../DeskContext';
import { workOf } from '../../../view/orderWork';
import { ChoiceButtons } from '../../ChoiceButtons';
import { EditForm } from './EditForm';
import { MatterForm } from './MatterForm';
import { StepForm } from './StepForm';
import './Work.css';

export function OrderWork({ order, version }: { readonly order: Order; readonly version: number }) {
  const { t } = useTranslation();
  const { asks } = useDesk();
  const choices = useViewOf((view) => view.choices);
  const side = useDeskState((state) => state.identity?.side ?? '12345');
  const role = useDeskState((state) => state.person?.role);
  const step = useDeskState((state) => state.screen.orderStep);
  const kinds = useMemo(() => (role === undefined ? [] : workOf(order, side, role)), [order, side, role]);
  // The digits are read outside of React: they need to know what they choose.
  useEffect(() => asks.screen({ orderSteps: kinds }), [asks, kinds]);
  useEffect(() => () => asks.screen({ orderSteps: [] }), [asks]);
  return (
    <div className="order-work" data-testid="order-work">
      <ChoiceButtons
        label={t('work.title')}
        digits={choices === 'orderSteps'}
        altOnce
        choices={kinds.map((kind) => ({
          id: `work-${kind}`,
          label: t(`work.do.${kind}`),
          chosen: kind === step,
        }))}
        onChoose={(index) => void openStep(asks, kinds[index])}
      />
      {step === undefined || !kinds.includes(step) ? null : step === 'edit' ? (
        <EditForm key={order.number} order={order} version={version} />
      ) : step === 'matter' ? (
        <MatterForm key={order.number} order={order} />
      ) : (
        <StepForm key={`${order.number} ${step}`} kind={step} order={order} />
      )}
    </div>
  );
}
