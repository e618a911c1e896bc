// Renderer, board page: the indicators of a range, as a table, as charts, and as files.
import type { FiguresScope } from '@shared/contract/board/BoardCalls';
import { dayOf, textOfDay } from '@shared/order/clock/shanghaiTime';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAsk, useBoard, useBoardState, useChoose } from '../BoardContext';
import { ChartPanel } from './ChartPanel';
import './Figures.css';
import { FiguresBar } from './FiguresBar';
import { FiguresTable } from './FiguresTable';
import { type FiguresView, scopeOf } from './figuresView';
import { HotSpots } from './HotSpots';
import { PaperReport } from './PaperReport';

export function FiguresPage() {
  const { t } = useTranslation();
  const { seconds } = useBoard();
  const view = useBoardState((state) => state.figures);
  const choose = useChoose();
  const today = textOfDay(dayOf(seconds.now()));
  const scope = useMemo(() => scopeOf(view, seconds.now(), today), [view, seconds, today]);
  const { paper, start, print } = usePrint(scope);
  const change = (next: Partial<FiguresView>) => choose({ figures: { ...view, ...next } });
  return (
    <div className="figures" data-testid="figures">
      <FiguresBar view={view} range={scope} today={today} onChange={change} onPrint={() => void start()} />
      {scope === undefined ? (
        <p className="pad">{t('figures.noRange')}</p>
      ) : (
        <>
          <FiguresTable scope={scope} by={view.by} />
          <ChartPanel scope={scope} />
          <HotSpots scope={scope} />
          {paper > 0 && <PaperReport key={paper} scope={scope} by={view.by} onReady={print} />}
        </>
      )}
    </div>
  );
}

/** The report on paper, or as the PDF of the print window: by the button or Ctrl+P. Recorded, then drawn, then printed. */
function usePrint(scope: FiguresScope | undefined) {
  const ask = useAsk();
  /** Which printing: what is asked for anew is drawn anew. */
  const [paper, setPaper] = useState(0);
  const start = useCallback(async () => {
    if (scope === undefined) return;
    const { ok } = await ask('board.takeAway', { name: 'report', as: 'print', scope });
    if (ok) setPaper((before) => Math.abs(before) + 1);
  }, [ask, scope]);
  const print = useCallback(() => window.print(), []);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!event.ctrlKey || event.key.toLowerCase() !== 'p') return;
      event.preventDefault();
      void start();
    };
    const onAfter = () => setPaper((before) => -Math.abs(before));
    window.addEventListener('keydown', onKey);
    window.addEventListener('afterprint', onAfter);
    return () => {
      window.removeEventListener('keydown', onKey);
      window.removeEventListener('afterprint', onAfter);
    };
  }, [start]);
  return { paper, start, print };
}
