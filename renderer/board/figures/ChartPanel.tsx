// Renderer, board page: one of the charts, with the table that says the same.
import { type FiguresScope, SPAN_SEATS } from '@shared/contract/board/BoardCalls';
import { useCallback, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { keepFile } from '../../ui/keepFile';
import { Panel } from '../../ui/panel/Panel';
import { useAsk } from '../BoardContext';
import { Chart } from './Chart';
import { ChartTable } from './ChartTable';
import { CHARTS, type ChartName } from './chartOptions';
import { FileButtons } from './FileButtons';
import { useDrawn, useLook } from './useDrawn';
import { useScopeWords } from './useScopeWords';

export function ChartPanel({ scope }: { readonly scope: FiguresScope }) {
  const { t } = useTranslation();
  const [chart, setChart] = useState<ChartName>('rate');
  const drawn = useDrawn(chart, scope, useLook());
  const picture = useRef<(title: string) => string>(() => '');
  const onReady = useCallback((give: (title: string) => string) => {
    picture.current = give;
  }, []);
  const ask = useAsk();
  const words = useScopeWords();
  const title = t(`figures.chart.${chart}`);
  const savePng = async () => {
    const [, data = ''] = picture.current(`${title} · ${words(scope)}`).split(',');
    if (data === '' || !(await ask('board.takeAway', { name: chart, as: 'png', scope })).ok) return;
    keepFile({ name: `${chart}.png`, type: 'image/png', data });
  };
  return (
    <Panel
      title={title}
      className="figures-panel head-wraps chart-panel"
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
          <FileButtons name={chart} title={title} scope={scope} table={drawn?.table} />
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
          {drawn.more === true && (
            <p className="figures-more">{t('figures.firstSeats', { count: SPAN_SEATS })}</p>
          )}
          <Chart option={drawn.option} height={drawn.height} label={title} onReady={onReady} />
          <ChartTable table={drawn.table} />
        </>
      )}
    </Panel>
  );
}
