// Renderer, board page: one of the charts, with the table that says the same.
import type { FiguresWish } from '@shared/contract/board/BoardCalls';
import { useCallback, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { keepFile } from '../../ui/keepFile';
import { Panel } from '../../ui/panel/Panel';
import { useAsk } from '../BoardContext';
import { Chart } from './Chart';
import { CHARTS, type ChartName } from './chartOptions';
import { FileButtons } from './FileButtons';
import { useDrawn } from './useDrawn';

export function ChartPanel({ wish }: { readonly wish: Omit<FiguresWish, 'by'> }) {
  const { t } = useTranslation();
  const [chart, setChart] = useState<ChartName>('rate');
  const drawn = useDrawn(chart, wish);
  const picture = useRef<() => string>(() => '');
  const onReady = useCallback((give: () => string) => {
    picture.current = give;
  }, []);
  const ask = useAsk();
  const savePng = async () => {
    const [, data = ''] = picture.current().split(',');
    if (data === '' || !(await ask('board.takeAway', { name: chart, as: 'png' })).ok) return;
    keepFile({ name: `${chart}.png`, type: 'image/png', data });
  };
  return (
    <Panel
      title={t(`figures.chart.${chart}`)}
      className="figures-panel chart-panel"
      aside={
        <>
          {CHARTS.map((one) => (
            <button
              key={one}
              type="button"
              aria-pressed={one === chart}
              data-chart={one}
              onClick={() => setChart(one)}
            >
              {t(`figures.chart.${one}`)}
            </button>
          ))}
          <FileButtons name={chart} table={drawn?.table} />
          <button
            type="button"
            disabled={drawn === undefined}
            data-file={`${chart}.png`}
            onClick={() => void savePng()}
          >
            PNG
          </button>
        </>
      }
    >
      {drawn && (
        <>
          <Chart option={drawn.option} label={t(`figures.chart.${chart}`)} onReady={onReady} />
          <table className="figures-table" data-testid="chart-table">
            <thead>
              <tr>
                {drawn.table.head.map((head) => (
                  <th key={head}>{head}</th>
                ))}
              </tr>
            </thead>
            <tbody>
              {drawn.table.lines.map((cells) => (
                <tr key={cells.join(' ')}>
                  {cells.map((cell, n) => (
                    <td key={drawn.table.head[n]}>{cell}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
    </Panel>
  );
}
