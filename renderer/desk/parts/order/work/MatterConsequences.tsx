// Renderer, desk page: what another row or item would change in an order, before it is done.
import { otherSide } from '@shared/kernel/side';
import { newMatter } from '@shared/order/matter/newMatter';
import type { Order } from '@shared/order/Order';
import { useTranslation } from 'react-i18next';
import { useDeskState } from '../../../DeskContext';
import { usePartyName } from '../../atOnce/usePartyName';

interface MatterConsequencesProps {
  readonly order: Order;
  readonly chosen: { readonly row: string; readonly item: string };
}

export function MatterConsequences({ order, chosen }: MatterConsequencesProps) {
  const { t } = useTranslation();
  const lists = useDeskState((state) => state.lists);
  const nameOf = usePartyName();
  const found = lists && newMatter(order, lists, chosen);
  if (found === undefined) return null;
  const { matter, departments } = found;
  const { level: before } = order.content;
  const sides = { ours: t(`side.${order.side}`), theirs: t(`side.${otherSide(order.side)}`) };
  const names = (list: readonly number[]) => list.map(nameOf).join(t('decision.comma'));
  const assigned = order.assigned?.departments;
  const stays = assigned === undefined || assigned.every((no) => departments.includes(no));
  return (
    <dl className="matter-means" data-testid="matter-means" data-level={matter.level}>
      <dt>{t('orderPage.owner')}</dt>
      <dd>
        {t(`owner.${matter.owner}`, sides)} {matter.clause}
      </dd>
      <dt>{t('orderPage.level')}</dt>
      <dd className={matter.level < before ? 'warn-text' : ''}>
        {t(matter.level < before ? 'work.matter.raised' : 'work.matter.stays', {
          level: matter.level,
          before,
        })}{' '}
        {t(`work.matter.due.${matter.level}`)}
      </dd>
      <dt>{t('orderPage.departments')}</dt>
      <dd className={stays ? '' : 'warn-text'}>
        {names(departments)} {stays ? '' : t('work.matter.assigned', { departments: names(assigned) })}
      </dd>
    </dl>
  );
}
