// Renderer, desk page: the hand-over record, on screen before the call is answered.
import type { HandoverRecord } from '@shared/call/HandoverRecord';
import { useTranslation } from 'react-i18next';
import { Panel } from '../../../ui/panel/Panel';
import { useDeskState } from '../../DeskContext';
import { timeOfDay } from '../../view/duration';
import './Handover.css';

/** What the caller has answered already, in the order of the answers. */
const answersOf = ({ answers = {} }: HandoverRecord): string =>
  Object.values(answers)
    .toSorted((a, b) => a.at - b.at)
    .map(({ said }) => said)
    .join('  ');

export function HandoverCard({ large }: { readonly large: boolean }) {
  const { t } = useTranslation();
  const record = useDeskState((state) => state.record?.intake.handover);
  const rows = useDeskState((state) => state.lists?.rows);
  if (record === undefined) return null;
  const row = rows?.find(({ code }) => code === record.row);
  const item = row?.items.find(({ code }) => code === record.item);
  const lines: readonly (readonly [string, string])[] = [
    ['reason', record.reason],
    ['place', record.place],
    ['number', record.callerNumber],
    [
      'row',
      row === undefined
        ? ''
        : `${record.item || record.row} ${row.name}${item === undefined ? '' : ` · ${item.name}`}`,
    ],
    ['consent', t(`consent.said.${record.consent}`)],
    ['answers', answersOf(record)],
  ];
  return (
    <Panel
      title={t('handover.title', { seat: record.from })}
      aside={timeOfDay(record.at)}
      tone={record.dangerNow ? 'danger' : 'notice'}
      className={large ? 'handover large' : 'handover'}
    >
      <div data-testid="handover" data-handover={record.id}>
        {record.dangerNow ? (
          <p className="handover-danger">
            {t('danger.now')}{' '}
            {record.danger.map((kind) => t(`danger.kind.${kind}`, { defaultValue: kind })).join(' ')}
          </p>
        ) : null}
        <p className="handover-narrative">{record.narrative || t('handover.noNarrative')}</p>
        <dl>
          {lines.map(([name, text]) => (
            <div key={name}>
              <dt>{t(`handover.${name}`)}</dt>
              <dd>{text || '—'}</dd>
            </div>
          ))}
        </dl>
      </div>
    </Panel>
  );
}
