// Renderer, desk page: one line with a fixed place: who calls, as far as the number tells, and the event that
// others report too.
import { useTranslation } from 'react-i18next';
import { openOrder } from '../../act/orderActs';
import { useDesk, useDeskState, useViewOf } from '../../DeskContext';
import { dayAndTime } from '../../view/duration';
import { ActionButton } from '../ActionButton';
import { DueNote } from '../due/DueNote';
import { IncidentNote } from './IncidentNote';
import './MatterLine.css';

export function MatterLine() {
  const { t } = useTranslation();
  const phase = useViewOf(({ phase: at }) => at);
  const incident = useDeskState((state) => state.matter.incident !== undefined);
  return (
    <section className="matter-line" aria-label={t('matter.label')}>
      {phase === 'idle' ? null : <CallerNote />}
      {incident && phase !== 'idle' ? <IncidentNote /> : <DueNote />}
    </section>
  );
}

function CallerNote() {
  const { t } = useTranslation();
  const caller = useDeskState((state) => state.matter.caller);
  if (caller === undefined) return <div className="caller-note" />;
  const { calls, flags, revealed } = caller;
  const known = calls.count > 0 || flags.length > 0;
  return (
    <div
      className="caller-note"
      data-testid="caller-note"
      data-calls={calls.count}
      data-revealed={revealed ? 'yes' : 'no'}
    >
      <b>{t(calls.count === 0 ? 'matter.firstCall' : 'matter.calls', { count: calls.count })}</b>
      {calls.last === undefined ? null : <span>{t('matter.last', { time: dayAndTime(calls.last) })}</span>}
      {calls.nonCases > 0 ? <span>{t('matter.nonCases', { count: calls.nonCases })}</span> : null}
      {revealed ? <CallerFlags /> : known ? <span>{t('matter.afterAnswer')}</span> : null}
      {revealed ? <CallerOrders /> : null}
      <ActionButton action="flagCaller" />
    </div>
  );
}

function CallerFlags() {
  const { t } = useTranslation();
  const flags = useDeskState((state) => state.matter.caller?.flags);
  return (flags ?? []).map(({ kind, reason, until }) => (
    <mark key={kind} className={`caller-flag flag-${kind}`} title={reason} data-flag={kind}>
      {t(`flag.${kind}`)} {t('matter.until', { day: dayAndTime(until).slice(0, 5) })}
    </mark>
  ));
}

/** The newest of them can be opened; how many more there are is said. */
function CallerOrders() {
  const { t } = useTranslation();
  const { asks } = useDesk();
  const orders = useDeskState((state) => state.matter.caller?.orders);
  const [first] = orders ?? [];
  if (orders === undefined || first === undefined) return null;
  return (
    <button
      type="button"
      className="plain-button caller-order"
      title={first.excerpt}
      data-order-of-caller={first.number}
      onClick={() => openOrder(asks, first.order)}
    >
      {t('matter.orders', { count: orders.length })} {first.excerpt || first.number}
    </button>
  );
}
