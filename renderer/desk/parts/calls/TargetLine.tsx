// Renderer, desk page: one target with its key and what the seat's own calls say of it.
import { useTranslation } from 'react-i18next';
import { Kbd } from '../../../ui/keys/Kbd';
import type { TargetView } from '../../view/targetView';
import { RingLine } from './RingLine';

interface TargetLineProps {
  readonly id: string;
  readonly target: TargetView;
  readonly active: boolean;
  readonly onRing: () => void;
}

export function TargetLine({ target, ...line }: TargetLineProps) {
  const { t } = useTranslation();
  const { name, number, state, action } = target;
  return (
    <RingLine {...line} data={{ 'data-target': name, 'data-state': state }}>
      <b>{t(`target.${name}`)}</b> <span className="ring-number">{number}</span>
      <span className={`target-state target-${state}`}>{t(`targetState.${state}`)}</span>
      <Kbd action={action} />
    </RingLine>
  );
}
