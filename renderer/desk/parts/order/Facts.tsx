// Renderer, desk page: what an order says, line by line; whoever it names is masked until it was asked for.

import type { Level } from '@shared/intake/IntakeEvent';
import { divisionAt, divisionLabel } from '@shared/intake/place/Division';
import type { Side } from '@shared/kernel/side';
import { maskName, maskNumber, maskNumbersIn } from '@shared/order/maskNumber';
import type { Order } from '@shared/order/Order';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { useDeskState } from '../../DeskContext';
import { isoDay } from '../../view/duration';
import { usePartyName } from '../atOnce/usePartyName';

type Lines = readonly (readonly [string, string])[];

export function Facts({ order }: { readonly order: Order }) {
  const { t } = useTranslation();
  const shown = useDeskState((state) => state.screen.numbersShown);
  const matter = useMatterWords(order);
  const { form } = order.content;
  const lines: Lines = [
    ...standingLines(order, t),
    ...matter,
    ...partyLines(order, shown),
    ...useWorkLines(order),
  ];
  return (
    <>
      <p className="order-narrative">{shown ? form.narrative : maskNumbersIn(form.narrative)}</p>
      <dl>
        {lines.map(([name, text]) =>
          text.trim() === '' ? null : (
            <div key={name}>
              <dt>{t(`orderPage.${name}`)}</dt>
              <dd data-field={name}>{text}</dd>
            </div>
          ),
        )}
      </dl>
    </>
  );
}

function standingLines({ number, state, holder, content, linkage, supervision }: Order, t: TFunction): Lines {
  const danger = content.danger.map((kind) => t(`danger.kind.${kind}`, { defaultValue: kind })).join(' ');
  const marks = [
    linkage ? t('orderPage.linkage') : '',
    supervision === undefined ? '' : t('orderView.supervised'),
  ];
  return [
    ['orderNumber', number],
    [
      'state',
      [t(`orderState.${state}`), t('orderPage.holder', { side: t(`side.${holder}`) }), ...marks]
        .filter(Boolean)
        .join(' · '),
    ],
    ['level', `${levelWords(content.level, t)}${content.dangerNow ? ` · ${t('danger.now')} ${danger}` : ''}`],
  ];
}

const levelWords = (level: Level, t: TFunction): string => t('order.level', { level });

function useMatterWords({ content, side, codes, createdAt = 0 }: Order): Lines {
  const { t } = useTranslation();
  const rows = useDeskState((state) => state.lists?.rows);
  const divisions = useDeskState((state) => state.divisions?.divisions);
  const row = rows?.find(({ code }) => code === content.row);
  const item = row?.items.find(({ code }) => code === content.item);
  const division = divisions && divisionAt(divisions, codes.division, isoDay(createdAt));
  return [
    ['row', row === undefined ? t('orders.noRow') : `${content.item || content.row} ${(item ?? row).name}`],
    ['kind', content.form.kind === '' ? '' : t(`kind.${content.form.kind}`)],
    ['owner', `${t(`owner.${content.owner}`, ownerNames(side, t))} ${content.clause}`],
    ['place', content.form.place],
    ['division', division === undefined ? codes.division : `${codes.division} ${divisionLabel(division)}`],
    ['organisation', codes.organisation],
    ['lists', content.lists ?? ''],
  ];
}

function partyLines({ content: { callerNumber, form } }: Order, shown: boolean): Lines {
  const number = (text: string) => (shown ? text : maskNumber(text));
  return [
    ['number', number(callerNumber)],
    ['callback', number(form.callbackNumber)],
    ['name', shown ? form.callerName : maskName(form.callerName)],
  ];
}

/** What became of it: whom it is with, what was answered, what it is tied to. */
function useWorkLines({
  assigned,
  returned,
  result,
  nonCase,
  content,
  links,
  mergedInto,
  absorbed,
}: Order): Lines {
  const { t } = useTranslation();
  const nameOf = usePartyName();
  const climbs = content.attempts.map(
    ({ step, target, result: how }) => `${t(`step.${step}`, { target })} — ${t(`result.${how}`)}`,
  );
  const ties = [
    ...links.map(({ number, kind }) => `${t(`linkKind.${kind}`)} ${number}`),
    ...absorbed.map(({ number }) => t('orderPage.absorbed', { number })),
    ...(mergedInto === undefined ? [] : [t('orderPage.mergedInto', { number: mergedInto.number })]),
  ];
  return [
    ['departments', assigned === undefined ? '' : assigned.departments.map(nameOf).join('、')],
    ['result', result ?? ''],
    ['nonCase', nonCase === undefined ? '' : t(`nonCase.${nonCase}`)],
    ['returned', returned === undefined ? '' : returned.reason],
    ['attempts', climbs.join('；')],
    ['ties', ties.join('；')],
  ];
}

const ownerNames = (side: Side, t: TFunction) => ({
  ours: t(`side.${side}`),
  theirs: t(`side.${side === '110' ? '12345' : '110'}`),
});
