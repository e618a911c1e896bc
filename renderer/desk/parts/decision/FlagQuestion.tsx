// Renderer, desk page: a mark on the caller's number, by one digit; a reason can be written first.
import { CALLER_FLAG_KINDS } from '@shared/caller/CallerEvent';
import { Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { toggleFlag } from '../../act/matterActs';
import { useDesk, useDeskState } from '../../DeskContext';
import { ChoiceButtons } from '../ChoiceButtons';

export function FlagQuestion() {
  const { t } = useTranslation();
  const { asks } = useDesk();
  const flags = useDeskState((state) => state.matter.caller?.flags);
  const reason = useDeskState((state) => state.screen.flagReason);
  const days = useDeskState((state) => state.settings.callerFlagDays);
  return (
    <div className="question" data-testid="flag-caller">
      <p>
        <b>{t('flag.question', { days })}</b>
      </p>
      <ChoiceButtons
        label={t('flag.question', { days })}
        choices={CALLER_FLAG_KINDS.map((kind) => ({
          id: kind,
          label: t(`flag.${kind}`),
          chosen: flags?.some((flag) => flag.kind === kind) ?? false,
        }))}
        digits
        onChoose={(index) => {
          const kind = CALLER_FLAG_KINDS[index];
          if (kind !== undefined) void toggleFlag(asks, kind);
        }}
      />
      <Input
        size="small"
        value={reason}
        maxLength={200}
        aria-label={t('flag.reason')}
        placeholder={t('flag.reason')}
        onChange={(event) => asks.screen({ flagReason: event.target.value })}
      />
    </div>
  );
}
