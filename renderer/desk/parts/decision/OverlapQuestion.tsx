// Renderer, desk page: where both lists name the matter, the one question that decides.

import type { Overlap } from '@shared/diversion/types';
import { useTranslation } from 'react-i18next';
import { inLanguage } from '../../../ui/words/createWords';
import { ANSWERS } from '../../act/chooseDigit';
import { useDesk, useDeskState, useView } from '../../DeskContext';
import { ChoiceButtons } from '../ChoiceButtons';

export function OverlapQuestion() {
  const { owner, choices } = useView();
  // An answered question stays to be read, and its answer can be changed while nothing is dialled.
  const shown = owner.question ?? owner.answered.at(-1);
  return shown === undefined ? null : <OneQuestion overlap={shown} digits={choices === 'overlap'} />;
}

function OneQuestion({ overlap, digits }: { readonly overlap: Overlap; readonly digits: boolean }) {
  const { t, i18n } = useTranslation();
  const { asks } = useDesk();
  const answer = useDeskState((state) => state.record?.intake.overlapAnswers[overlap.id]);
  const writable = useDeskState((state) => state.record?.intake.writable ?? false);
  const choices = ANSWERS.map((id) => ({
    id,
    label: t(`answer.${id}`),
    chosen: id === answer,
    disabled: !writable,
  }));
  return (
    <div className="question" data-testid="overlap" data-overlap={overlap.id}>
      <p>
        <b>{inLanguage(overlap.question, i18n.language)}</b> <span className="clause">{overlap.clause}</span>
      </p>
      <ChoiceButtons
        label={inLanguage(overlap.question, i18n.language)}
        choices={choices}
        digits={digits}
        onChoose={(index) => {
          const said = ANSWERS[index];
          if (said !== undefined) asks.record({ type: 'overlapAnswered', overlap: overlap.id, answer: said });
        }}
      />
    </div>
  );
}
