// Renderer, desk page: one of the last calls; its number stays masked, calling back is asked for by the call.
import type { RecentCall } from '@shared/call/RecentCall';
import { useTranslation } from 'react-i18next';
import { dayAndTime } from '../../view/duration';
import { RingLine } from './RingLine';

interface RecentLineProps {
  readonly id: string;
  readonly call: RecentCall;
  readonly active: boolean;
  readonly onRing: () => void;
}

export function RecentLine({ call, ...line }: RecentLineProps) {
  const { t } = useTranslation();
  const { direction, number, via, outcome, startedAt, waits } = call;
  return (
    <RingLine
      {...line}
      data={{ 'data-call': call.call, 'data-outcome': outcome, 'data-waits': waits ? 'yes' : 'no' }}
    >
      <span aria-hidden="true">{direction === 'in' ? '↙' : '↗'}</span>
      <span className="ring-number">{number === '' ? t('bar.hidden') : number}</span>
      {via === undefined ? null : <span className="ring-via">{t('calls.via', { via })}</span>}
      <span className={`outcome outcome-${outcome}`}>{t(`outcome.${outcome}`)}</span>
      {waits ? <b className="outcome-waits">{t('outcome.waits')}</b> : null}
      <time>{dayAndTime(startedAt)}</time>
    </RingLine>
  );
}
