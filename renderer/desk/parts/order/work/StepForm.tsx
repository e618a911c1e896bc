// Renderer, desk page: the fields of one step; Ctrl+Enter or Enter in a line does it, Esc leaves it.
import type { Order } from '@shared/order/Order';
import { Button, Input, Select } from 'antd';
import type { FormEvent, KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { takeStep } from '../../../act/orderActs';
import { useDesk, useDeskState } from '../../../DeskContext';
import { type FormField, type FormValues, formOf } from '../../../view/orderForms';
import type { WorkKind } from '../../../view/orderWork';

export interface StepFormProps {
  readonly kind: Exclude<WorkKind, 'edit' | 'matter'>;
  readonly order: Order;
}

export function StepForm({ kind, order }: StepFormProps) {
  const { t } = useTranslation();
  const { asks } = useDesk();
  const side = useDeskState((state) => state.identity?.side ?? '12345');
  const fields = formOf(kind, order, side);
  const draft = useDeskState((state) => state.screen.stepDraft);
  const begun: FormValues = Object.fromEntries(
    fields.flatMap(({ name, first }) => (first === undefined ? [] : [[name, first]])),
  );
  const known = draft?.number === order.number && draft.kind === kind ? draft.values : undefined;
  const values = known ?? begun;
  const setValues = (written: FormValues) =>
    asks.screen({ stepDraft: { number: order.number, kind, values: written } });
  const submit = (event?: FormEvent) => {
    event?.preventDefault();
    void takeStep(asks, kind, values, order);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !event.ctrlKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    event.stopPropagation();
    submit();
  };
  return (
    <form
      className="step-form"
      data-testid="step-form"
      data-step={kind}
      onSubmit={submit}
      onKeyDown={onKeyDown}
    >
      {fields.map((field, n) => (
        <StepField
          key={field.name}
          field={field}
          value={values[field.name] ?? ''}
          autoFocus={n === 0}
          onChange={(value) => setValues({ ...values, [field.name]: value })}
        />
      ))}
      <Button
        htmlType="submit"
        type="primary"
        size="small"
        autoFocus={fields.length === 0}
        data-testid="step-do"
      >
        {t(`work.do.${kind}`)}
      </Button>
    </form>
  );
}

interface StepFieldProps {
  readonly field: FormField;
  readonly value: string;
  readonly autoFocus: boolean;
  readonly onChange: (value: string) => void;
}

function StepField({ field, value, autoFocus, onChange }: StepFieldProps) {
  const { t } = useTranslation();
  const id = `step-${field.name}`;
  return (
    <>
      <label htmlFor={id}>{t(`work.field.${field.name}`)}</label>
      {field.kind === 'departments' ? (
        <Departments id={id} value={value} autoFocus={autoFocus} onChange={onChange} />
      ) : field.kind === 'choice' ? (
        <select id={id} value={value} onChange={(event) => onChange(event.target.value)}>
          {(field.options ?? []).map((option) => (
            <option key={option} value={option}>
              {t(`${field.words}.${option}`)}
            </option>
          ))}
        </select>
      ) : field.kind === 'long' ? (
        <Input.TextArea
          id={id}
          autoFocus={autoFocus}
          autoSize={{ minRows: 2, maxRows: 6 }}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      ) : (
        <Input
          id={id}
          size="small"
          autoFocus={autoFocus}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </>
  );
}

/** Found by number or name; the first that is chosen is the main department. */
function Departments({
  id,
  value,
  autoFocus,
  onChange,
}: Omit<StepFieldProps, 'field'> & { readonly id: string }) {
  const departments = useDeskState((state) => state.lists?.departments) ?? [];
  return (
    <Select
      id={id}
      size="small"
      mode="multiple"
      autoFocus={autoFocus}
      optionFilterProp="label"
      value={value.split(',').filter(Boolean)}
      options={departments.map(({ no, name }) => ({ value: String(no), label: `${no} ${name}` }))}
      onChange={(chosen: readonly string[]) => onChange(chosen.join(','))}
    />
  );
}
