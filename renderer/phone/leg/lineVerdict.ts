// Phone page. Is a line dead? Behind a media relay the connection says `connected` for ever, a vanished peer never
// ends its session, and some dialogs that nobody has any more are still answered by nobody: no single sign tells.
import type { Answer } from './Answer';

/** Times in milliseconds. */
export interface LineState {
  /** Since the last packet came in. */
  readonly silentFor: number;
  /** Since the first sign of trouble that has not gone away. */
  readonly troubledFor: number;
  /** False on hold: a held telephone may send nothing. */
  readonly soundExpected: boolean;
  readonly connection: RTCPeerConnectionState;
  /** What the far end said to the last question in this trouble; `pending`: not yet. */
  readonly answer: Answer | 'pending' | undefined;
  /** Since that answer came. */
  readonly answeredFor: number;
}

const SILENCE = 4_000;
/** With the 4 s of silence before, and the second between two looks, a dead call ends within 20 s. */
const GIVE_UP = 10_000;
const ASK_AGAIN = 4_000;

export type LineVerdict = 'well' | 'wait' | 'ask' | 'dead';

export function lineVerdict(line: LineState): LineVerdict {
  if (!isTroubled(line)) return 'well';
  const { answer, troubledFor, connection } = line;
  if (answer === 'gone') return 'dead';
  // Who answers is there, but where no path for the sound was found either, nobody hears anybody.
  if (troubledFor >= GIVE_UP && (answer !== 'alive' || connection === 'failed')) return 'dead';
  if (answer === undefined) return 'ask';
  return answer !== 'pending' && line.answeredFor >= ASK_AGAIN ? 'ask' : 'wait';
}

/** A muted telephone may be silent too: silence is a reason to ask, never to hang up. */
export const isTroubled = ({
  silentFor,
  soundExpected,
  connection,
}: Pick<LineState, 'silentFor' | 'soundExpected' | 'connection'>): boolean =>
  (soundExpected && silentFor >= SILENCE) || connection === 'failed' || connection === 'disconnected';
