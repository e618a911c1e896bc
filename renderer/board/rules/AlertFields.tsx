// Renderer, board page: when a team's lead is alerted.
import type { AlertRules } from '@shared/alerts/AlertRules';
import { useTranslation } from 'react-i18next';
import { NumberField } from './NumberField';
import type { RulePart } from './RulesPanel';

/** Shown in seconds, in percent, or as they are; the most that can be set, as it is shown. */
const FIELDS: readonly (readonly [name: keyof AlertRules, scale: number, most: number])[] = [
  ['talkLong', 1 / 1000, 86_400],
  ['talkTooLong', 1 / 1000, 86_400],
  ['overBy', 1 / 1000, 86_400],
  ['ladderFails', 1, 20],
  ['longestWait', 1 / 1000, 86_400],
  ['meanWait', 1 / 1000, 86_400],
  ['answerRate', 100, 100],
];

export function AlertFields({ value, onChange }: RulePart<AlertRules>) {
  const { t } = useTranslation();
  return (
    <fieldset>
      <legend>{t('rules.alerts')}</legend>
      {FIELDS.map(([name, scale, most]) => (
        <NumberField
          key={name}
          name={name}
          label={t(`rules.alert.${name}`)}
          value={Math.round(value[name] * scale * 1000) / 1000}
          max={most}
          onChange={(shown) =>
            onChange({ ...value, [name]: name === 'answerRate' ? shown / scale : Math.round(shown / scale) })
          }
        />
      ))}
      <p className="soft">{t('rules.zero')}</p>
    </fieldset>
  );
}
