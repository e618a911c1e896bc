// Renderer, desk page: the place of the intake while no call is on: what this is, and who can be let ring.
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Panel } from '../../../ui/panel/Panel';
import { useDesk, useDeskState } from '../../DeskContext';
import { ActionButton } from '../ActionButton';
import './Idle.css';
import { LastRun } from '../practice/LastRun';
import { FirstSteps } from './FirstSteps';
import { ScriptList } from './ScriptList';

export function IdlePanel() {
  const { t } = useTranslation();
  const { asks } = useDesk();
  const welcomed = useDeskState((state) => state.settings.welcomed);
  const asked = useDeskState((state) => state.screen.open === 'welcome');
  const practice = useDeskState((state) => state.identity?.practice ?? false);
  const first = asked || !welcomed;
  const dismiss = () => {
    asks.screen({ open: 'none' });
    if (!welcomed) asks.settings({ welcomed: true });
  };
  return (
    <Panel
      title={t(first ? 'welcome.title' : 'idle.title')}
      className="idle"
      aside={
        <Button size="small" type="link" onClick={first ? dismiss : () => asks.screen({ open: 'welcome' })}>
          {t(first ? 'welcome.dismiss' : 'welcome.again')}
        </Button>
      }
    >
      {first ? <FirstSteps /> : null}
      {practice ? (
        <>
          <LastRun />
          <p className="idle-ring">
            <ActionButton action="practiceRing" always tone="primary" />
            <span>{t('idle.orChoose')}</span>
          </p>
          <ScriptList />
        </>
      ) : (
        <p>{t('idle.live')}</p>
      )}
    </Panel>
  );
}
