// Renderer, board page: what each chart draws, and the table that says the same. Pure: colours and words are given.
import type { FigureLine } from '@shared/contract/board/BoardCalls';
import type { Counts } from '@shared/indicators/Counts';
import type { SeatState } from '@shared/seat/SeatState';

export const CHARTS = ['rate', 'timeline', 'heat', 'wrong', 'funnel'] as const;
export type ChartName = (typeof CHARTS)[number];

export type ChartOption = Readonly<Record<string, unknown>>;

export interface Table {
  readonly head: readonly string[];
  readonly lines: readonly (readonly string[])[];
}

export interface Drawn {
  readonly option: ChartOption;
  /** Pixels, where it needs more than a chart usually has: one line for each of many rows or seats. */
  readonly height?: number;
  readonly table: Table;
  /** There are more seats than the picture has lines. */
  readonly more?: boolean;
}

/** Colours of the page; `panel` is what stands out against each of the strong ones, light or dark. */
export interface Look {
  readonly panel: string;
  readonly text: string;
  readonly textSoft: string;
  readonly line: string;
  readonly accent: string;
  readonly good: string;
  readonly warn: string;
  readonly danger: string;
  readonly soft: string;
  /** Words by key of `figures`. */
  word(key: string): string;
  state(state: SeatState['at']): string;
  reason(reason: string): string;
  rowName(code: string): string;
  time(at: number): string;
}

const percent = (part: number, whole: number): string =>
  whole === 0 ? '–' : `${((part / whole) * 100).toFixed(1)}%`;
const share = (part: number, whole: number): number | null =>
  whole === 0 ? null : Math.round((part / whole) * 1000) / 10;

/** A line of a chart with one for each row or seat, and what stands above and below them. */
export const heightOf = (lines: number): number => Math.max(USUAL, lines * 22 + 80);
const USUAL = 330;

export const base = (look: Look): ChartOption => ({
  animation: false,
  textStyle: { color: look.text, fontFamily: 'inherit' },
  grid: { left: 70, right: 24, top: 36, bottom: 40 },
  // Drawn into the canvas: a page's policy lets no styled markup in.
  tooltip: { trigger: 'item', renderMode: 'richText' },
});
export const axis = (look: Look) => ({
  axisLabel: { color: look.text },
  axisLine: { lineStyle: { color: look.line } },
  splitLine: { lineStyle: { color: look.soft } },
});

const HOURS = Array.from({ length: 24 }, (_, hour) => hour);

export function drawRate(lines: readonly FigureLine[], look: Look): Drawn {
  const of = new Map(lines.map(({ key, counts }) => [Number(key), counts]));
  const counts = HOURS.map((hour) => of.get(hour));
  const rate = counts.map((one) => (one ? share(one.answeredIn15, one.offered) : null));
  return {
    option: {
      ...base(look),
      legend: { top: 4, textStyle: { color: look.text } },
      xAxis: { type: 'category', data: HOURS.map((hour) => `${hour}:00`), ...axis(look) },
      yAxis: [
        { type: 'value', max: 100, ...axis(look), axisLabel: { formatter: '{value}%', color: look.text } },
        { type: 'value', minInterval: 1, ...axis(look), splitLine: { show: false } },
      ],
      series: [
        {
          type: 'bar',
          name: look.word('offered'),
          yAxisIndex: 1,
          data: counts.map((one) => one?.offered ?? 0),
          itemStyle: { color: look.line },
        },
        {
          type: 'line',
          name: look.word('answerRate15'),
          data: rate,
          symbolSize: 7,
          lineStyle: { color: look.accent, width: 2 },
          itemStyle: { color: look.accent },
        },
      ],
    },
    table: {
      head: [look.word('hour'), look.word('offered'), look.word('answered'), look.word('answerRate15')],
      lines: HOURS.flatMap((hour) => {
        const one = of.get(hour);
        if (one === undefined || one.offered === 0) return [];
        const { offered, answered, answeredIn15 } = one;
        return [[`${hour}:00`, String(offered), String(answered), percent(answeredIn15, offered)]];
      }),
    },
  };
}

