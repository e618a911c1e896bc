// Renderer, board page: what needs somebody, the weightier first. Acknowledged by a key, and recorded with who did it.
import type { ShownAlert } from '@shared/board/BoardFrame';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { KbdText } from '../../ui/keys/Kbd';
import { Panel } from '../../ui/panel/Panel';
import { useAsk, useBoardState, useChoose } from '../BoardContext';
import { Elapsed } from './Elapsed';

export const isOpen = ({ acknowledged }: ShownAlert): boolean => acknowledged === undefined;

/** Of the same file as a ringing seat, short: it is meant to be heard across the room. */
const SOUND = '../audio/tone-seat-ring.ogg';

export function AlertList() {
  const { t } = useTranslation();
  const alerts = useBoardState((state) => state.alerts);
  const muted = useBoardState((state) => state.muted);
  const change = useChoose();
  const open = alerts.filter(isOpen);
  useSound(open, muted);
  return (
    <Panel
      className="alerts"
      title={t('board.alerts', { count: open.length })}
      tone={open.some(({ weight }) => weight === 'high') ? 'danger' : 'plain'}
      aside={
        <button type="button" data-testid="mute" onClick={() => change({ muted: !muted })}>
          {t(muted ? 'board.unmute' : 'board.mute')} <KbdText text="M" />
        </button>
      }
    >
      {alerts.length === 0 && <p className="soft pad">{t('board.noAlerts')}</p>}
      <ul className="alert-list" data-testid="alerts" data-open={open.length}>
        {[...open, ...alerts.filter((one) => !isOpen(one))].map((alert) => (
          <AlertLine key={alert.id} alert={alert} first={alert === open[0]} />
        ))}
      </ul>
    </Panel>
  );
}

function AlertLine({ alert, first }: { readonly alert: ShownAlert; readonly first: boolean }) {
  const { t } = useTranslation();
  const ask = useAsk();
  const change = useChoose();
  const { kind, weight, about, acknowledged, since } = alert;
  const isSeat = /^\d{6} /.test(about);
  return (
    <li data-alert={kind} data-weight={weight} data-acknowledged={acknowledged ? 'yes' : 'no'}>
      <button
        type="button"
        className="alert-about"
        disabled={!isSeat}
        onClick={() => change({ selected: about, view: 'table' })}
      >
        <b>{t(`board.alert.${kind}`)}</b> {isSeat ? about.split(' ')[1] : about}
      </button>
      <Elapsed since={since} />
      {acknowledged ? (
        <span className="soft">{t('board.acknowledgedBy', { by: acknowledged.by })}</span>
      ) : (
        <button
          type="button"
          data-testid="acknowledge"
          onClick={() => void ask('board.acknowledge', { alert: alert.id })}
        >
          {t('board.acknowledge')} {first && <KbdText text="A" />}
        </button>
      )}
    </li>
  );
}

/** Once for each new alert that is weighty. A browser that has not been touched yet stays silent, and nothing breaks. */
function useSound(open: readonly ShownAlert[], muted: boolean): void {
  const heard = useRef(new Set<string>());
  useEffect(() => {
    const fresh = open.filter(({ id, weight }) => weight === 'high' && !heard.current.has(id));
    for (const { id } of fresh) heard.current.add(id);
    if (fresh.length === 0 || muted) return;
    const sound = new Audio(SOUND);
    const timer = setTimeout(() => sound.pause(), 1_500);
    sound.play().catch(() => clearTimeout(timer));
  }, [open, muted]);
}
