// Renderer, board page: every indicator, by whatever is asked for; each with its formula under the pointer.
import type { FigureGroup, FigureLine, FiguresWish } from '@shared/contract/board/BoardCalls';
import { queueOf } from '@shared/indicators/facts/foldContacts';
import { INDICATORS } from '@shared/indicators/indicators';
import { SIDES } from '@shared/kernel/side';
import { textOfDay } from '@shared/order/clock/shanghaiTime';
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Panel } from '../../ui/panel/Panel';
import { useAsk } from '../BoardContext';
import { useCityName } from '../lending/useCityName';
import { valueText } from '../view/valueText';
import type { Look, Table } from './chartOptions';
import { FileButtons } from './FileButtons';
import { useLook } from './useDrawn';

interface FiguresTableProps {
  readonly wish: Omit<FiguresWish, 'by'>;
  readonly by: FigureGroup;
}

export function FiguresTable({ wish, by }: FiguresTableProps) {
  const { t } = useTranslation();
  const ask = useAsk();
  const look = useLook();
  const cityName = useCityName();
  const [lines, setLines] = useState<readonly FigureLine[]>();
  useEffect(() => {
    let late = false;
    void ask('board.figures', { ...wish, by }).then((answer) => {
      if (!late && answer.ok) setLines(answer.value);
    });
    return () => {
      late = true;
    };
  }, [ask, wish, by]);
  const table = useMemo((): Table | undefined => {
    if (lines === undefined) return undefined;
    const number = by === 'hour' || by === 'day' || by === 'level';
    const sorted = [...lines].sort((a, b) =>
      number ? Number(a.key) - Number(b.key) : a.key < b.key ? -1 : 1,
    );
    return {
      head: [t(`figures.group.${by}`), ...INDICATORS.map(({ name }) => t(`indicator.${name}`))],
      lines: sorted.map(({ key, counts }) => [
        by === 'city' ? cityName(key) : keyText(key, by, look),
        ...INDICATORS.map((one) => valueText(one, one.of(counts))),
      ]),
    };
  }, [lines, by, look, cityName, t]);
  return (
    <Panel
      title={t('figures.title')}
      className="figures-panel"
      aside={<FileButtons name="indicators" table={table} />}
    >
      <table className="figures-table" data-testid="figures-table">
        <thead>
          <tr>
            <th>{table?.head[0]}</th>
            {INDICATORS.map(({ name }) => (
              <th key={name} title={t(`indicator.formula.${name}`)}>
                {t(`indicator.${name}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table?.lines.map(([key = '', ...values]) => (
            <tr key={key}>
              <th scope="row">{key}</th>
              {values.map((value, n) => (
                <td key={INDICATORS[n]?.name}>{value}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {table?.lines.length === 0 && <p className="pad soft">{t('figures.nothing')}</p>}
    </Panel>
  );
}

function keyText(key: string, by: FigureGroup, look: Look): string {
  if (by === 'all') return look.word('all');
  if (by === 'row') return look.rowName(key);
  if (by === 'day') return textOfDay(Number(key) as never);
  if (by === 'hour') return `${key}:00`;
  const side = by === 'seat' ? SIDES.find((one) => queueOf(one) === key) : undefined;
  if (side !== undefined) return `${side} ${look.word('queue')}`;
  return key === '' ? look.word('none') : key;
}
