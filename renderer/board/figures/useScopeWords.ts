// Renderer, board page: what figures are of, in words: above every file, picture and print of them.
import type { FiguresScope } from '@shared/contract/board/BoardCalls';
import { dayOf, textOfDay } from '@shared/order/clock/shanghaiTime';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { Narrowed } from './figuresView';
import { useFigureNames } from './useFigureNames';

export function useScopeWords(): (scope: FiguresScope) => string {
  const { t } = useTranslation();
  const names = useFigureNames();
  return useCallback(
    ({ from, to, side, ...narrow }) => {
      const day = (at: number) => textOfDay(dayOf(at));
      const parts = (['city', 'team', 'person', 'row', 'level'] as const satisfies readonly Narrowed[]).map(
        (name) => narrow[name] !== undefined && names(name, String(narrow[name])),
      );
      return [t('figures.reportRange', { from: day(from), to: day(to - 1) }), side, ...parts]
        .filter(Boolean)
        .join(' · ');
    },
    [t, names],
  );
}
