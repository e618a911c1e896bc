// Renderer, desk page: the platform link in full, in the column of what is read: since when, what was refused and why.
import type { LinkDetails, LinkStatus } from '@shared/contract/platform/LinkStatus';
import { Button } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Panel } from '../../../ui/panel/Panel';
import { errorWords } from '../../../ui/words/errorWords';
import { focusFirst } from '../../act/focusOn';
import { useDesk, useDeskState } from '../../DeskContext';
import { ActionButton } from '../ActionButton';
import './LinkPanel.css';

export function LinkPanel() {
  const { t } = useTranslation();
  const link = useDeskState((state) => state.link);
  const details = useDetails(link);
  return (
    <Panel title={t('linkPanel.title')} className="link-panel" aside={<ActionButton action="close" always />}>
      <div ref={focusFirst} className="read-here" tabIndex={-1} data-testid="link-panel">
        {link === undefined ? null : <Facts link={link} />}
        {details === undefined ? null : <PutAside details={details} />}
        {details === undefined ? null : <WhoIsThere details={details} />}
      </div>
    </Panel>
  );
}

/** Read anew whenever the line changes. */
function useDetails(link: LinkStatus | undefined): LinkDetails | undefined {
  const { asks } = useDesk();
  const [details, setDetails] = useState<LinkDetails>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the status is what makes the details old
  useEffect(() => {
    let wanted = true;
    void asks.ask('link.read', {}).then((answer) => {
      if (wanted && answer.ok) setDetails(answer.value);
    });
    return () => {
      wanted = false;
    };
  }, [asks, link]);
  return details;
}

function Facts({ link }: { readonly link: LinkStatus }) {
  const { t, i18n } = useTranslation();
  const time = (at: number | undefined) =>
    at === undefined ? '—' : new Date(at).toLocaleString(i18n.language);
  const trouble =
    link.trouble === undefined
      ? undefined
      : errorWords(link.trouble, i18n.language, (key, values) =>
          i18n.exists(key) ? t(key, values) : undefined,
        );
  const lines: readonly (readonly [string, string])[] = [
    ['state', t(`link.${link.state}`, { waiting: link.waiting })],
    ['waitingSince', time(link.waiting > 0 ? link.waitingSince : undefined)],
    ['lastSync', time(link.lastSync)],
    ...(link.server === undefined
      ? []
      : [['server', t(`linkPanel.synced.${link.server.synced}`, { version: link.server.version })] as const]),
    ...(link.newReference === undefined || link.newReference.length === 0
      ? []
      : [
          [
            'newReference',
            link.newReference.map((group) => t(`linkPanel.groups.${group}`)).join(t('linkPanel.comma')),
          ] as const,
        ]),
  ];
  return (
    <>
      {trouble === undefined ? null : (
        <p className="bad" role="alert" data-testid="link-trouble">
          {trouble.message} {trouble.hint}
        </p>
      )}
      {link.handoverUnsent === undefined ? null : <p className="bad">{t('linkPanel.handoverUnsent')}</p>}
      <dl>
        {lines.map(([name, text]) => (
          <div key={name}>
            <dt>{t(`linkPanel.${name}`)}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
      {link.draining === undefined ? null : (
        <p>
          <progress value={link.draining.sent} max={link.draining.of} />{' '}
          {t('linkPanel.drained', { sent: link.draining.sent, of: link.draining.of })}
        </p>
      )}
    </>
  );
}

function PutAside({ details }: { readonly details: LinkDetails }) {
  const { t, i18n } = useTranslation();
  const { asks } = useDesk();
  const { refused, messages } = details;
  if (refused.length + messages.length === 0) return <p>{t('linkPanel.nothingAside')}</p>;
  return (
    <section aria-label={t('linkPanel.aside')}>
      <h3>
        {t('linkPanel.aside')}{' '}
        <Button size="small" data-testid="link-retry" onClick={() => void asks.ask('link.retry', {})}>
          {t('linkPanel.retry')}
        </Button>
      </h3>
      <ul>
        {refused.map(({ event, seatNo, reason, at }) => (
          <li key={event}>
            {new Date(at).toLocaleString(i18n.language)} {t('linkPanel.refusedEvent', { seatNo, reason })}
          </li>
        ))}
        {messages.map(({ message, reason, detail, at }) => (
          <li key={message}>
            {new Date(at).toLocaleString(i18n.language)} {t(`linkPanel.parked.${reason}`)} {detail}
          </li>
        ))}
      </ul>
    </section>
  );
}

function WhoIsThere({ details: { presence } }: { readonly details: LinkDetails }) {
  const { t } = useTranslation();
  const seats = presence.toSorted((a, b) => a.seat.localeCompare(b.seat));
  return (
    <section aria-label={t('linkPanel.presence')}>
      <h3>{t('linkPanel.presence')}</h3>
      <ul className="link-seats" data-testid="link-presence">
        {seats.map(({ seat, state }) => (
          <li key={seat} data-seat={seat}>
            {seat} {t(`seat.${state.at}`)}
          </li>
        ))}
      </ul>
    </section>
  );
}
