// Renderer, board page: the reasons to pause, and how long each may last.
import { DEFAULT_RULES, type PauseRule } from '@shared/seat/SeatRules';
import { useTranslation } from 'react-i18next';
import { RowList } from './RowList';
import type { RulePart } from './RulesPanel';

const MINUTE = 60_000;
/** Known by a code, so that every language has its word; a team's own reason is its own word. */
const KNOWN = DEFAULT_RULES.pauses.map(({ reason }) => reason);

export function PauseFields({ value, onChange }: RulePart<readonly PauseRule[]>) {
  const { t } = useTranslation();
  const word = (reason: string) => (KNOWN.includes(reason) ? t(`pauseReason.${reason}`) : reason);
  const reasonOf = (text: string) => KNOWN.find((reason) => word(reason) === text.trim()) ?? text;
  return (
    <RowList
      title={t('rules.pauses')}
      rows={value}
      fewest={1}
      most={9}
      fresh={{ reason: '', limit: 15 * MINUTE }}
      onChange={onChange}
      draw={({ reason, limit }, set) => (
        <>
          <input
            required
            maxLength={40}
            value={word(reason)}
            aria-label={t('rules.reason')}
            placeholder={t('rules.reason')}
            onChange={({ target }) => set({ reason: reasonOf(target.value), limit })}
          />
          <input
            type="number"
            min={1}
            max={720}
            value={limit === undefined || Number.isNaN(limit) ? '' : limit / MINUTE}
            placeholder={t('rules.noLimit')}
            aria-label={t('rules.minutes')}
            data-rule={`limit ${reason}`}
            onChange={({ target }) =>
              set(
                target.value === ''
                  ? { reason }
                  : { reason, limit: Math.round(target.valueAsNumber * MINUTE) },
              )
            }
          />
          {t('rules.minutes')}
        </>
      )}
    />
  );
}
