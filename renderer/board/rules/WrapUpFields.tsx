// Renderer, board page: how the wrap-up after a call ends.
import { WRAP_UP_MODES, type WrapUpMode, type WrapUpRule } from '@shared/seat/SeatRules';
import { useTranslation } from 'react-i18next';
import { NumberField } from './NumberField';
import type { RulePart } from './RulesPanel';

const SECOND = 1_000;

export function WrapUpFields({ value, onChange }: RulePart<WrapUpRule>) {
  const { t } = useTranslation();
  const seconds = (name: 'time' | 'extendBy') => (
    <NumberField
      name={name}
      label={t(`rules.wrapUp.${name}`)}
      value={value[name] / SECOND}
      min={5}
      max={3_600}
      onChange={(shown) => onChange({ ...value, [name]: shown * SECOND })}
    />
  );
  return (
    <fieldset>
      <legend>{t('rules.wrapUps')}</legend>
      <label className="rule">
        {t('rules.wrapUp.mode')}
        <select
          value={value.mode}
          data-rule="mode"
          onChange={({ target }) => onChange({ ...value, mode: target.value as WrapUpMode })}
        >
          {WRAP_UP_MODES.map((mode) => (
            <option key={mode} value={mode}>
              {t(`rules.mode.${mode}`)}
            </option>
          ))}
        </select>
      </label>
      {seconds('time')}
      {seconds('extendBy')}
      <NumberField
        name="extensions"
        label={t('rules.wrapUp.extensions')}
        value={value.extensions}
        max={20}
        onChange={(extensions) => onChange({ ...value, extensions })}
      />
    </fieldset>
  );
}
