// Renderer, board page: the indicators of a range, as a table, as charts, and as files.
import type { FigureGroup, FiguresWish } from '@shared/contract/board/BoardCalls';
import { SIDES, type Side } from '@shared/kernel/side';
import { dayOf, textOfDay } from '@shared/order/clock/shanghaiTime';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { KbdText } from '../../ui/keys/Kbd';
import { useAsk, useBoard } from '../BoardContext';
import { ChartPanel } from './ChartPanel';
import './Figures.css';
import { FiguresTable } from './FiguresTable';
import { HotSpots } from './HotSpots';
import { RANGES, type RangeName, rangeOf } from './ranges';

const GROUPS: readonly FigureGroup[] = [
  'all',
  'side',
  'city',
  'team',
  'person',
  'seat',
  'row',
  'level',
  'division',
  'day',
  'hour',
];

export function FiguresPage() {
  const { t } = useTranslation();
  const { seconds } = useBoard();
  const today = textOfDay(dayOf(seconds.now()));
  const [name, setName] = useState<RangeName>('day');
  const [own, setOwn] = useState<readonly [string, string]>([today, today]);
  const [by, setBy] = useState<FigureGroup>('side');
  const [side, setSide] = useState<Side>();
  const wish = useMemo((): Omit<FiguresWish, 'by'> | undefined => {
    const range = rangeOf(name, seconds.now(), own);
    return range && { ...range, ...(side === undefined ? {} : { side }) };
  }, [name, own, side, seconds]);
  const print = usePrint();
  return (
    <div className="figures" data-testid="figures">
      <div className="figures-wish">
        {RANGES.map((one) => (
          <button
            key={one}
            type="button"
            aria-pressed={one === name}
            data-range={one}
            onClick={() => setName(one)}
          >
            {t(`figures.range.${one}`)}
          </button>
        ))}
        {name === 'own' &&
          ([0, 1] as const).map((end) => (
            <input
              key={end}
              type="date"
              aria-label={t(end === 0 ? 'figures.from' : 'figures.to')}
              value={own[end]}
              onChange={({ target }) => setOwn(end === 0 ? [target.value, own[1]] : [own[0], target.value])}
            />
          ))}
        <label>
          {t('figures.by')}
          <select
            value={by}
            data-testid="group"
            onChange={({ target }) => setBy(target.value as FigureGroup)}
          >
            {GROUPS.map((one) => (
              <option key={one} value={one}>
                {t(`figures.group.${one}`)}
              </option>
            ))}
          </select>
        </label>
        {SIDES.map((one) => (
          <button
            key={one}
            type="button"
            aria-pressed={one === side}
            onClick={() => setSide(one === side ? undefined : one)}
          >
            {one}
          </button>
        ))}
        <button type="button" className="to-print" data-testid="print" onClick={print}>
          {t('figures.print')} <KbdText text="Ctrl+P" />
        </button>
      </div>
      {wish === undefined ? (
        <p className="pad">{t('figures.noRange')}</p>
      ) : (
        <>
          <PrintHead wish={wish} />
          <FiguresTable wish={wish} by={by} />
          <ChartPanel wish={wish} />
          <HotSpots />
        </>
      )}
    </div>
  );
}

/** The report on paper, or as the PDF of the print window: by the button or Ctrl+P, and recorded before. */
function usePrint(): () => void {
  const ask = useAsk();
  const print = useCallback(
    () => void ask('board.takeAway', { name: 'report', as: 'print' }).then(({ ok }) => ok && window.print()),
    [ask],
  );
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!event.ctrlKey || event.key.toLowerCase() !== 'p') return;
      event.preventDefault();
      print();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [print]);
  return print;
}

/** On paper alone: what the report is about, for the assessor of 五（二）. */
function PrintHead({ wish }: { readonly wish: Omit<FiguresWish, 'by'> }) {
  const { t } = useTranslation();
  const { seconds } = useBoard();
  const day = (at: number) => textOfDay(dayOf(at));
  return (
    <header className="print-head">
      <h1>{t('figures.report')}</h1>
      <p>
        {t('figures.reportRange', { from: day(wish.from), to: day(wish.to - 1) })} {wish.side ?? ''} ·{' '}
        {t('figures.printed', { at: day(seconds.now()) })}
      </p>
    </header>
  );
}
