// Renderer, desk page: the platform link in full, in the column of what is read: since when, what was refused and why.
import type { LinkDetails, LinkStatus } from '@shared/contract/platform/LinkStatus';
import type { Failure } from '@shared/kernel/result';
import { REFERENCE_GROUPS, type ReferenceGroup } from '@shared/reference/ReferenceGroup';
import { Button } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Panel } from '../../../ui/panel/Panel';
import { errorWords } from '../../../ui/words/errorWords';
import { focusFirst } from '../../act/focusOn';
import { useDesk, useDeskState } from '../../DeskContext';
import { ActionButton } from '../ActionButton';
import { changesText } from '../bar/ReferenceNews';
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
        <OfficialData />
        {details === undefined ? null : <WhoIsThere details={details} />}
      </div>
    </Panel>
  );
}

/** Milliseconds between two looks at who is there. */
const LOOK_EVERY = 5_000;

/** Read anew whenever the line changes, and while it is looked at: only then the seat follows who is there. */
function useDetails(link: LinkStatus | undefined): LinkDetails | undefined {
  const { asks } = useDesk();
  const [details, setDetails] = useState<LinkDetails>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the status is what makes the details old
  useEffect(() => {
    let wanted = true;
    const read = () =>
      void asks.ask('link.read', {}).then((answer) => {
        if (wanted && answer.ok) setDetails(answer.value);
      });
    read();
    const looking = setInterval(read, LOOK_EVERY);
    return () => {
      wanted = false;
      clearInterval(looking);
    };
  }, [asks, link]);
  return details;
}

function Facts({ link }: { readonly link: LinkStatus }) {
  const { t, i18n } = useTranslation();
  const time = (at: number | undefined) =>
    at === undefined ? '—' : new Date(at).toLocaleString(i18n.language);
  const said = (failure: Failure) =>
    errorWords(failure, i18n.language, (key, values) => (i18n.exists(key) ? t(key, values) : undefined));
  const trouble = link.trouble === undefined ? undefined : said(link.trouble);
  const lines: readonly (readonly [string, string])[] = [
    ['state', t(`link.${link.state}`, { waiting: link.waiting })],
    ['waitingSince', time(link.waiting > 0 ? link.waitingSince : undefined)],
    ['lastSync', time(link.lastSync)],
    ...(link.server === undefined
      ? []
      : [['server', t(`linkPanel.synced.${link.server.synced}`, { version: link.server.version })] as const]),
  ];
  return (
    <>
      {trouble === undefined ? null : (
        <p className="bad" role="alert" data-testid="link-trouble">
          {trouble.message} {trouble.hint}
        </p>
      )}
      {link.handoverUnsent === undefined ? null : <p className="bad">{t('linkPanel.handoverUnsent')}</p>}
      {link.missingStreams === undefined || link.missingStreams.length === 0 ? null : (
        <p className="bad" data-testid="link-streams">
          {t('linkPanel.missingStreams', { streams: link.missingStreams.join(t('reference.comma')) })}
        </p>
      )}
      {Object.entries(link.refusedReference ?? {}).map(([group, failure]) => (
        <p key={group} className="bad" data-testid="link-reference-refused">
          {t(`reference.groups.${group}`)}
          {t('reference.colon')}
          {said(failure).message} {said(failure).hint}
        </p>
      ))}
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

/** Which official data count here, and what changed in them since the program started. */
function OfficialData() {
  const { t, i18n } = useTranslation();
  const reference = useDeskState((state) => state.reference);
  if (reference === undefined) return null;
  const groups = REFERENCE_GROUPS.filter((group) => reference.versions[group] !== '');
  const newest = (group: ReferenceGroup) => reference.updates.find((update) => update.group === group);
  return (
    <section aria-label={t('reference.title')}>
      <h3>{t('reference.title')}</h3>
      <ul className="link-reference" data-testid="link-reference">
        {groups.map((group) => {
          const update = newest(group);
          return (
            <li key={group} data-group={group}>
              {t(`reference.groups.${group}`)} {reference.versions[group]}
              {update === undefined
                ? null
                : ` · ${new Date(update.at).toLocaleString(i18n.language)} ${changesText(update, t)}`}
            </li>
          );
        })}
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
