// Renderer, desk page: whose matter it is, the question that decides, consent, and who took it.
import { useTranslation } from 'react-i18next';
import { Panel } from '../../../ui/panel/Panel';
import { useDeskState, useView, useViewOf } from '../../DeskContext';
import { ActionButton } from '../ActionButton';
import { KnowledgeHint } from '../knowledge/KnowledgeHint';
import { ConsentQuestion } from './ConsentQuestion';
import './Decision.css';
import { FlagQuestion } from './FlagQuestion';
import { NonCaseChoice } from './NonCaseChoice';
import { OverlapQuestion } from './OverlapQuestion';
import { OverruleQuestion } from './OverruleQuestion';
import { OwnerText } from './OwnerText';
import { PrecedentNote } from './PrecedentNote';
import { SaidByQuestion, SettleQuestion } from './SettleQuestion';

export function Decision() {
  const { t } = useTranslation();
  return (
    <Panel
      title={t('decision.title')}
      className="decision"
      aside={
        <>
          <ActionButton action="keepHere" />
          <ActionButton action="overrule" />
          <ActionButton action="nonCase" />
        </>
      }
    >
      {/* Takes the focus once a row is chosen, so that bare digits answer the question and don't write. */}
      <div className="decision-focus" data-focus="decision" tabIndex={-1} />
      <OwnerText />
      <PrecedentNote />
      <div className="decision-question" aria-live="polite">
        <Question />
      </div>
      <DirectAnswer />
      <KnowledgeHint />
    </Panel>
  );
}

/** Only where it can be done: most matters are none that an answer settles, and the head has no room for a key that rests. */
function DirectAnswer() {
  const can = useViewOf((view) => view.available.has('directAnswer'));
  return can ? (
    <div className="decision-direct">
      <ActionButton action="directAnswer" />
    </div>
  ) : null;
}

/** One question at a time, in one place: the answers never move under the fingers. */
function Question() {
  const { choices, owner, phase } = useView();
  const open = useDeskState((state) => state.screen.open);
  const asking = useDeskState((state) => state.record?.intake.asking);
  const settled = useDeskState((state) => state.record?.intake.settled !== undefined);
  const wants = useDeskState((state) => state.screen.wantsTransfer);
  if (open === 'nonCase') return <NonCaseChoice />;
  if (open === 'flagCaller') return <FlagQuestion />;
  if (open === 'overrule') return <OverruleQuestion />;
  if (asking === 'settled') return <SettleQuestion />;
  if (settled && phase === 'threeParty') return <SaidByQuestion />;
  if (wants || asking === 'consent') return <ConsentQuestion digits={choices === 'consent'} />;
  if (phase === 'idle') return null;
  if (owner.question !== undefined || owner.answered.length > 0) return <OverlapQuestion />;
  return null;
}
