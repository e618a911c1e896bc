// Renderer, board page: what is counted of the person who looks: everybody may see his own.
import type { Counts } from '@shared/indicators/Counts';
import { INDICATORS, type IndicatorName } from '@shared/indicators/indicators';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Panel } from '../../ui/panel/Panel';
import { useAsk } from '../BoardContext';
import { valueText } from '../view/valueText';
import { formulaProps } from './formula';

const OWN: readonly IndicatorName[] = [
  'offered',
  'answered',
  'missed',
  'answerRate15',
  'averageRing',
  'averageTalk',
  'averageHold',
  'averageWrapUp',
  'handleTime',
  'occupancy',
  'paused',
  'attempts',
  'oneKeySuccess',
  'sent',
  'wrongDiversion',
];

export function OwnFigures() {
  const { t } = useTranslation();
  const ask = useAsk();
  const [own, setOwn] = useState<{ readonly today: Counts; readonly week: Counts }>();
  useEffect(() => {
    void ask('board.own', {}).then((answer) => answer.ok && setOwn(answer.value));
  }, [ask]);
  return (
    <Panel title={t('board.own')} className="own-figures">
      <table className="figures-table" data-testid="own-figures">
        <thead>
          <tr>
            <th>{t('board.indicator')}</th>
            <th>{t('board.today')}</th>
            <th>{t('board.sevenDays')}</th>
          </tr>
        </thead>
        <tbody>
          {INDICATORS.filter(({ name }) => OWN.includes(name)).map((one) => (
            <tr key={one.name}>
              <th scope="row" {...formulaProps(t(`indicator.formula.${one.name}`))}>
                {t(`indicator.${one.name}`)}
              </th>
              <td>{valueText(one, own && one.of(own.today))}</td>
              <td>{valueText(one, own && one.of(own.week))}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  );
}
