// Renderer, board page: who may come into a call of this team, and how. A message is never refused.
import { HELP_AT_MOST, HELPERS, type HelpRules } from '@shared/seat/TeamRules';
import { useTranslation } from 'react-i18next';
import type { RulePart } from './RulesPanel';

export function HelpFields({ value, onChange }: RulePart<HelpRules>) {
  const { t } = useTranslation();
  return (
    <fieldset>
      <legend>{t('rules.help')}</legend>
      {HELPERS.map((role) => (
        <p key={role} className="rule-row">
          {t(`personRole.${role}`)}
          {HELP_AT_MOST[role].map((way) => (
            <label key={way}>
              <input
                type="checkbox"
                checked={value[role].includes(way)}
                data-rule={`${role} ${way}`}
                onChange={({ target }) =>
                  onChange({
                    ...value,
                    [role]: HELP_AT_MOST[role].filter((one) =>
                      one === way ? target.checked : value[role].includes(one),
                    ),
                  })
                }
              />{' '}
              {t(`board.act.${way}`)}
            </label>
          ))}
        </p>
      ))}
    </fieldset>
  );
}
