// Renderer, desk page: what the operator writes down while the caller talks.
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Panel } from '../../../ui/panel/Panel';
import { focusOn } from '../../act/focusOn';
import { useDeskState, useViewOf } from '../../DeskContext';
import { onTheLine, type Phase } from '../../view/phaseOf';
import { ActionButton } from '../ActionButton';
import { Questions } from '../questions/Questions';
import { ResumedNote } from '../ResumedNote';
import { DangerBox } from './DangerBox';
import { Greeting } from './Greeting';
import './Intake.css';
import { IntakeFields } from './IntakeFields';
import { SaveState } from './SaveState';

export function Intake() {
  const { t } = useTranslation();
  const phase = useViewOf(({ phase: at }) => at);
  const call = useDeskState((state) => state.record?.id);
  const danger = useDeskState((state) => state.record?.intake.danger.now ?? false);
  useFocusOnAnswer(phase);
  return (
    <Panel
      title={t('intake.title')}
      aside={
        <>
          <SaveState />
          {danger ? <ActionButton action="lowerDanger" /> : null}
        </>
      }
      className="intake"
    >
      <ResumedNote />
      <DangerBox />
      {/* Nobody is there to be greeted or asked, and what happened needs the room. */}
      {phase === 'interrupted' ? null : (
        <>
          <Greeting />
          <Questions />
        </>
      )}
      <IntakeFields key={call} />
    </Panel>
  );
}

/** The answered caller starts to talk at once: the cursor is where it is written down. */
function useFocusOnAnswer(phase: Phase): void {
  const talked = useRef(false);
  useEffect(() => {
    if (onTheLine(phase) && !talked.current) focusOn('narrative');
    talked.current = onTheLine(phase);
  }, [phase]);
}
