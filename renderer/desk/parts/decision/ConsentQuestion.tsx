// Renderer, desk page: the caller agrees before anything is dialled; the answer is recorded.

import { otherSide } from '@shared/kernel/side';
import { useTranslation } from 'react-i18next';
import { CONSENTS, giveConsent } from '../../act/chooseDigit';
import { useDesk, useDeskState } from '../../DeskContext';
import { ChoiceButtons } from '../ChoiceButtons';

export function ConsentQuestion({ digits }: { readonly digits: boolean }) {
  const { t } = useTranslation();
  const { asks } = useDesk();
  const side = useDeskState((state) => state.identity?.side ?? '12345');
  const asked = useDeskState((state) => state.screen.transferTarget);
  const target = asked === undefined || asked === otherSide(side) ? t(`side.${otherSide(side)}`) : asked;
  return (
    <div className="question" data-testid="consent">
      <p>
        <b>{t('consent.question', { target })}</b>
      </p>
      <ChoiceButtons
        label={t('consent.question', { target })}
        choices={CONSENTS.map((id) => ({ id, label: t(`consent.${id}`) }))}
        digits={digits}
        onChoose={(index) => {
          const consent = CONSENTS[index];
          if (consent !== undefined) giveConsent(asks, consent);
        }}
      />
    </div>
  );
}
