// Renderer, board page: the indicators of a range, as a table, as charts, and as files.
import type { FiguresScope } from '@shared/contract/board/BoardCalls';
import { dayOf, textOfDay } from '@shared/order/clock/shanghaiTime';
import { useCallback, useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useAsk, useBoard, useBoardState, useChoose } from '../BoardContext';
import { ChartPanel } from './ChartPanel';
import './Figures.css';
import { FiguresBar } from './FiguresBar';
import { FiguresTable } from './FiguresTable';
import { type FiguresView, scopeOf } from './figuresView';
import { HotSpots } from './HotSpots';
import { useScopeWords } from './useScopeWords';

export function FiguresPage() {
  const { t } = useTranslation();
  const { seconds } = useBoard();
  const view = useBoardState((state) => state.figures);
  const choose = useChoose();
  const today = textOfDay(dayOf(seconds.now()));
  const scope = useMemo(() => scopeOf(view, seconds.now(), today), [view, seconds, today]);
  const print = usePrint(scope);
  const change = (next: Partial<FiguresView>) => choose({ figures: { ...view, ...next } });
  return (
    <div className="figures" data-testid="figures">
      <FiguresBar view={view} range={scope} today={today} onChange={change} onPrint={print} />
      {scope === undefined ? (
        <p className="pad">{t('figures.noRange')}</p>
      ) : (
        <>
          <PrintHead scope={scope} />
          <FiguresTable scope={scope} by={view.by} />
          <ChartPanel scope={scope} />
          <HotSpots scope={scope} />
        </>
      )}
    </div>
  );
}

/** The report on paper, or as the PDF of the print window: by the button or Ctrl+P, and recorded before. */
function usePrint(scope: FiguresScope | undefined): () => void {
  const ask = useAsk();
  const print = useCallback(() => {
    if (scope === undefined) return;
    void ask('board.takeAway', { name: 'report', as: 'print', scope }).then(({ ok }) => ok && window.print());
  }, [ask, scope]);
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
function PrintHead({ scope }: { readonly scope: FiguresScope }) {
  const { t } = useTranslation();
  const { seconds } = useBoard();
  const words = useScopeWords();
  return (
    <header className="print-head">
      <h1>{t('figures.report')}</h1>
      <p>
        {words(scope)} · {t('figures.printed', { at: textOfDay(dayOf(seconds.now())) })}
      </p>
    </header>
  );
}
