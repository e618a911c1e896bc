import { assertNever } from '@shared/kernel/assertNever';
import type { Side } from '@shared/kernel/side';
import type { LinkKind, Satisfaction } from '@shared/order/life/LifeEvent';
import type { Order } from '@shared/order/Order';
import type { OrderAction } from '@shared/order/OrderAction';
import type { Escalation } from '@shared/order/OrderEvent';
import type { WorkKind } from './orderWork';

/** One field of a step's form; its words are `work.<name>`, those of its options `<words>.<option>`. */
export interface FormField {
  readonly name: FieldName;
  readonly kind: 'line' | 'long' | 'choice' | 'departments';
  readonly words?: string;
  readonly options?: readonly string[];
  readonly first?: string;
}

type FieldName =
  | 'reason'
  | 'escalation'
  | 'departments'
  | 'text'
  | 'outcome'
  | 'note'
  | 'noCallBack'
  | 'hours'
  | 'number'
  | 'link'
  | 'organisation'
  | 'division'
  | 'query'
  | 'matter';

export type FormValues = Readonly<Partial<Record<FieldName, string>>>;

const REASON: FormField = { name: 'reason', kind: 'line' };

/** What a step asks for; none: it is done at once. */
export function formOf(kind: WorkKind, order: Order, side: Side): readonly FormField[] {
  switch (kind) {
    case 'submit':
    case 'accept':
    case 'edit':
    case 'matter':
    case 'undoMatter':
      return [];
    case 'dispatch': {
      const escalation = side === '12345' ? 'outOfControl' : 'otherDepartment';
      const options = ['none', escalation];
      return [REASON, { name: 'escalation', kind: 'choice', words: 'escalation', options, first: 'none' }];
    }
    case 'assign':
      return [{ name: 'departments', kind: 'departments' }, REASON];
    case 'result':
      return [{ name: 'text', kind: 'long', first: order.result ?? '' }];
    case 'callBack':
      return [
        {
          name: 'outcome',
          kind: 'choice',
          words: 'callBackOutcome',
          options: ['satisfied', 'fair', 'dissatisfied', 'notAsked', 'notReached'],
          first: 'satisfied',
        },
        { name: 'note', kind: 'line' },
      ];
    case 'close':
      return [
        { name: 'text', kind: 'long', first: order.result ?? '' },
        ...(order.state === 'answered' && order.callBacks.length === 0
          ? [{ name: 'noCallBack', kind: 'line' } as const]
          : []),
      ];
    case 'supervise':
      return [REASON, { name: 'hours', kind: 'line', first: '24' }];
    case 'merge':
      return [{ name: 'number', kind: 'line' }];
    case 'link':
      return [
        { name: 'number', kind: 'line' },
        {
          name: 'link',
          kind: 'choice',
          words: 'linkKind',
          options: ['related', 'sameCaller', 'followUp'],
          first: 'related',
        },
      ];
    case 'codes':
      return [
        { name: 'organisation', kind: 'line', first: order.codes.organisation },
        { name: 'division', kind: 'line', first: order.codes.division },
      ];
    case 'return':
    case 'reopen':
    case 'liftSupervision':
    case 'unmerge':
    case 'markLinkage':
    case 'discard':
      return [REASON];
    default:
      return assertNever(kind);
  }
}

const HOUR = 3_600_000;

/** What is asked of the host. Editing, another matter and returning have calls of their own. */
export function actionOf(
  kind: Exclude<WorkKind, 'edit' | 'matter' | 'return'>,
  values: FormValues,
  order: Order,
  now: number,
): OrderAction {
  const { reason = '', text = '', note = '', number = '' } = values;
  switch (kind) {
    case 'submit':
    case 'accept':
    case 'undoMatter':
      return { type: kind };
    case 'dispatch': {
      const { escalation = 'none' } = values;
      return escalation === 'none'
        ? { type: 'dispatch', reason }
        : { type: 'dispatch', reason, escalation: escalation as Escalation };
    }
    case 'assign': {
      const departments = (values.departments ?? '').split(',').filter(Boolean).map(Number);
      return { type: 'assign', departments, reason };
    }
    case 'result':
      return { type: 'result', text };
    case 'callBack': {
      const { outcome = 'notReached' } = values;
      return outcome === 'notReached'
        ? { type: 'callBack', reached: false, note }
        : { type: 'callBack', reached: true, satisfaction: outcome as Satisfaction, note };
    }
    case 'close':
      return { type: 'close', result: text, ...(values.noCallBack ? { noCallBack: values.noCallBack } : {}) };
    case 'supervise': {
      const hours = Number(values.hours);
      return { type: 'supervise', reason, ...(hours > 0 ? { until: now + hours * HOUR } : {}) };
    }
    case 'merge':
      return { type: 'merge', number };
    case 'link':
      return { type: 'link', number, kind: (values.link ?? 'related') as LinkKind };
    case 'codes':
      return { type: 'codes', organisation: values.organisation ?? '', division: values.division ?? '' };
    case 'markLinkage':
      return { type: 'markLinkage', marked: !order.linkage, reason };
    case 'reopen':
    case 'liftSupervision':
    case 'unmerge':
    case 'discard':
      return { type: kind, reason };
    default:
      return assertNever(kind);
  }
}
