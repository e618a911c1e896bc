// Renderer, board page: the only place that knows ECharts, with the modules that the charts need and no others.
import { BarChart, CustomChart, FunnelChart, HeatmapChart, LineChart } from 'echarts/charts';
import { GridComponent, LegendComponent, TooltipComponent, VisualMapComponent } from 'echarts/components';
import { type EChartsType, init, use } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';
import type { ChartOption } from './chartOptions';

use([
  BarChart,
  CustomChart,
  FunnelChart,
  HeatmapChart,
  LineChart,
  GridComponent,
  LegendComponent,
  TooltipComponent,
  VisualMapComponent,
  CanvasRenderer,
]);

interface ChartProps {
  readonly option: ChartOption;
  readonly label: string;
  /** Gives the picture as it stands, a data URL. */
  readonly onReady: (picture: () => string) => void;
}

export function Chart({ option, label, onReady }: ChartProps) {
  const ref = useRef<HTMLDivElement>(null);
  const chart = useRef<EChartsType>(undefined);
  useEffect(() => {
    const box = ref.current;
    if (box === null) return;
    const drawn = init(box, undefined, { renderer: 'canvas' });
    chart.current = drawn;
    const resized = new ResizeObserver(() => drawn.resize());
    resized.observe(box);
    return () => {
      resized.disconnect();
      drawn.dispose();
    };
  }, []);
  useEffect(() => {
    chart.current?.setOption(option as Parameters<EChartsType['setOption']>[0], true);
    onReady(
      () =>
        chart.current?.getDataURL({
          pixelRatio: 2,
          backgroundColor: getComputedStyle(document.documentElement).getPropertyValue('--panel'),
        }) ?? '',
    );
  }, [option, onReady]);
  return <div ref={ref} className="chart" role="img" aria-label={label} data-testid="chart" />;
}
