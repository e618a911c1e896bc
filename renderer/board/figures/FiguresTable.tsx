// Renderer, board page: every indicator, by whatever is asked for; each with its formula under the pointer and by keys.
import type { FigureGroup, FiguresScope } from '@shared/contract/board/BoardCalls';
import { INDICATORS } from '@shared/indicators/indicators';
import { useTranslation } from 'react-i18next';
import { Panel } from '../../ui/panel/Panel';
import { formulaProps } from '../parts/formula';
import { FileButtons } from './FileButtons';
import { useFiguresTable } from './useFiguresTable';

interface FiguresTableProps {
  readonly scope: FiguresScope;
  readonly by: FigureGroup;
}

export function FiguresTable({ scope, by }: FiguresTableProps) {
  const { t } = useTranslation();
  const table = useFiguresTable(scope, by);
  return (
    <Panel
      title={t('figures.title')}
      className="figures-panel head-wraps"
      aside={<FileButtons name="indicators" title={t('figures.title')} scope={scope} table={table} />}
    >
      <div className="figures-scroll">
        <table className="figures-table many" data-testid="figures-table">
          <thead>
            <tr>
              <th>{table?.head[0]}</th>
              {INDICATORS.map(({ name }) => (
                <th key={name} {...formulaProps(t(`indicator.formula.${name}`))}>
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
      </div>
      {table?.lines.length === 0 && <p className="pad soft">{t('figures.nothing')}</p>}
    </Panel>
  );
}
