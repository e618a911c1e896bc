// Renderer, desk page: the first minute of a new person: the whole first call can be done from these lines.
import { useTranslation } from 'react-i18next';
import { type KeyAction, keyLabel } from '../../../ui/keys/actions';
import { useKeyTable } from '../../../ui/keys/KeysContext';
import { useDeskState } from '../../DeskContext';

const STEPS: readonly { readonly say: string; readonly action: KeyAction }[] = [
  { say: 'ring', action: 'practiceRing' },
  { say: 'answer', action: 'answer' },
  { say: 'write', action: 'focusNarrative' },
  { say: 'row', action: 'focusLists' },
  { say: 'decide', action: 'transfer' },
  { say: 'save', action: 'submit' },
  { say: 'done', action: 'hangUp' },
];

export function FirstSteps() {
  const { t } = useTranslation();
  const keys = useKeyTable();
  const practice = useDeskState((state) => state.identity?.practice ?? false);
  return (
    <div className="first-steps" data-testid="welcome">
      <p>{t('welcome.what')}</p>
      {practice ? <p>{t('welcome.practice')}</p> : null}
      <ol>
        {STEPS.map(({ say, action }) => (
          <li key={say}>{t(`welcome.step.${say}`, { key: keyLabel(keys[action]) })}</li>
        ))}
      </ol>
    </div>
  );
}
