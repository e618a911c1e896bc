// Renderer, desk page: who rang and was not answered, longest waiting first. Nobody falls off by time.
import type { MissedId } from '@shared/missed/MissedCall';
import { type KeyboardEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { focusFirst } from '../../act/focusOn';
import { actOnMissed } from '../../act/orderActs';
import { useDesk, useDeskState } from '../../DeskContext';
import { MissedLine } from './MissedLine';

const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1, Home: -1_000, End: 1_000 };

/** Arrows walk, Enter calls back, Space takes or gives back, Delete closes with a note. */
export function MissedList() {
  const { t } = useTranslation();
  const { asks } = useDesk();
  const missed = useDeskState((state) => state.missed);
  const [marked, setMarked] = useState<MissedId>();
  // The marked line may be done by now: then the one in its place has the keys.
  const at = Math.max(
    0,
    missed.findIndex(({ id }) => id === marked),
  );
  const one = missed[at];
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target !== event.currentTarget || event.altKey || event.ctrlKey || one === undefined) return;
    const { id, claimedBy } = one;
    const step = STEPS[event.key];
    if (step !== undefined) setMarked(missed[Math.max(0, Math.min(at + step, missed.length - 1))]?.id);
    else if (event.key === 'Enter') actOnMissed(asks, id, { type: 'callBack' });
    else if (event.key === ' ')
      actOnMissed(asks, id, { type: claimedBy === undefined ? 'claim' : 'release' });
    else if (event.key === 'Delete') asks.screen({ missedNote: id });
    else return;
    event.preventDefault();
  };
  return (
    <section
      ref={focusFirst}
      className="missed read-here"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: the list itself has the keys, and its lines have buttons
      tabIndex={0}
      data-testid="missed"
      data-focus="missed"
      aria-label={t('orderView.missed')}
      onKeyDown={onKeyDown}
    >
      {missed.length === 0 ? <p className="order-hint">{t('missed.none')}</p> : null}
      <ol>
        {missed.map((each, place) => (
          <MissedLine key={each.id} missed={each} active={place === at} />
        ))}
      </ol>
      <p className="order-hint">{t('missed.hint')}</p>
    </section>
  );
}
