// Renderer, desk page: every action with its key; a new one is pressed, not written.
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { DEFAULT_KEYS, KEY_ACTIONS, type KeyAction, keyLabel } from '../../../ui/keys/actions';
import { KbdText } from '../../../ui/keys/Kbd';
import { useKeyTable } from '../../../ui/keys/KeysContext';
import { keyConflicts } from '../../../ui/keys/keyTable';
import { useDesk, useDeskState } from '../../DeskContext';
import { useCaughtKey } from './useCaughtKey';

export function KeyEditor() {
  const { t } = useTranslation();
  const { asks } = useDesk();
  const own = useDeskState((state) => state.settings.keys);
  const catching = useDeskState((state) => state.screen.catchingKey);
  const conflicts = keyConflicts(useKeyTable());
  const set = (action: KeyAction, key: string) => asks.settings({ keys: withKey(own, action, key) });
  useCaughtKey(catching, set);
  return (
    <section className="setting-group" aria-label={t('settings.keys.title')}>
      <h3>
        {t('settings.keys.title')}
        <Button
          size="small"
          disabled={Object.keys(own).length === 0}
          data-testid="keys-reset"
          onClick={() => asks.settings({ keys: {} })}
        >
          {t('settings.keys.resetAll')}
        </Button>
      </h3>
      <p>{t('settings.keys.how')}</p>
      {conflicts.map(({ key, actions }) => (
        <p key={key} className="bad" role="alert" data-testid="key-conflict">
          {t('help.conflict', { key, actions: actions.map((action) => t(`action.${action}`)).join(' / ') })}
        </p>
      ))}
      {KEY_ACTIONS.map((action) => (
        <KeyRow key={action} action={action} catching={catching === action} set={set} />
      ))}
    </section>
  );
}

interface KeyRowProps {
  readonly action: KeyAction;
  readonly catching: boolean;
  readonly set: (action: KeyAction, key: string) => void;
}

function KeyRow({ action, catching, set }: KeyRowProps) {
  const { t } = useTranslation();
  const { asks } = useDesk();
  const key = useKeyTable()[action];
  const name = t(`action.${action}`);
  return (
    <div className="key-row" data-key-action={action}>
      <span>{name}</span>
      <span>{key === '' ? t('settings.keys.off') : <KbdText text={keyLabel(key)} />}</span>
      <Button
        size="small"
        type={catching ? 'primary' : 'default'}
        aria-label={`${name}: ${t('settings.keys.change')}`}
        onClick={() => asks.screen({ catchingKey: catching ? undefined : action })}
      >
        {t(catching ? 'settings.keys.press' : 'settings.keys.change')}
      </Button>
      <Button
        size="small"
        type="text"
        disabled={key === ''}
        aria-label={`${name}: ${t('settings.keys.switchOff')}`}
        onClick={() => set(action, '')}
      >
        {t('settings.keys.switchOff')}
      </Button>
      <Button
        size="small"
        type="text"
        disabled={key === DEFAULT_KEYS[action]}
        aria-label={`${name}: ${t('settings.keys.reset')}`}
        onClick={() => set(action, DEFAULT_KEYS[action])}
      >
        {t('settings.keys.reset')}
      </Button>
    </div>
  );
}

/** Only what differs from the default is kept, so that a later default reaches the person. */
function withKey(
  own: Readonly<Record<string, string>>,
  action: KeyAction,
  key: string,
): Readonly<Record<string, string>> {
  const { [action]: _, ...others } = own;
  return key === DEFAULT_KEYS[action] ? others : { ...others, [action]: key };
}
