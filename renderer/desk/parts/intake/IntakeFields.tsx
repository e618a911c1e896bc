// Renderer, desk page: the fields. What is typed is shown at once and written by the draft writer.

import type { IntakeForm } from '@shared/intake/IntakeForm';
import { maskNumber } from '@shared/order/maskNumber';
import { Input, Segmented } from 'antd';
import { useTranslation } from 'react-i18next';
import { useDeskState, useViewOf } from '../../DeskContext';
import { DivisionField } from './DivisionField';
import { Field } from './Field';
import { useField } from './useField';

const KINDS: readonly IntakeForm['kind'][] = ['consultation', 'help', 'complaint', 'report', 'suggestion'];

export function IntakeFields() {
  const { t } = useTranslation();
  const [narrative, setNarrative] = useField('narrative');
  const [kind, setKind] = useField('kind');
  const writable = useDeskState((state) => state.record?.intake.writable ?? false);
  return (
    <div className="fields" aria-disabled={!writable}>
      <label className="narrative-label" htmlFor="narrative">
        {t('field.narrative')}
      </label>
      <Input.TextArea
        id="narrative"
        className="narrative"
        data-focus="narrative"
        value={narrative}
        readOnly={!writable}
        placeholder={t('field.narrativeHint')}
        onChange={(event) => setNarrative(event.target.value)}
      />
      <TextField name="place" />
      <DivisionField />
      <div className="field-pair">
        <TextField name="callbackNumber" />
        <TextField name="callerName" />
      </div>
      <Field label={t('field.kind')}>
        <Segmented
          size="small"
          aria-label={t('field.kind')}
          disabled={!writable}
          value={kind}
          options={KINDS.map((value) => ({ value, label: t(`kind.${value}`) }))}
          onChange={(value) => setKind(value)}
        />
      </Field>
    </div>
  );
}

function TextField({ name }: { readonly name: 'place' | 'callbackNumber' | 'callerName' }) {
  const { t } = useTranslation();
  const [text, setText] = useField(name);
  const writable = useDeskState((state) => state.record?.intake.writable ?? false);
  const number = useDeskState((state) => state.record?.intake.callerNumber ?? '');
  const phase = useViewOf(({ phase: at }) => at);
  const caller = phase === 'ringing' ? maskNumber(number) : number;
  return (
    <Field label={t(`field.${name}`)} htmlFor={name}>
      <Input
        id={name}
        size="small"
        data-focus={name}
        value={text}
        readOnly={!writable}
        placeholder={name === 'callbackNumber' ? caller : t(`field.${name}Hint`)}
        inputMode={name === 'callbackNumber' ? 'tel' : 'text'}
        onChange={(event) => setText(event.target.value)}
      />
    </Field>
  );
}
