// Renderer, board page: what it knows beside the seats, and what the person has chosen.
import type { PlanPlace, SeatKey, ShownAlert } from '@shared/board/BoardFrame';
import type { QueueNow } from '@shared/board/QueueNow';
import { DEFAULT_SETTINGS, type Settings } from '@shared/contract/Settings';
import type { Lists } from '@shared/diversion/types';
import type { SeatId } from '@shared/kernel/ids';
import type { Failure } from '@shared/kernel/result';
import type { Person } from '@shared/person/Person';
import type { Lending } from '@shared/seat/lending/lendings';
import { EMPTY_BOX, type LetterBox } from '@shared/seat/letter/LetterBox';
import type { RulesByTeam, TeamRules } from '@shared/seat/TeamRules';
import type { BridgeState } from '../../ui/bridge/Bridge';
import { FIRST_FIGURES, type FiguresView } from '../figures/figuresView';
import type { LeadAct } from '../parts/HelpForm';
import { type Arrangement, FIRST_ARRANGEMENT } from '../view/arrange';

export interface BoardState {
  readonly online: BridgeState;
  readonly seat?: SeatId | undefined;
  readonly person?: Person | undefined;
  readonly settings: Settings;
  /** The host's clock less this page's, milliseconds: a lead's clock may be wrong by an hour. */
  readonly skew: number;
  /** False until the first frame is here. */
  readonly read: boolean;
  readonly queues: readonly QueueNow[];
  readonly alerts: readonly ShownAlert[];
  readonly plan: Readonly<Record<SeatKey, PlanPlace>>;
  readonly rules: RulesByTeam;
  /** What this lead has settled last on this page: taken back by one key. */
  readonly kept?: KeptRules | undefined;
  /** What this lead has written, and who has read and answered it. */
  readonly letters: LetterBox;
  readonly lists?: Lists | undefined;
  /** Names of places by their codes (GB/T 2260). */
  readonly places: ReadonlyMap<string, string>;
  /** Seats asked for and lent, as far as this lead's seat knows (三（五）). */
  readonly lendings: readonly Lending[];
  readonly trouble?: Failure | undefined;
  readonly view: 'table' | 'plan' | 'figures' | 'lending' | 'rules';
  readonly arrangement: Arrangement;
  readonly figures: FiguresView;
  readonly selected?: SeatKey | undefined;
  readonly muted: boolean;
  /** What the lead is about to do for the chosen seat: its words are asked for. */
  readonly acting?: LeadAct | undefined;
}

export interface KeptRules {
  readonly team: string;
  readonly before: TeamRules;
  readonly after: TeamRules;
  /** It was a taking back. */
  readonly undo: boolean;
}

export const FIRST_STATE: BoardState = {
  online: 'connecting',
  settings: DEFAULT_SETTINGS,
  skew: 0,
  read: false,
  queues: [],
  alerts: [],
  plan: {},
  rules: {},
  letters: EMPTY_BOX,
  places: new Map(),
  lendings: [],
  view: 'table',
  arrangement: FIRST_ARRANGEMENT,
  figures: FIRST_FIGURES,
  muted: false,
};
