// Renderer, board page: asks for what a chart shows, and draws it in the colours and words of the page.
import type { FiguresScope } from '@shared/contract/board/BoardCalls';
import { isoShanghai } from '@shared/order/clock/shanghaiTime';
import { useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { useAsk, useBoard, useBoardState } from '../BoardContext';
import {
  type ChartName,
  type Drawn,
  drawFunnel,
  drawHeat,
  drawRate,
  drawWrong,
  type Look,
} from './chartOptions';
import { drawTimeline } from './timelineOption';

/** Told when the page turns light or dark, by the setting or the system. */
const onShade = (changed: () => void) => {
  const watching = new MutationObserver(changed);
  watching.observe(document.documentElement, { attributeFilter: ['data-theme'] });
  return () => watching.disconnect();
};

/** Words, and the colours in force at `box`: those of the page, or of paper. */
export function useLook(box: HTMLElement = document.documentElement): Look {
  const { t } = useTranslation();
  const rows = useBoardState(({ lists }) => lists?.rows);
  const shade = useSyncExternalStore(onShade, () => document.documentElement.dataset.theme);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another shade has other colours.
  return useMemo(() => {
    const style = getComputedStyle(box);
    const colour = (name: string) => style.getPropertyValue(name).trim();
    return {
      panel: colour('--panel'),
      text: colour('--text'),
      textSoft: colour('--text-soft'),
      line: colour('--line'),
      accent: colour('--accent'),
      good: colour('--good'),
      warn: colour('--warn'),
      danger: colour('--danger'),
      soft: colour('--line-soft'),
      word: (key) => t(`figures.word.${key}`),
      state: (state) => t(`seat.${state}`),
      reason: (reason) => t(`board.reason.${reason}`, { defaultValue: reason }),
      rowName: (code) => {
        const row = rows?.find((one) => one.code === code);
        return row === undefined ? code || t('figures.noRow') : `${code} ${row.name}`;
      },
      time: (at) => isoShanghai(at).slice(5, 19).replace('T', ' '),
    };
  }, [t, rows, shade, box]);
}

const BY = { rate: 'hour', heat: 'weekHour', wrong: 'row', funnel: 'all' } as const;

export function useDrawn(chart: ChartName, scope: FiguresScope, look: Look): Drawn | undefined {
  const ask = useAsk();
  const { seconds } = useBoard();
  const [drawn, setDrawn] = useState<Drawn>();
  useEffect(() => {
    let late = false;
    const draw = async (): Promise<Drawn | undefined> => {
      if (chart === 'timeline') {
        // Its last day: a month in one line would be colours without an edge.
        const day = { ...scope, from: Math.max(scope.from, scope.to - 86_400_000) };
        const spans = await ask('board.spans', day);
        return spans.ok ? drawTimeline(spans.value, { ...day, now: seconds.now() }, look) : undefined;
      }
      const figures = await ask('board.figures', { ...scope, by: BY[chart] });
      if (!figures.ok) return undefined;
      if (chart === 'funnel') return drawFunnel(figures.value[0]?.counts, look);
      return { rate: drawRate, heat: drawHeat, wrong: drawWrong }[chart](figures.value, look);
    };
    void draw().then((next) => !late && setDrawn(next));
    return () => {
      late = true;
    };
  }, [ask, seconds, look, chart, scope]);
  return drawn;
}
