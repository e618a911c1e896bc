// Renderer, desk page: the call ends as no matter of either side, with its name.
import { useTranslation } from 'react-i18next';
import { markNonCase, NON_CASES } from '../../act/chooseDigit';
import { useDesk, useDeskState } from '../../DeskContext';
import { ChoiceButtons } from '../ChoiceButtons';

export function NonCaseChoice() {
  const { t } = useTranslation();
  const { asks } = useDesk();
  const offered = useDeskState((state) => state.record?.intake.offered);
  const choices = NON_CASES.map((id) => ({
    id,
    label: t(`nonCase.${id}`),
    disabled: !(offered ?? []).some(({ action }) => action === id),
  }));
  return (
    <div className="question" data-testid="non-case">
      <p>
        <b>{t('nonCase.question')}</b>
      </p>
      <ChoiceButtons
        label={t('nonCase.question')}
        choices={choices}
        digits
        onChoose={(index) => {
          const nonCase = NON_CASES[index];
          if (nonCase !== undefined) markNonCase(asks, nonCase);
        }}
      />
    </div>
  );
}
