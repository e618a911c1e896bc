// Renderer, board page: the report for the assessor of 五（二）, for paper or a PDF: every indicator with its formula, every
// chart with its table, the hot spots; light, whatever the screen is. Drawn out of sight, told when it can be printed.
import type { FigureGroup, FiguresScope } from '@shared/contract/board/BoardCalls';
import { INDICATORS } from '@shared/indicators/indicators';
import { dayOf, textOfDay } from '@shared/order/clock/shanghaiTime';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Panel } from '../../ui/panel/Panel';
import { useBoard } from '../BoardContext';
import { Chart } from './Chart';
import { ChartTable } from './ChartTable';
import { CHARTS, type ChartName, type Table } from './chartOptions';
import { HotSpots } from './HotSpots';
import './Paper.css';
import { useDrawn, useLook } from './useDrawn';
import { useFiguresTable } from './useFiguresTable';
import { useScopeWords } from './useScopeWords';

interface PaperReportProps {
  readonly scope: FiguresScope;
  readonly by: FigureGroup;
  readonly onReady: () => void;
}

/** The indicators, the hot spots, and each chart. */
const PARTS = CHARTS.length + 2;
/** Columns beside the name of an indicator that a page has room for. */
const ACROSS = 7;
/** A table with more lines than this is a file, not a page. */
const MOST_LINES = 60;

export function PaperReport({ scope, by, onReady }: PaperReportProps) {
  const { t } = useTranslation();
  const { seconds } = useBoard();
  const words = useScopeWords();
  const table = useFiguresTable(scope, by);
  const [paper, setPaper] = useState<HTMLElement | null>(null);
  const drawn = useRef(new Set<string>());
  const onDrawn = useCallback(
    (part: string) => {
      if (drawn.current.add(part).size === PARTS) requestAnimationFrame(() => requestAnimationFrame(onReady));
    },
    [onReady],
  );
  useEffect(() => {
    if (table !== undefined) onDrawn('indicators');
  }, [table, onDrawn]);
  const onHotSpots = useCallback(() => onDrawn('hotSpots'), [onDrawn]);
  return (
    <article ref={setPaper} className="paper" data-testid="paper">
      <h1>{t('figures.report')}</h1>
      <p>
        {words(scope)} · {t('figures.printed', { at: textOfDay(dayOf(seconds.now())) })}
      </p>
      {table && <IndicatorPages table={table} />}
      {paper !== null &&
        CHARTS.map((chart) => (
          <PaperChart key={chart} chart={chart} scope={scope} paper={paper} onDrawn={onDrawn} />
        ))}
      <HotSpots scope={scope} onDrawn={onHotSpots} />
    </article>
  );
}

/** Lines become columns, so that each indicator has its formula beside it; where they are many, several tables. */
function IndicatorPages({ table }: { readonly table: Table }) {
  const { t } = useTranslation();
  const pages = Array.from({ length: Math.max(1, Math.ceil(table.lines.length / ACROSS)) }, (_, n) =>
    table.lines.slice(n * ACROSS, (n + 1) * ACROSS),
  );
  return pages.map((columns) => (
    <Panel key={columns[0]?.[0] ?? ''} title={t('figures.title')} className="figures-panel head-wraps">
      <table className="figures-table">
        <thead>
          <tr>
            <th>{table.head[0]}</th>
            {columns.map(([key]) => (
              <th key={key}>{key}</th>
            ))}
            <th className="formula">{t('board.formulas')}</th>
          </tr>
        </thead>
        <tbody>
          {INDICATORS.map(({ name }, n) => (
            <tr key={name}>
              <th scope="row">{t(`indicator.${name}`)}</th>
              {columns.map((cells) => (
                <td key={cells[0]}>{cells[n + 1]}</td>
              ))}
              <td className="formula">{t(`indicator.formula.${name}`)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  ));
}

interface PaperChartProps {
  readonly chart: ChartName;
  readonly scope: FiguresScope;
  readonly paper: HTMLElement;
  readonly onDrawn: (part: string) => void;
}

function PaperChart({ chart, scope, paper, onDrawn }: PaperChartProps) {
  const { t } = useTranslation();
  const drawn = useDrawn(chart, scope, useLook(paper));
  const onReady = useCallback(() => onDrawn(chart), [onDrawn, chart]);
  return (
    <Panel title={t(`figures.chart.${chart}`)} className="figures-panel head-wraps paper-chart">
      {drawn && (
        <>
          <Chart
            option={drawn.option}
            height={drawn.height}
            label={t(`figures.chart.${chart}`)}
            onReady={onReady}
          />
          {drawn.table.lines.length > MOST_LINES ? (
            <p className="pad soft">{t('figures.asFile')}</p>
          ) : (
            <ChartTable table={drawn.table} />
          )}
        </>
      )}
    </Panel>
  );
}
