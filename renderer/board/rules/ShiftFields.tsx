// Renderer, board page: the shifts of a team; each lasts until the next one.
import { DEFAULT_RULES, type ShiftRule } from '@shared/seat/SeatRules';
import { useTranslation } from 'react-i18next';
import { RowList } from './RowList';
import type { RulePart } from './RulesPanel';

const KNOWN = DEFAULT_RULES.shifts.map(({ name }) => name);

const clock = (minute: number): string =>
  [Math.floor(minute / 60), minute % 60].map((part) => String(part).padStart(2, '0')).join(':');
const minuteOf = (text: string): number => {
  const [hours = 0, minutes = 0] = text.split(':').map(Number);
  return hours * 60 + minutes;
};

export function ShiftFields({ value, onChange }: RulePart<readonly ShiftRule[]>) {
  const { t } = useTranslation();
  const word = (name: string) => (KNOWN.includes(name) ? t(`board.shift.${name}`) : name);
  const nameOf = (text: string) => KNOWN.find((name) => word(name) === text.trim()) ?? text;
  return (
    <RowList
      title={t('rules.shifts')}
      rows={value}
      fewest={0}
      most={12}
      fresh={{ name: '', from: 8 * 60 }}
      onChange={onChange}
      draw={({ name, from }, set) => (
        <>
          <input
            required
            maxLength={40}
            value={word(name)}
            aria-label={t('rules.shift')}
            placeholder={t('rules.shift')}
            onChange={({ target }) => set({ name: nameOf(target.value), from })}
          />
          {t('rules.from')}
          <input
            type="time"
            required
            value={clock(from)}
            aria-label={t('rules.from')}
            onChange={({ target }) => set({ name, from: minuteOf(target.value) })}
          />
        </>
      )}
    />
  );
}
