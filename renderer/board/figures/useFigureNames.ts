// Renderer, board page: a key of a line of figures as it is read.
import type { FigureGroup } from '@shared/contract/board/BoardCalls';
import { queueOf } from '@shared/indicators/facts/foldContacts';
import { SIDES } from '@shared/kernel/side';
import { textOfDay } from '@shared/order/clock/shanghaiTime';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useBoard } from '../BoardContext';
import { useCityName } from '../lending/useCityName';
import { useLook } from './useDrawn';

export function useFigureNames(): (by: FigureGroup, key: string) => string {
  const { t } = useTranslation();
  const { rows } = useBoard();
  const look = useLook();
  const placeName = useCityName();
  return useCallback(
    (by, key) => {
      if (by === 'all') return look.word('all');
      if (by === 'row') return look.rowName(key);
      if (by === 'day') return textOfDay(Number(key) as never);
      if (by === 'hour') return `${key}:00`;
      if (key === '') return look.word('none');
      if (by === 'city' || by === 'division') return placeName(key);
      if (by === 'level') return t('board.level', { level: key });
      if (by === 'seat') {
        const side = SIDES.find((one) => queueOf(one) === key);
        return side === undefined ? key : `${side} ${look.word('queue')}`;
      }
      if (by !== 'person') return key;
      // Whoever sits at a seat now; of others the staff number alone is known here.
      const name = [...rows.cards()].find(({ person }) => person?.id === key)?.person?.name;
      return name ? `${key} ${name}` : key;
    },
    [t, rows, look, placeName],
  );
}
