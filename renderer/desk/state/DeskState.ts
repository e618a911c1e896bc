import type { AudioTestHeard } from '@shared/call/AudioTest';
import { PHONE_ABSENT, type PhoneStatus } from '@shared/call/PhoneStatus';
import type { LinkStatus } from '@shared/contract/platform/LinkStatus';
import type { ScriptSummary } from '@shared/contract/practice/PracticeCalls';
import type { RecordsStatus } from '@shared/contract/RecordsStatus';
import type { Problem, SignInKind } from '@shared/contract/Session';
import { DEFAULT_SETTINGS, type Settings } from '@shared/contract/Settings';
import type { SearchIndex } from '@shared/diversion/searchIndex';
import type { Suggestion } from '@shared/diversion/suggest/suggester';
import type { Lists } from '@shared/diversion/types';
import type { Owner } from '@shared/intake/IntakeEvent';
import type { DivisionIndex } from '@shared/intake/place/searchDivisions';
import type { QuestionBook } from '@shared/intake/questions/QuestionBook';
import type { CallId, OrderId, SeatId } from '@shared/kernel/ids';
import type { Failure } from '@shared/kernel/result';
import type { Side } from '@shared/kernel/side';
import type { MissedCall, MissedId } from '@shared/missed/MissedCall';
import type { OrderRow } from '@shared/order/OrderRow';
import type { DutyParty } from '@shared/order/roster/dutyPhone';
import type { Person } from '@shared/person/Person';
import type { PracticeRunRecord } from '@shared/practice/PracticeRun';
import type { ScriptText } from '@shared/practice/ScriptEntry';
import type { UndoLog } from '@shared/practice/undoLog';
import type { Lending } from '@shared/seat/lending/lendings';
import { EMPTY_BOX, type LetterBox } from '@shared/seat/letter/LetterBox';
import type { SeatView } from '@shared/seat/Seat';
import type { BridgeState } from '../../ui/bridge/Bridge';
import type { KeyAction } from '../../ui/keys/actions';
import type { BookView } from '../view/bookViews';
import type { WorkKind } from '../view/orderWork';
import type { StepDraft } from '../view/StepDraft';
import type { CallRecord } from './CallRecord';
import { NOTHING_WAITS, type Waiting } from './connectAtOnce';
import { type MatterFacts, NO_MATTER } from './connectMatters';
import { NO_PRACTICE, type PracticeFacts } from './connectPractice';
import type { ReferenceFacts } from './connectReference';

export interface Identity {
  readonly seat: SeatId;
  readonly side: Side;
  readonly version: string;
  readonly practice: boolean;
  readonly host: 'desktop' | 'browser';
}

type PanelName =
  | 'platform'
  | 'knowledge'
  | 'signIn'
  | 'calls'
  | 'runs'
  | 'overrule'
  | 'dtmf'
  | 'settings'
  | 'order'
  | 'flagCaller'
  | 'precedentAside'
  | 'told'
  | 'pause'
  | 'askHelp'
  | 'messages';

/** What is open beside the fixed regions. One thing at a time; Esc closes it. */
export type OpenPanel = 'none' | 'welcome' | 'help' | 'commandBar' | 'nonCase' | 'lowerDanger' | PanelName;

/** What only this page knows: nothing here outlives a reload. */
export interface Screen {
  readonly open: OpenPanel;
  /** F6 was pressed before the caller's consent: once given, the transfer goes. */
  readonly wantsTransfer: boolean;
  /** … and to this number; undefined: to the other side. */
  readonly transferTarget: string | undefined;
  /** The target that is marked in the list of calls: F6 and F7 take it. */
  readonly markedTarget: string | undefined;
  readonly listQuery: string;
  /** The search field of the lists has the focus: its hits get the digits. */
  readonly listsFocused: boolean;
  /** A text field has the focus: bare digits are text, and choices show Alt+digit. */
  readonly inText: boolean;
  /** Row whose items are shown, by the operator's choice. */
  readonly openRow: string;
  readonly orderQuery: string;
  /** The book of orders stands where intake and lists are, while no call is on. */
  readonly book: boolean;
  readonly bookView: BookView;
  /** The missed call whose closing note is being written. */
  readonly missedNote: MissedId | undefined;
  /** What can be done with the open order, in the order of their digits, and the step whose form is open. */
  readonly orderSteps: readonly WorkKind[];
  readonly orderStep: WorkKind | undefined;
  /** What was written into that form, so that a call which takes the screen loses none of it. */
  readonly stepDraft: StepDraft | undefined;
  /** The order that is open to read. */
  readonly order: OrderId | undefined;
  /** Its telephone numbers are shown in full: for now, and on this screen only. */
  readonly numbersShown: boolean;
  /** The action whose new key is being pressed: no key acts meanwhile. */
  readonly catchingKey: KeyAction | undefined;
  /** The owner picked to overrule the lists with. */
  readonly overruleTo: Owner | undefined;
  /** Who was told by other means: the party that the line asks about. */
  readonly toldParty: DutyParty | undefined;
  /** Why the caller is marked, where a person wrote it. */
  readonly flagReason: string;
  /** First F12 was pressed, at this time of the page's clock. */
  readonly armedAt: number | undefined;
  /** Level that the person picked instead of the proposed one. */
  readonly level: 1 | 2 | 3 | undefined;
  /** Why the level is lower than the proposed one. */
  readonly levelReason: string;
  readonly resumed: boolean;
  /** The practice call that is seen again, while no call is on. */
  readonly run: PracticeRunRecord | undefined;
  /** Practice scripts are being written, while no call is on; `preview`: one is listened to. */
  readonly writing: { readonly preview: boolean; readonly opened?: OpenedScript | undefined } | undefined;
  /** Question that was gone back to; else the first that is open. */
  readonly question: string;
  /** Questions that were passed over; they can be gone back to. */
  readonly skipped: readonly string[];
}

