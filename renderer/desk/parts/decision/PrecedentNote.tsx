// Renderer, desk page: what a coordination decided about matters like this one, and why it is thought to be one.
import { Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { setPrecedentAside } from '../../act/matterActs';
import { useDesk, useDeskState, useViewOf } from '../../DeskContext';
import { ActionButton } from '../ActionButton';

export function PrecedentNote() {
  const { t } = useTranslation();
  const phase = useViewOf(({ phase: at }) => at);
  const hit = useDeskState((state) => state.matter.precedents[0]);
  const departments = useDeskState((state) => state.lists?.departments);
  const asks = useDeskState((state) => state.screen.open === 'precedentAside');
  if (hit === undefined || phase === 'idle') return null;
  const { precedent, why, binds } = hit;
  const nameOf = (no: number) => departments?.find((one) => one.no === no)?.name ?? String(no);
  const words = {
    title: precedent.title,
    main: nameOf(precedent.main),
    assisting: precedent.assisting.map(nameOf).join(t('decision.comma')),
    day: precedent.decidedOn,
    why: why.join(t('decision.comma')),
  };
  return (
    <div
      className="precedent"
      data-testid="precedent"
      data-binds={binds ? 'yes' : 'no'}
      data-id={precedent.id}
    >
      {asks ? (
        <AsideReason />
      ) : (
        <>
          <span className="precedent-text" title={precedent.decision}>
            {precedent.example ? <mark>{t('precedent.example')}</mark> : null}
            <b>{t(binds ? 'precedent.binds' : 'precedent.alike', words)}</b> {t('precedent.who', words)}{' '}
            <span className="clause">{precedent.clause}</span> {t('precedent.why', words)}
          </span>
          <ActionButton action="precedentAside" />
        </>
      )}
    </div>
  );
}

function AsideReason() {
  const { t } = useTranslation();
  const { asks } = useDesk();
  const [reason, setReason] = useState('');
  return (
    <Input
      autoFocus
      size="small"
      value={reason}
      maxLength={500}
      aria-label={t('precedent.reason')}
      placeholder={t('precedent.reason')}
      onChange={(event) => setReason(event.target.value)}
      onPressEnter={(event) => event.nativeEvent.isComposing || void setPrecedentAside(asks, reason)}
    />
  );
}