export function drawHeat(lines: readonly FigureLine[], look: Look): Drawn {
  const of = new Map(
    lines.flatMap(({ key, counts }) => (counts.offered === 0 ? [] : [[Number(key), counts.offered]])),
  );
  const days = [0, 1, 2, 3, 4, 5, 6];
  const most = Math.max(1, ...of.values());
  return {
    option: {
      ...base(look),
      grid: { left: 70, right: 24, top: 46, bottom: 40 },
      xAxis: { type: 'category', data: HOURS.map((hour) => `${hour}:00`), ...axis(look) },
      yAxis: {
        type: 'category',
        data: days.map((day) => look.word(`day${day}`)),
        inverse: true,
        ...axis(look),
      },
      visualMap: {
        min: 0,
        max: most,
        orient: 'horizontal',
        left: 'center',
        top: 8,
        itemWidth: 14,
        text: [String(most), '0'],
        textStyle: { color: look.text },
        inRange: { color: [look.soft, look.accent] },
      },
      series: [
        {
          type: 'heatmap',
          data: [...of].map(([key, offered]) => ({
            value: [key % 24, Math.floor(key / 24), offered],
            label: { color: offered > most / 2 ? look.panel : look.text },
          })),
          label: { show: true },
        },
      ],
    },
    table: {
      head: [look.word('hour'), ...days.map((day) => look.word(`day${day}`))],
      lines: HOURS.filter((hour) => days.some((day) => of.has(day * 24 + hour))).map((hour) => [
        `${hour}:00`,
        ...days.map((day) => String(of.get(day * 24 + hour) ?? 0)),
      ]),
    },
  };
}

export function drawWrong(lines: readonly FigureLine[], look: Look): Drawn {
  const rows = lines
    .filter(({ counts }) => counts.sent > 0)
    .sort((a, b) => b.counts.returned / b.counts.sent - a.counts.returned / a.counts.sent);
  return {
    option: {
      ...base(look),
      grid: { left: 210, right: 40, top: 16, bottom: 30 },
      xAxis: {
        type: 'value',
        max: 100,
        ...axis(look),
        axisLabel: { formatter: '{value}%', color: look.text },
      },
      yAxis: {
        type: 'category',
        inverse: true,
        data: rows.map(({ key }) => look.rowName(key)),
        ...axis(look),
        // Each row has its name, however many there are.
        axisLabel: { color: look.text, interval: 0, width: 195, overflow: 'truncate' },
      },
      series: [
        {
          type: 'bar',
          name: look.word('wrongDiversion'),
          data: rows.map(({ counts }) => share(counts.returned, counts.sent)),
          itemStyle: { color: look.danger },
          label: { show: true, position: 'right', formatter: '{c}%', color: look.text },
        },
      ],
    },
    height: heightOf(rows.length),
    table: {
      head: [look.word('row'), look.word('sent'), look.word('returned'), look.word('wrongDiversion')],
      lines: rows.map(({ key, counts: { sent, returned } }) => [
        look.rowName(key),
        String(sent),
        String(returned),
        percent(returned, sent),
      ]),
    },
  };
}

/** 移交阶梯: each step holds those that the one before it let through. */
export function drawFunnel(counts: Counts | undefined, look: Look): Drawn {
  const steps: readonly (readonly [string, number])[] = [
    ['attempts', counts?.attempts ?? 0],
    ['partnerAnswered', counts?.partnerAnswered ?? 0],
    ['together', (counts?.transferred ?? 0) + (counts?.threeParty ?? 0)],
  ];
  const all = steps[0]?.[1] ?? 0;
  return {
    option: {
      ...base(look),
      series: [
        {
          type: 'funnel',
          sort: 'none',
          left: '15%',
          width: '70%',
          max: Math.max(1, all),
          minSize: '8%',
          data: steps.map(([name, value]) => ({ name: look.word(name), value })),
          color: [look.accent, look.good, look.warn],
          label: {
            position: 'inside',
            formatter: '{b}: {c}',
            color: look.panel,
            textBorderWidth: 0,
            fontSize: 13,
          },
        },
      ],
    },
    table: {
      head: [look.word('step'), look.word('number'), look.word('ofAttempts')],
      lines: [
        ...steps.map(([name, value]) => [look.word(name), String(value), percent(value, all)]),
        [look.word('threeParty'), String(counts?.threeParty ?? 0), percent(counts?.threeParty ?? 0, all)],
      ],
    },
  };
}
