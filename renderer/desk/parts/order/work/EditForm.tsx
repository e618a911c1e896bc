// Renderer, desk page: the order's words anew. What somebody else wrote meanwhile is never overwritten: both
// versions are shown, and a person settles them.
import type { EditAnswer } from '@shared/contract/order/OrderCalls';
import { fieldsOf, type OrderField, type OrderFields } from '@shared/order/conflict/OrderFields';
import type { Order } from '@shared/order/Order';
import { Button, Input } from 'antd';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { saveEdit } from '../../../act/orderActs';
import { useDesk, useDeskState } from '../../../DeskContext';
import { ConflictTable } from './ConflictTable';

type Conflict = Extract<EditAnswer, { saved: false }>;

const LINES: readonly OrderField[] = ['place', 'division', 'callerName', 'callbackNumber'];
const KINDS = ['', 'consultation', 'help', 'complaint', 'report', 'suggestion'] as const;

export function EditForm({ order, version }: { readonly order: Order; readonly version: number }) {
  const { t } = useTranslation();
  const { asks } = useDesk();
  const draft = useDeskState((state) => state.screen.stepDraft);
  // What it was begun with stays, whatever the page hears of the order meanwhile.
  const [begun] = useState({ base: version, fields: fieldsOf(order.content), reason: '' });
  const known = draft?.number === order.number ? draft.edit : undefined;
  const { base, fields, reason } = known ?? begun;
  const write = (change: Partial<typeof begun>) =>
    asks.screen({
      stepDraft: { number: order.number, kind: 'edit', edit: { base, fields, reason, ...change } },
    });
  const [conflict, setConflict] = useState<Conflict>();
  const save = async (wanted: OrderFields, settled?: number) => {
    const answer = await saveEdit(asks, { base, fields: wanted, reason, settled });
    if (answer !== undefined && !answer.saved) {
      write({ fields: wanted });
      setConflict(answer);
    }
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void save(fields);
  };
  if (conflict !== undefined)
    return (
      <ConflictTable
        conflict={conflict}
        mine={fields}
        onSettle={(settled) => void save(settled, conflict.version)}
      />
    );
  const set = (change: Partial<OrderFields>) => write({ fields: { ...fields, ...change } });
  return (
    <form className="step-form" data-testid="edit-form" onSubmit={submit}>
      <label htmlFor="edit-narrative">{t('orderField.narrative')}</label>
      <Input.TextArea
        id="edit-narrative"
        autoFocus
        autoSize={{ minRows: 3, maxRows: 10 }}
        value={fields.narrative}
        onChange={(event) => set({ narrative: event.target.value })}
      />
      {LINES.map((name) => (
        <EditLine
          key={name}
          name={name}
          value={String(fields[name])}
          onChange={(value) => set({ [name]: value })}
        />
      ))}
      <label htmlFor="edit-kind">{t('orderField.kind')}</label>
      <select
        id="edit-kind"
        value={fields.kind}
        onChange={(event) => set({ kind: event.target.value as OrderFields['kind'] })}
      >
        {KINDS.map((kind) => (
          <option key={kind} value={kind}>
            {kind === '' ? '—' : t(`kind.${kind}`)}
          </option>
        ))}
      </select>
      <label htmlFor="edit-level">{t('orderField.level')}</label>
      <select
        id="edit-level"
        value={fields.level}
        onChange={(event) => set({ level: Number(event.target.value) as OrderFields['level'] })}
      >
        {[1, 2, 3].map((level) => (
          <option key={level} value={level}>
            {t('order.level', { level })}
          </option>
        ))}
      </select>
      {fields.level > order.content.level ? (
        <>
          <label htmlFor="edit-reason">{t('work.field.reason')}</label>
          <Input
            id="edit-reason"
            size="small"
            value={reason}
            onChange={(event) => write({ reason: event.target.value })}
          />
        </>
      ) : null}
      <Button htmlType="submit" type="primary" size="small" data-testid="edit-save">
        {t('work.save')}
      </Button>
    </form>
  );
}

interface EditLineProps {
  readonly name: OrderField;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

function EditLine({ name, value, onChange }: EditLineProps) {
  const { t } = useTranslation();
  return (
    <>
      <label htmlFor={`edit-${name}`}>{t(`orderField.${name}`)}</label>
      <Input
        id={`edit-${name}`}
        size="small"
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    </>
  );
}
