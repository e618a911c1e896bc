// Renderer, desk page: one line with a fixed place: the command bar while it is open, else what went wrong, else
// the next best step.
import { useTranslation } from 'react-i18next';
import { Kbd } from '../../../ui/keys/Kbd';
import { useDesk, useDeskState, useView } from '../../DeskContext';
import { canTakeSecond } from '../../view/otherCalls';
import { troubleText } from '../../view/troubleText';
import { AskHelpLine } from '../seat/AskHelpLine';
import { PauseLine } from '../seat/PauseLine';
import { SeatNotes } from '../seat/SeatNotes';
import { CommandBar } from './CommandBar';
import { DtmfLine } from './DtmfLine';
import { ReferenceNews } from './ReferenceNews';
import './NoticeLine.css';

export function NoticeLine() {
  const open = useDeskState((state) => state.screen.open);
  return (
    <div className="notice-line">
      {open === 'commandBar' ? (
        <CommandBar />
      ) : open === 'dtmf' ? (
        <DtmfLine />
      ) : open === 'pause' ? (
        <PauseLine />
      ) : open === 'askHelp' ? (
        <AskHelpLine />
      ) : (
        <>
          <NextStepText />
          <SecondCall />
          <Trouble />
          <ReferenceNews />
          <SeatNotes />
        </>
      )}
    </div>
  );
}

function NextStepText() {
  const { t } = useTranslation();
  const { next } = useView();
  return (
    <p className={`next next-${next.tone}`} role="status" data-testid="next" data-say={next.say}>
      <b>{t('next.label')}</b> {t(`next.${next.say}`, { target: next.target ?? '' })}
      {next.action === undefined ? null : <Kbd action={next.action} />}
    </p>
  );
}

/** Beside the next step, never in its place: danger or a question of the call on the line may stand there. */
function SecondCall() {
  const { t } = useTranslation();
  const rings = useDeskState((state) => canTakeSecond(state));
  if (!rings) return null;
  return (
    <p className="next second-call" role="status" data-testid="second-call">
      {t('next.secondCall')}
      <Kbd action="answer" />
    </p>
  );
}

/** What happened, what is safe, what to do. Drafts first: they are the person's own words. */
function Trouble() {
  const { t, i18n } = useTranslation();
  const { asks } = useDesk();
  const state = useDeskState((whole) => whole);
  const text = troubleText(state, (key, values) => (i18n.exists(key) ? t(key, values) : undefined));
  return (
    <p className="trouble" role="alert" data-testid="trouble">
      {text === undefined ? null : (
        <>
          <b>{text.message}</b> {text.hint}
          {state.trouble === undefined ? null : (
            <button
              type="button"
              className="plain-button"
              aria-label={t('action.close')}
              onClick={() => asks.say(undefined)}
            >
              ✕
            </button>
          )}
        </>
      )}
    </p>
  );
}
