// Renderer, desk page: how long a deadline still has, or since when it is over, with its share in colour.
import type { ClockState } from '@shared/order/clock/clockState';
import { useTranslation } from 'react-i18next';
import { span } from '../../view/duration';
import './due.css';

export function DueText({ state }: { readonly state: ClockState }) {
  const { t } = useTranslation();
  const { phase, left, passed } = state;
  const words = { left: span(left, t), over: span(-left, t) };
  return (
    <span className={`due due-${phase}`} data-due={phase}>
      {t(`due.${phase}`, words)}
      {phase === 'half' || phase === 'eighty' ? <b> {Math.floor(passed * 100)}%</b> : null}
    </span>
  );
}
