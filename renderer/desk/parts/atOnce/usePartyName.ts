// Renderer, desk page: what an office of the checklist is called.
import type { DutyParty } from '@shared/order/roster/dutyPhone';
import { useTranslation } from 'react-i18next';
import { useDeskState } from '../../DeskContext';

export function usePartyName(): (party: DutyParty) => string {
  const { t } = useTranslation();
  const departments = useDeskState((state) => state.lists?.departments);
  return (party) =>
    party === 'government'
      ? t('atOnce.government')
      : (departments?.find(({ no }) => no === party)?.name ?? t('atOnce.department', { no: party }));
}
