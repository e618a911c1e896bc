// Renderer, desk page: every key with what it does, and the way back to the first minute.
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { KEY_ACTIONS } from '../../../ui/keys/actions';
import { Kbd } from '../../../ui/keys/Kbd';
import { useKeyTable } from '../../../ui/keys/KeysContext';
import { keyConflicts } from '../../../ui/keys/keyTable';
import { Panel } from '../../../ui/panel/Panel';
import { useDesk } from '../../DeskContext';
import './Help.css';

export function HelpPanel() {
  const { t } = useTranslation();
  const { asks } = useDesk();
  const table = useKeyTable();
  const conflicts = keyConflicts(table);
  return (
    <Panel
      title={t('help.title')}
      className="help"
      aside={
        <Button size="small" type="link" onClick={() => asks.screen({ open: 'welcome' })}>
          {t('welcome.again')}
        </Button>
      }
    >
      {conflicts.map(({ key, actions }) => (
        <p key={key} className="bad">
          {t('help.conflict', { key, actions: actions.map((action) => t(`action.${action}`)).join(' / ') })}
        </p>
      ))}
      <dl>
        {KEY_ACTIONS.filter((action) => table[action] !== '').map((action) => (
          <div key={action}>
            <dt>
              <Kbd action={action} />
            </dt>
            <dd>{t(`action.${action}`)}</dd>
          </div>
        ))}
      </dl>
      <p>{t('help.digits')}</p>
    </Panel>
  );
}
