// Renderer, desk page: who takes the matter was settled in the three-party call; it is recorded here.
import { useTranslation } from 'react-i18next';
import { settleSides } from '../../act/chooseDigit';
import { useDesk, useView } from '../../DeskContext';
import { ChoiceButtons } from '../ChoiceButtons';

export function SettleQuestion() {
  const { t } = useTranslation();
  const { asks } = useDesk();
  const { choices } = useView();
  const sides = settleSides(asks);
  return (
    <div className="question" data-testid="settle">
      <p>
        <b>{t('settle.question')}</b>
      </p>
      <ChoiceButtons
        label={t('settle.question')}
        choices={sides.map((side) => ({ id: side, label: t('settle.by', { side: t(`side.${side}`) }) }))}
        digits={choices === 'settled'}
        onChoose={(index) => {
          const takenBy = sides[index];
          if (takenBy !== undefined) asks.record({ type: 'settled', takenBy, saidBy: takenBy });
        }}
      />
    </div>
  );
}
