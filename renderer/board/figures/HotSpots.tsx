// Renderer, board page: what rose in the last seven days, for the analysis of 四（二）.
import type { BoardCalls, FiguresScope } from '@shared/contract/board/BoardCalls';
import type { HotSpot } from '@shared/indicators/hotSpots';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Panel } from '../../ui/panel/Panel';
import { useAsk } from '../BoardContext';
import { useFigureNames } from './useFigureNames';

interface HotSpotsProps {
  readonly scope: FiguresScope;
  /** They are on the page. */
  readonly onDrawn?: () => void;
}

export function HotSpots({ scope, onDrawn }: HotSpotsProps) {
  const { t } = useTranslation();
  const ask = useAsk();
  const names = useFigureNames();
  const [spots, setSpots] = useState<BoardCalls['board.hotSpots']['answer']>();
  useEffect(() => {
    const { from: _, to: __, ...narrow } = scope;
    let late = false;
    void ask('board.hotSpots', narrow).then((answer) => !late && answer.ok && setSpots(answer.value));
    return () => {
      late = true;
    };
  }, [ask, scope]);
  useEffect(() => {
    if (spots !== undefined) onDrawn?.();
  }, [spots, onDrawn]);
  const list = (name: 'row' | 'division', found: readonly HotSpot[] | undefined) => (
    <tbody>
      {found?.map(({ key, now, before, ratio }) => (
        <tr key={key}>
          <th scope="row">{names(name, key)}</th>
          <td>{now}</td>
          <td>{before.toFixed(1)}</td>
          <td>{ratio === undefined ? '–' : `×${ratio.toFixed(1)}`}</td>
        </tr>
      ))}
    </tbody>
  );
  return (
    <Panel
      title={t('figures.hotSpots')}
      className="figures-panel head-wraps"
      aside={t('figures.hotSpotsRule')}
    >
      <table className="figures-table" data-testid="hot-spots">
        <thead>
          <tr>
            {(['rowOrCounty', 'now', 'before', 'rise'] as const).map((head) => (
              <th key={head}>{t(`figures.word.${head}`)}</th>
            ))}
          </tr>
        </thead>
        {list('row', spots?.rows)}
        {list('division', spots?.divisions)}
      </table>
      {spots && spots.rows.length + spots.divisions.length === 0 && (
        <p className="pad soft">{t('figures.noHotSpots')}</p>
      )}
    </Panel>
  );
}
