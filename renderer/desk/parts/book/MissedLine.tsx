// Renderer, desk page: one number that rang in vain, and what can be done about it.
import type { MissedCall } from '@shared/missed/MissedCall';
import { Button, Input } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { KbdText } from '../../../ui/keys/Kbd';
import { focusOn } from '../../act/focusOn';
import { actOnMissed } from '../../act/orderActs';
import { useDesk, useDeskState, useHostNow } from '../../DeskContext';
import { duration } from '../../view/duration';

interface MissedLineProps {
  readonly missed: MissedCall;
  readonly active: boolean;
}

export function MissedLine({ missed, active }: MissedLineProps) {
  const { t } = useTranslation();
  const { asks } = useDesk();
  const now = useHostNow();
  const line = useRef<HTMLLIElement>(null);
  const writing = useDeskState((state) => state.screen.missedNote === missed.id);
  const { id, number, calls, firstAt, queuedMs, claimedBy, tries } = missed;
  useEffect(() => {
    if (active) line.current?.scrollIntoView({ block: 'nearest' });
  }, [active]);
  const act = (type: 'claim' | 'release' | 'callBack') => actOnMissed(asks, id, { type });
  return (
    <li
      ref={line}
      className={active ? 'active' : ''}
      aria-current={active}
      data-missed={number}
      data-claimed={claimedBy ?? ''}
    >
      <b>{number === '' ? t('missed.hidden') : number}</b>
      <span>{t('missed.calls', { calls })}</span>
      <span>{t('missed.waits', { time: duration(now - firstAt) })}</span>
      {queuedMs === undefined ? null : <span>{t('missed.queued', { time: duration(queuedMs) })}</span>}
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
          {t('missed.callBack')} {active ? <KbdText text="Enter" /> : null}
        </Button>
        {claimedBy === undefined ? (
          <Button size="small" data-act="claim" onClick={() => act('claim')}>
            {t('missed.claim')} {active ? <KbdText text={t('missed.space')} /> : null}
          </Button>
        ) : (
          <Button size="small" data-act="release" onClick={() => act('release')}>
            {t('missed.release')} {active ? <KbdText text={t('missed.space')} /> : null}
          </Button>
        )}
        <Button
          size="small"
          data-act="close"
          onClick={() => asks.screen({ missedNote: writing ? undefined : id })}
        >
          {t('missed.close')} {active ? <KbdText text="Del" /> : null}
        </Button>
      </span>
      {writing ? <ClosingNote missed={missed} /> : null}
    </li>
  );
}

/** Esc leaves it: what stands open on the page closes first. */
function ClosingNote({ missed: { id } }: Pick<MissedLineProps, 'missed'>) {
  const { t } = useTranslation();
  const { asks } = useDesk();
  const [note, setNote] = useState('');
  // Where the line goes, or the note is left, the keys are the list's again.
  useEffect(
    () => () => {
      requestAnimationFrame(() => focusOn('missed'));
    },
    [],
  );
  return (
    <Input
      size="small"
      autoFocus
      value={note}
      aria-label={t('missed.note')}
      placeholder={t('missed.note')}
      onChange={(event) => setNote(event.target.value)}
      onPressEnter={(event) =>
        event.nativeEvent.isComposing || actOnMissed(asks, id, { type: 'close', note })
      }
    />
  );
}
