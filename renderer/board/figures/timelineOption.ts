// Renderer, board page: the states of seats as a Gantt chart, with its colours named, and the table that says the same.
import { SPAN_SEATS } from '@shared/contract/board/BoardCalls';
import type { Span } from '@shared/indicators/facts/Facts';
import type { SeatState } from '@shared/seat/SeatState';
import { axis, base, type Drawn, heightOf, type Look } from './chartOptions';

/** In the order of the legend; states of one colour differ in strength. */
const PAINT = {
  available: ['good', 1],
  offered: ['accent', 0.5],
  busy: ['accent', 1],
  wrapUp: ['warn', 0.5],
  pause: ['warn', 1],
  training: ['textSoft', 1],
  missed: ['danger', 0.5],
  disconnected: ['danger', 1],
  offline: ['line', 0.5],
} as const satisfies Record<SeatState['at'], readonly [keyof Look, number]>;
const STATES = Object.keys(PAINT) as readonly SeatState['at'][];

interface ItemApi {
  value(n: number): number;
  coord(point: readonly [number, number]): [number, number];
  size(area: readonly [number, number]): [number, number];
}

/** Seats below each other, times as x: `value` is seat, from, until. */
const drawSpan = (fill: string, opacity: number) => (_: unknown, api: ItemApi) => {
  const [x, y] = api.coord([api.value(1), api.value(0)]);
  const [end] = api.coord([api.value(2), api.value(0)]);
  const height = api.size([0, 1])[1] * 0.7;
  return {
    type: 'rect',
    shape: { x, y: y - height / 2, width: Math.max(1, end - x), height },
    style: { fill, opacity },
  };
};

export function drawTimeline(
  spans: readonly Span[],
  range: { readonly from: number; readonly to: number; readonly now: number },
  look: Look,
): Drawn {
  const seats = [...new Set(spans.map(({ seat }) => seat))].sort();
  const last = Math.min(range.now, range.to);
  // What has not begun or is still to come would be most of a day's picture.
  const first = Math.max(
    range.from,
    Math.min(last, ...spans.filter(({ state }) => state !== 'offline').map(({ since }) => since)),
  );
  const withSeconds = last - first < 600_000;
  const within = ({ since, until }: Span) => [Math.max(since, first), Math.min(until ?? last, last)] as const;
  const clock = (at: number) => look.time(at).slice(6);
  const words = ({ state, reason }: Span) =>
    reason === '' ? look.state(state) : `${look.state(state)} ${look.reason(reason)}`;
  const seen = spans.filter((span) => within(span)[1] > within(span)[0]);
  const legend = STATES.filter((state) => seen.some((span) => span.state === state));
  return {
    option: {
      ...base(look),
      grid: { left: 100, right: 24, top: 40, bottom: 30 },
      legend: {
        top: 8,
        selectedMode: false,
        data: legend.map((state) => ({ name: look.state(state), icon: 'roundRect' })),
        textStyle: { color: look.text },
      },
      xAxis: {
        type: 'time',
        min: first,
        max: last,
        ...axis(look),
        axisLabel: {
          color: look.text,
          hideOverlap: true,
          formatter: (at: number) => clock(at).slice(0, withSeconds ? 8 : 5),
        },
      },
      yAxis: {
        type: 'category',
        data: seats,
        inverse: true,
        ...axis(look),
        axisLabel: { color: look.text, interval: 0 },
      },
      series: legend.map((state) => {
        const [colour, opacity] = PAINT[state];
        return {
          type: 'custom',
          name: look.state(state),
          itemStyle: { color: look[colour], opacity },
          encode: { x: [1, 2], y: 0 },
          data: seen
            .filter((span) => span.state === state)
            .map((span) => ({
              name: `${span.seat} ${words(span)} ${clock(span.since)} – ${span.until === null ? '' : clock(span.until)}`,
              value: [seats.indexOf(span.seat), ...within(span)],
            })),
          renderItem: drawSpan(look[colour], opacity),
        };
      }),
      tooltip: { trigger: 'item', renderMode: 'richText', formatter: '{b}' },
    },
    height: heightOf(seats.length),
    more: seats.length >= SPAN_SEATS,
    table: {
      head: ['seat', 'person', 'state', 'from', 'until', 'seconds'].map((key) => look.word(key)),
      lines: spans.map((span) => [
        span.seat,
        span.person,
        words(span),
        look.time(span.since),
        span.until === null ? '' : look.time(span.until),
        String(Math.max(0, Math.round(((span.until ?? last) - span.since) / 1000))),
      ]),
    },
  };
}
