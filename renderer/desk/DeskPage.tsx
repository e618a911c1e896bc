// Renderer, desk page: every region has its place, with a call or without.
import { useDeskState, useViewOf } from './DeskContext';
import './DeskPage.css';
import { AtOncePanel } from './parts/atOnce/AtOncePanel';
import { CallBar } from './parts/bar/CallBar';
import { NoticeLine } from './parts/bar/NoticeLine';
import { BookHint } from './parts/book/BookHint';
import { OrderBook } from './parts/book/OrderBook';
import { CallsPanel } from './parts/calls/CallsPanel';
import { Decision } from './parts/decision/Decision';
import { HelpPanel } from './parts/idle/HelpPanel';
import { IdlePanel } from './parts/idle/IdlePanel';
import { Intake } from './parts/intake/Intake';
import { KnowledgePanel } from './parts/knowledge/KnowledgePanel';
import { LinkPanel } from './parts/link/LinkPanel';
import { DiversionLists } from './parts/lists/DiversionLists';
import { MatterLine } from './parts/matter/MatterLine';
import { HandoverBriefCard } from './parts/order/HandoverBriefCard';
import { HandoverCard } from './parts/order/HandoverCard';
import { OrderDraft } from './parts/order/OrderDraft';
import { OrderPage } from './parts/order/OrderPage';
import { Orders } from './parts/order/Orders';
import { SignInPanel } from './parts/person/SignInPanel';
import { LedScreen } from './parts/practice/LedScreen';
import { ReplayScreen } from './parts/practice/ReplayScreen';
import { RunsPanel } from './parts/practice/RunsPanel';
import { ScriptsScreen } from './parts/scripts/ScriptsScreen';
import { MessagesPanel } from './parts/seat/MessagesPanel';
import { SettingsPanel } from './parts/settings/SettingsPanel';
import { TopLine } from './parts/top/TopLine';
import { briefOf } from './view/briefDanger';
import { ledShown } from './view/ledView';
import { phaseOf } from './view/phaseOf';

export function DeskPage() {
  const book = useDeskState(
    ({ screen, person, record }) =>
      screen.book && screen.open !== 'signIn' && person !== undefined && phaseOf(record) === 'idle',
  );
  const run = useDeskState(({ screen, record }) => (phaseOf(record) === 'idle' ? screen.run : undefined));
  const writes = useDeskState(
    ({ screen, record }) => phaseOf(record) === 'idle' && screen.writing !== undefined,
  );
  const led = useDeskState(ledShown);
  if (led !== undefined)
    return (
      <div className="desk">
        <TopLine />
        <CallBar />
        <NoticeLine />
        <LedScreen call={led} />
      </div>
    );
  if (run !== undefined || writes)
    return (
      <div className="desk">
        <TopLine />
        <NoticeLine />
        {run === undefined ? <ScriptsScreen /> : <ReplayScreen run={run} />}
      </div>
    );
  return (
    <div className="desk">
      <TopLine />
      <CallBar />
      <NoticeLine />
      <MatterLine />
      {book ? (
        <main className="desk-grid with-book">
          <OrderBook />
          <RightBelow />
        </main>
      ) : (
        <main className="desk-grid">
          <Left />
          <DiversionLists />
          <Decision />
          <OrderDraft />
          <RightBelow />
        </main>
      )}
    </div>
  );
}

/** The intake; before the answer the hand-over record if one came; without a call what can be begun. */
function Left() {
  const phase = useViewOf(({ phase: at }) => at);
  const handover = useDeskState((state) => state.record?.intake.handover);
  const brief = useDeskState((state) => briefOf(state.record));
  const signsIn = useDeskState(
    ({ identity, person, screen }) =>
      identity !== undefined && (person === undefined || screen.open === 'signIn'),
  );
  if (phase === 'idle') return signsIn ? <SignInPanel /> : <IdlePanel />;
  if (phase === 'ringing' && handover !== undefined) return <HandoverCard large />;
  if (phase === 'ringing' && brief !== undefined) return <HandoverBriefCard brief={brief} large />;
  return <Intake />;
}

/** What must be told at once stands above whatever is below it; only what a person opened to read takes its place. */
function RightBelow() {
  const phase = useViewOf(({ phase: at }) => at);
  const waits = useDeskState((state) => state.waiting.atOnce.length > 0);
  const open = useDeskState((state) => state.screen.open);
  const handover = useDeskState((state) => state.record?.intake.handover);
  const brief = useDeskState((state) => briefOf(state.record));
  if (open === 'help') return <HelpPanel />;
  if (open === 'calls') return <CallsPanel />;
  if (open === 'runs') return <RunsPanel />;
  if (open === 'settings') return <SettingsPanel />;
  if (open === 'platform') return <LinkPanel />;
  if (open === 'knowledge') return <KnowledgePanel />;
  if (open === 'messages') return <MessagesPanel />;
  if (open === 'order') return <OrderPage />;
  const talks = phase !== 'idle' && phase !== 'ringing';
  const below =
    talks && handover !== undefined ? (
      <HandoverCard large={false} />
    ) : talks && brief !== undefined ? (
      <HandoverBriefCard brief={brief} large={false} />
    ) : (
      <OrdersOrHint />
    );
  return waits ? (
    <div className="right-stack">
      <AtOncePanel />
      {below}
    </div>
  ) : (
    below
  );
}

/** The short list of the newest, or, beside the book that has them all, what its keys do. */
function OrdersOrHint() {
  const phase = useViewOf(({ phase: at }) => at);
  const book = useDeskState((state) => state.screen.book);
  return book && phase === 'idle' ? <BookHint /> : <Orders />;
}