/** A script that is being written, with everything that can be undone in it. */
export interface OpenedScript extends ScriptText {
  readonly log: UndoLog;
}

/** All that the page shows: facts from the host, and the screen's own state. */
export interface DeskState {
  readonly online: BridgeState;
  readonly identity: Identity | undefined;
  /** Who sits here; undefined: somebody has to sign in first. */
  readonly person: Person | undefined;
  readonly signIn: SignInKind;
  readonly settings: Settings;
  /** A secret of the SIP account is set. */
  readonly sipSecret: boolean;
  readonly phone: PhoneStatus;
  /** What the running test of the sound devices hears. */
  readonly audioTest: AudioTestHeard;
  readonly seat: SeatView | undefined;
  /** Short messages from leads, and one's own. */
  readonly letters: LetterBox;
  /** For a lead: seats asked for and lent, as far as this seat knows (三（五）). */
  readonly lendings: readonly Lending[];
  readonly link: LinkStatus | undefined;
  /** How the records are kept. */
  readonly records: RecordsStatus | undefined;
  /** Host's clock minus this page's, milliseconds. */
  readonly skew: number;
  readonly problems: readonly Problem[];
  readonly lists: Lists | undefined;
  readonly index: SearchIndex | undefined;
  /** The first questions by side and row. */
  readonly questions: QuestionBook | undefined;
  readonly divisions: DivisionIndex | undefined;
  readonly reference: ReferenceFacts | undefined;
  /** What the caller's words say so far. */
  readonly suggested: Suggestion;
  readonly scripts: readonly ScriptSummary[];
  /** Practice calls, and the seats of a class. */
  readonly practice: PracticeFacts;
  /** The call on the screen. */
  readonly record: CallRecord | undefined;
  /** The other calls of this seat that are not finished, in the order of their coming: ringing, held, to be saved. */
  readonly others: readonly CallRecord[];
  /** What each of them had on the screen when it left it. */
  readonly screens: ReadonlyMap<CallId, Screen>;
  /** A call that the person makes: it takes the screen when it begins. */
  readonly awaited: CallId | undefined;
  /** The last call that came to nothing: it rang beside another and was not taken, or the seat made it in vain. */
  readonly inVain: CallRecord | undefined;
  /** What is known beyond the call: its caller, its event, its precedents. */
  readonly matter: MatterFacts;
  readonly orders: readonly OrderRow[];
  /** Counts up whenever some order of this machine changed. */
  readonly listChanges: number;
  /** Who rang in vain, longest waiting first. */
  readonly missed: readonly MissedCall[];
  /** Checklists to be told at once, and deadlines that run. */
  readonly waiting: Waiting;
  /** The call to a duty phone that runs, beside or without a citizen's. */
  readonly duty: CallRecord | undefined;
  /** The last thing that did not work; the next success clears it. */
  readonly trouble: Failure | undefined;
  readonly screen: Screen;
}

export const FIRST_SCREEN: Screen = {
  open: 'none',
  wantsTransfer: false,
  transferTarget: undefined,
  markedTarget: undefined,
  listQuery: '',
  listsFocused: false,
  inText: false,
  openRow: '',
  orderQuery: '',
  book: false,
  bookView: 'mine',
  missedNote: undefined,
  orderSteps: [],
  orderStep: undefined,
  stepDraft: undefined,
  order: undefined,
  numbersShown: false,
  catchingKey: undefined,
  overruleTo: undefined,
  toldParty: undefined,
  flagReason: '',
  armedAt: undefined,
  level: undefined,
  levelReason: '',
  resumed: false,
  run: undefined,
  writing: undefined,
  question: '',
  skipped: [],
};

export const NOTHING_SUGGESTED: Suggestion = {
  rows: [],
  danger: { level: 'none', why: [], categories: [] },
  overlap: null,
};

export const FIRST_STATE: DeskState = {
  online: 'connecting',
  identity: undefined,
  person: undefined,
  signIn: 'practice',
  settings: DEFAULT_SETTINGS,
  sipSecret: false,
  phone: PHONE_ABSENT,
  audioTest: { state: 'done', level: 0 },
  seat: undefined,
  letters: EMPTY_BOX,
  lendings: [],
  link: undefined,
  records: undefined,
  skew: 0,
  problems: [],
  lists: undefined,
  index: undefined,
  questions: undefined,
  divisions: undefined,
  reference: undefined,
  suggested: NOTHING_SUGGESTED,
  scripts: [],
  practice: NO_PRACTICE,
  record: undefined,
  others: [],
  screens: new Map(),
  awaited: undefined,
  inVain: undefined,
  matter: NO_MATTER,
  orders: [],
  listChanges: 0,
  missed: [],
  waiting: NOTHING_WAITS,
  duty: undefined,
  trouble: undefined,
  screen: FIRST_SCREEN,
};

export const onScreen = (state: DeskState, change: Partial<Screen>): DeskState => ({
  ...state,
  screen: { ...state.screen, ...change },
});
