// Renderer, desk page: an office was told without this phone: how, in a person's words. The arrows pick the office.
import { type Checklist, openOf } from '@shared/order/atOnce/Checklist';
import { Input } from 'antd';
import { type KeyboardEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sayTold } from '../../act/dutyActs';
import { useDesk, useDeskState } from '../../DeskContext';
import { usePartyName } from './usePartyName';

export function ToldLine({ list }: { readonly list: Checklist }) {
  const { t } = useTranslation();
  const { asks } = useDesk();
  const nameOf = usePartyName();
  const [reason, setReason] = useState('');
  const party = useDeskState((state) => state.screen.toldParty);
  const open = openOf(list).map(({ to }) => to);
  const at = Math.max(0, open.indexOf(party ?? 'government'));
  const to = open[at];
  if (to === undefined) return null;
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || event.ctrlKey || event.altKey) return;
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (by !== 0) asks.screen({ toldParty: open[(at + by + open.length) % open.length] });
    else if (event.key === 'Enter') void sayTold(asks, to, reason);
    else return;
    event.preventDefault();
  };
  return (
    <div className="told-line" data-testid="told" data-party={to}>
      <b>{t('atOnce.how', { name: nameOf(to) })}</b>
      <Input
        autoFocus
        size="small"
        value={reason}
        maxLength={200}
        aria-label={t('atOnce.how', { name: nameOf(to) })}
        placeholder={t('atOnce.howHint')}
        onChange={(event) => setReason(event.target.value)}
        onKeyDown={onKeyDown}
      />
    </div>
  );
}
