// Renderer, desk page: one event, many callers: how many, the first report, the key that joins, the level above.
import { useTranslation } from 'react-i18next';
import { useDeskState } from '../../DeskContext';
import { dayAndTime } from '../../view/duration';
import { ActionButton } from '../ActionButton';

export function IncidentNote() {
  const { t } = useTranslation();
  const incident = useDeskState((state) => state.matter.incident);
  if (incident === undefined) return <div className="incident-note" />;
  const { joined, callers, first, proposed, level } = incident;
  const told = t('incident.first', {
    time: dayAndTime(first.at).slice(6),
    seat: first.seat,
    place: first.place,
    text: first.order ?? first.excerpt,
  });
  return (
    <div
      className={`incident-note${joined ? ' joined' : ''}`}
      role="status"
      data-testid="incident"
      data-joined={joined ? 'yes' : 'no'}
      data-callers={callers}
      data-proposed={proposed ?? ''}
    >
      <b>{t(joined ? 'incident.joined' : 'incident.offered', { count: callers })}</b>
      <span className="incident-first" title={`${told} ${first.excerpt}`}>
        {told}
      </span>
      {joined ? null : <ActionButton action="joinIncident" tone="primary" />}
      {proposed === undefined ? null : (
        <>
          <ActionButton action="raiseLevel" tone="primary" label={t('incident.raise', { level: proposed })} />
          <ActionButton action="keepLevel" label={t('incident.keep', { level })} />
        </>
      )}
      {joined && proposed === undefined ? <ActionButton action="leaveIncident" /> : null}
    </div>
  );
}
