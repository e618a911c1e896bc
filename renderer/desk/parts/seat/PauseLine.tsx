// Renderer, desk page: why the seat pauses, one digit each, in the line that covers no call. During a call it is
// queued for afterwards.
import { useTranslation } from 'react-i18next';
import { Kbd } from '../../../ui/keys/Kbd';
import { choosePause } from '../../act/seatActs';
import { useDesk, useDeskState } from '../../DeskContext';
import { ChoiceButtons } from '../ChoiceButtons';
import { usePauseName } from './usePauseName';

const MINUTE = 60_000;

export function PauseLine() {
  const { t } = useTranslation();
  const { asks } = useDesk();
  const pauses = useDeskState((state) => state.settings.seatRules.pauses);
  const pauseName = usePauseName();
  const choices = pauses.map(({ reason, limit }) => ({
    id: `pause-${reason}`,
    label:
      limit === undefined
        ? pauseName(reason)
        : t('pauseLine.limited', { name: pauseName(reason), minutes: Math.round(limit / MINUTE) }),
  }));
  return (
    <div className="pause-line" data-testid="pause-line">
      <span>{t('pauseLine.label')}</span>
      <ChoiceButtons
        label={t('pauseLine.label')}
        digits
        altOnce
        choices={choices}
        onChoose={(index) => choosePause(asks, index)}
      />
      <span>
        <Kbd action="close" /> {t('action.close')}
      </span>
    </div>
  );
}
