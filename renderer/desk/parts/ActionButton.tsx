// Renderer, desk page: a button that carries its key; grey where the key would do nothing now.
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { KeyAction } from '../../ui/keys/actions';
import { Kbd } from '../../ui/keys/Kbd';
import { useKeyTable } from '../../ui/keys/KeysContext';
import { actOn } from '../act/actOn';
import { useDesk, useViewOf } from '../DeskContext';
import './buttons.css';

export interface ActionButtonProps {
  readonly action: KeyAction;
  /** Locale key of the label where it is not the action's own name. */
  readonly label?: string;
  readonly tone?: 'plain' | 'primary' | 'danger';
  /** For actions that don't hang on the call: seat, help, phone. */
  readonly always?: boolean;
  readonly pressed?: boolean;
}

export function ActionButton({ action, label, tone = 'plain', always = false, pressed }: ActionButtonProps) {
  const { t } = useTranslation();
  const { asks } = useDesk();
  const available = useViewOf((view) => view.available.has(action));
  const key = useKeyTable()[action];
  const enabled = always || available;
  return (
    <Button
      size="small"
      className="action"
      type={tone === 'primary' && enabled ? 'primary' : 'default'}
      danger={tone === 'danger' && enabled}
      disabled={!enabled}
      data-action={action}
      aria-keyshortcuts={key === '' ? undefined : key.split(' ')[0]?.replace('Ctrl', 'Control')}
      aria-pressed={pressed}
      onClick={() => actOn(asks, action)}
    >
      {label ?? t(`action.${action}`)}
      <Kbd action={action} />
    </Button>
  );
}
