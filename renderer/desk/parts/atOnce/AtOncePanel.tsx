// Renderer, desk page: the at-once checklist that the phone executes: one key rings the next duty phone, and
// what became of each call stands beside its office.
import type { Checklist, ChecklistStep } from '@shared/order/atOnce/Checklist';
import { openOf, stepToRing } from '@shared/order/atOnce/Checklist';
import { useTranslation } from 'react-i18next';
import { Panel } from '../../../ui/panel/Panel';
import { useDeskState } from '../../DeskContext';
import { ActionButton } from '../ActionButton';
import './AtOnce.css';
import { StepLine } from './StepLine';
import { ToldLine } from './ToldLine';

export function AtOncePanel() {
  const { t } = useTranslation();
  const [list] = useDeskState((state) => state.waiting.atOnce);
  const others = useDeskState((state) => Math.max(0, state.waiting.atOnce.length - 1));
  const telling = useDeskState((state) => state.screen.open === 'told');
  if (list === undefined) return null;
  const next = stepToRing(list);
  const left = openOf(list).length;
  return (
    <Panel
      title={t('atOnce.title', { level: list.level })}
      tone="danger"
      className="at-once"
      aside={<b>{list.number}</b>}
    >
      <div data-testid="at-once" data-order={list.number} data-left={left} data-next={next?.to ?? ''}>
        <p className="at-once-about">
          <ActionButton action="dialDuty" tone="primary" /> <ActionButton action="toldOtherwise" />{' '}
          <span className="clause">{list.clause}</span>{' '}
          {list.sample ? <span className="sample-mark">{t('atOnce.sample')}</span> : null}{' '}
          {others > 0 ? <span>{t('atOnce.others', { count: others })}</span> : null}
        </p>
        {telling ? <ToldLine list={list} /> : null}
        <Steps list={list} next={next} />
        <p className="order-hint">{t('atOnce.clock')}</p>
      </div>
    </Panel>
  );
}

function Steps({ list, next }: { readonly list: Checklist; readonly next: ChecklistStep | undefined }) {
  return (
    <ol className="at-once-steps">
      {list.steps.map((step) => (
        <StepLine key={step.to} step={step} next={step.to === next?.to} />
      ))}
    </ol>
  );
}
