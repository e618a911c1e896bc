// Renderer, desk page: who rang and was not answered, longest waiting first. Nobody falls off by time.
import type { MissedCall } from '@shared/missed/MissedCall';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { focusFirst } from '../../act/focusOn';
import { actOnMissed } from '../../act/orderActs';
import { useDesk, useDeskState, useHostNow } from '../../DeskContext';
import { duration } from '../../view/duration';

export function MissedList() {
  const { t } = useTranslation();
  const missed = useDeskState((state) => state.missed);
  return (
    <div ref={focusFirst} className="missed read-here" tabIndex={-1} data-testid="missed">
      {missed.length === 0 ? <p className="order-hint">{t('missed.none')}</p> : null}
      <ol>
        {missed.map((one) => (
          <MissedLine key={one.id} missed={one} />
        ))}
      </ol>
      <p className="order-hint">{t('missed.hint')}</p>
    </div>
  );
}

function MissedLine({ missed }: { readonly missed: MissedCall }) {
  const { t } = useTranslation();
  const { asks } = useDesk();
  const now = useHostNow();
  const [note, setNote] = useState<string>();
  const { id, number, calls, firstAt, claimedBy, tries } = missed;
  const act = (type: 'claim' | 'release' | 'callBack') => actOnMissed(asks, id, { type });
  return (
    <li data-missed={number}>
      <b>{number === '' ? t('missed.hidden') : number}</b>
      <span>{t('missed.calls', { calls })}</span>
      <span>{t('missed.waits', { time: duration(now - firstAt) })}</span>
      {tries > 0 ? <span>{t('missed.tries', { tries })}</span> : null}
      {claimedBy === undefined ? null : <span>{t('missed.claimedBy', { by: claimedBy })}</span>}
      <span className="missed-acts">
        <Button
          size="small"
          type="primary"
          disabled={number === ''}
          data-act="callBack"
          onClick={() => act('callBack')}
        >
          {t('missed.callBack')}
        </Button>
        {claimedBy === undefined ? (
          <Button size="small" data-act="claim" onClick={() => act('claim')}>
            {t('missed.claim')}
          </Button>
        ) : (
          <Button size="small" data-act="release" onClick={() => act('release')}>
            {t('missed.release')}
          </Button>
        )}
        <Button size="small" data-act="close" onClick={() => setNote(note === undefined ? '' : undefined)}>
          {t('missed.close')}
        </Button>
      </span>
      {note === undefined ? null : (
        <Input
          size="small"
          autoFocus
          value={note}
          aria-label={t('missed.note')}
          placeholder={t('missed.note')}
          onChange={(event) => setNote(event.target.value)}
          onPressEnter={() => actOnMissed(asks, id, { type: 'close', note })}
        />
      )}
    </li>
  );
}
