// Renderer, desk page: who takes the matter was settled in the three-party call, and who said so; both are recorded.
import { useTranslation } from 'react-i18next';
import { SAYERS, sayBy, settleSides } from '../../act/chooseDigit';
import { useDesk, useDeskState, useViewOf } from '../../DeskContext';
import { ChoiceButtons } from '../ChoiceButtons';

export function SettleQuestion() {
  const { t } = useTranslation();
  const { asks } = useDesk();
  const choices = useViewOf(({ choices: set }) => set);
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

/** Once settled: the one who takes it is taken to have said so, unless another is named. */
export function SaidByQuestion() {
  const { t } = useTranslation();
  const { asks } = useDesk();
  const choices = useViewOf(({ choices: set }) => set);
  const settled = useDeskState((state) => state.record?.intake.settled);
  if (settled === undefined) return null;
  const question = t('settle.saidBy', { side: t(`side.${settled.takenBy}`) });
  return (
    <div className="question" data-testid="said-by" data-said-by={settled.saidBy}>
      <p>
        <b>{question}</b>
      </p>
      <ChoiceButtons
        label={question}
        choices={SAYERS.map((id) => ({ id, label: t(`settle.sayer.${id}`), chosen: id === settled.saidBy }))}
        digits={choices === 'saidBy'}
        onChoose={(index) => {
          const saidBy = SAYERS[index];
          if (saidBy !== undefined) sayBy(asks, saidBy);
        }}
      />
    </div>
  );
}
