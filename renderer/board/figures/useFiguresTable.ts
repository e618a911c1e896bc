// Renderer, board page: every indicator by whatever is asked for, as texts: a line for each key.
import type { FigureGroup, FigureLine, FiguresScope } from '@shared/contract/board/BoardCalls';
import { INDICATORS } from '@shared/indicators/indicators';
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAsk } from '../BoardContext';
import { valueText } from '../view/valueText';
import type { Table } from './chartOptions';
import { useFigureNames } from './useFigureNames';

export function useFiguresTable(scope: FiguresScope, by: FigureGroup): Table | undefined {
  const { t } = useTranslation();
  const ask = useAsk();
  const names = useFigureNames();
  const [lines, setLines] = useState<readonly FigureLine[]>();
  useEffect(() => {
    let late = false;
    void ask('board.figures', { ...scope, by }).then((answer) => {
      if (!late && answer.ok) setLines(answer.value);
    });
    return () => {
      late = true;
    };
  }, [ask, scope, by]);
  return useMemo((): Table | undefined => {
    if (lines === undefined) return undefined;
    const number = by === 'hour' || by === 'day' || by === 'level';
    const sorted = [...lines].sort((a, b) =>
      number ? Number(a.key) - Number(b.key) : a.key < b.key ? -1 : 1,
    );
    return {
      head: [t(`figures.group.${by}`), ...INDICATORS.map(({ name }) => t(`indicator.${name}`))],
      lines: sorted.map(({ key, counts }) => [
        names(by, key),
        ...INDICATORS.map((one) => valueText(one, one.of(counts))),
      ]),
    };
  }, [lines, by, names, t]);
}
