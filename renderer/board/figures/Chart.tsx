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
  readonly height?: number | undefined;
  readonly label: string;
  /** Gives the picture as it stands under a title, a data URL. */
  readonly onReady: (picture: (title: string) => string) => void;
}

export function Chart({ option, height, label, onReady }: ChartProps) {
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
    onReady((title) => (chart.current === undefined ? '' : titled(chart.current, title)));
  }, [option, onReady]);
  return (
    <div ref={ref} className="chart" style={{ height }} role="img" aria-label={label} data-testid="chart" />
  );
}

const RATIO = 2;
const TITLE = 28 * RATIO;

/** The chart below a line that says what it is of, since a picture leaves the page without its head. */
function titled(chart: EChartsType, title: string): string {
  const style = getComputedStyle(document.documentElement);
  const backgroundColor = style.getPropertyValue('--panel');
  const drawn = chart.renderToCanvas({ pixelRatio: RATIO, backgroundColor });
  const picture = document.createElement('canvas');
  picture.width = drawn.width;
  picture.height = drawn.height + TITLE;
  const ink = picture.getContext('2d');
  if (ink === null) return '';
  ink.fillStyle = backgroundColor;
  ink.fillRect(0, 0, picture.width, picture.height);
  ink.fillStyle = style.getPropertyValue('--text');
  ink.font = `${14 * RATIO}px ${getComputedStyle(document.body).fontFamily}`;
  ink.textBaseline = 'middle';
  ink.fillText(title, 12 * RATIO, TITLE / 2, picture.width - 24 * RATIO);
  ink.drawImage(drawn, 0, TITLE);
  return picture.toDataURL('image/png');
}
