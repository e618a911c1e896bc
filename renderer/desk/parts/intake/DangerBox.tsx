// Renderer, desk page: the danger gate, always in the same place above the form, and the shortest road once marked.

import { otherSide } from '@shared/kernel/side';
import { useTranslation } from 'react-i18next';
import { useDesk, useDeskState } from '../../DeskContext';
import { briefDanger } from '../../view/briefDanger';
import { dangerHint, raisedBy } from '../../view/dangerHint';
import { ActionButton } from '../ActionButton';
import { LowerDanger } from './LowerDanger';

export const DANGER_KINDS = [
  'injury',
  'trapped',
  'violence',
  'weapon',
  'fire',
  'explosion',
  'toxicLeak',
  'water',
  'height',
  'selfHarm',
  'helpless',
] as const;

export function DangerBox() {
  const { t } = useTranslation();
  const now = useDeskState((state) => state.record?.intake.danger.now ?? false);
  const lowering = useDeskState((state) => state.screen.open === 'lowerDanger');
  const lowered = useDeskState((state) => state.record?.intake.danger.lowered);
  const hint = useDeskState((state) => dangerHint(state));
  const brought = useDeskState((state) => briefDanger(state.record));
  const nameOf = (kind: string) => t(`danger.kind.${kind}`, { defaultValue: kind });
  if (!now && brought !== undefined)
    return (
      <DangerHint
        text={
          brought.length === 0
            ? t('danger.broughtBare')
            : t('danger.brought', { kinds: brought.map(nameOf).join(t('danger.and')) })
        }
      />
    );
  if (!now && hint !== undefined)
    return <DangerHint text={hint === '' ? t('danger.hintBare') : t('danger.hint', { words: hint })} />;
  if (!now) {
    return (
      <div className="danger-box quiet" data-testid="danger" data-danger="no">
        <p>{lowered === undefined ? t('danger.quiet') : t('danger.lowered', { reason: lowered })}</p>
        <ActionButton action="danger" />
      </div>
    );
  }
  return (
    <div className="danger-box" role="alert" data-testid="danger" data-danger="now">
      <DangerRoad />
      {lowering ? <LowerDanger /> : <DangerKinds />}
    </div>
  );
}

/** The caller's words or the call itself speak of danger: shown with the key that marks it, the road open already. */
function DangerHint({ text }: { readonly text: string }) {
  return (
    <div className="danger-box hint" role="status" data-testid="danger" data-danger="hint">
      <div className="danger-hint">
        <b>{text}</b>
        <ActionButton action="danger" tone="danger" />
      </div>
      <DangerRoad />
    </div>
  );
}

function DangerRoad() {
  const { t } = useTranslation();
  const side = useDeskState((state) => state.record?.intake.side ?? '12345');
  return (
    <div className="danger-road">
      {side === '12345' ? (
        <ActionButton
          action="transfer"
          label={t('bar.transferTo', { target: otherSide(side) })}
          tone="primary"
        />
      ) : (
        <span>{t('danger.dispatchFirst')}</span>
      )}
      <ActionButton action="emergency119" />
      <ActionButton action="emergency120" />
      <ActionButton action="emergency122" />
    </div>
  );
}

function DangerKinds() {
  const { t } = useTranslation();
  const words = useDeskState((state) => raisedBy(state.record?.intake.danger));
  const { asks } = useDesk();
  const kinds = useDeskState((state) => state.record?.intake.danger.kinds);
  const fromPolice = useDeskState(
    ({ record }) => record?.intake.side === '12345' && record.intake.danger.by === '110',
  );
  return (
    <fieldset className="danger-kinds" aria-label={t('danger.kinds')}>
      <b data-testid="danger-why">
        {fromPolice ? t('danger.byPolice') : words === '' ? t('danger.now') : t('danger.byWords', { words })}
      </b>
      {DANGER_KINDS.map((kind) => (
        <button
          key={kind}
          type="button"
          aria-pressed={kinds?.includes(kind) ?? false}
          onClick={() => asks.record({ type: 'dangerMarked', kinds: [kind] })}
        >
          {t(`danger.kind.${kind}`)}
        </button>
      ))}
    </fieldset>
  );
}
