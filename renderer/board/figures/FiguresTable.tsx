// Renderer, board page: every indicator, by whatever is asked for; each with its formula under the pointer.
import type { FigureGroup, FigureLine, FiguresScope } from '@shared/contract/board/BoardCalls';
import { INDICATORS } from '@shared/indicators/indicators';
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Panel } from '../../ui/panel/Panel';
import { useAsk } from '../BoardContext';
import { valueText } from '../view/valueText';
import type { Table } from './chartOptions';
import { FileButtons } from './FileButtons';
import { useFigureNames } from './useFigureNames';

interface FiguresTableProps {
  readonly scope: FiguresScope;
  readonly by: FigureGroup;
}

export function FiguresTable({ scope, by }: FiguresTableProps) {
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
  const table = useMemo((): Table | undefined => {
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
  return (
    <Panel
      title={t('figures.title')}
      className="figures-panel"
      aside={<FileButtons name="indicators" title={t('figures.title')} scope={scope} table={table} />}
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
