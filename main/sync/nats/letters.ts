// Runs in the host. Short letters between seats over the platform: written under the sender's own subject, which names
// the reader; each reader follows what is for him.
import { letterMessage } from '@shared/contract/platform/messages';
import { readMessage } from '@shared/contract/platform/readMessage';
import {
  consumerOf,
  letterSubject,
  lettersTo,
  STREAMS,
  type Station,
  stationOf,
  WIRE_VERSION,
} from '@shared/contract/platform/subjects';
import { fail, ok, type Result } from '@shared/kernel/result';
import { type Letter, type SeatAddress, sameAddress } from '@shared/seat/letter/Letter';
import type { Store } from '../../store/Store';
import { LETTER_UNSENT } from '../PlatformLink';
import { followStream, type StreamDoor } from './followStream';
import type { SeatSession } from './SeatSession';

export async function publishLetter(
  { wire }: SeatSession,
  who: Station,
  to: SeatAddress,
  letter: Letter,
): Promise<Result<null>> {
  const text = JSON.stringify({ v: WIRE_VERSION, to, letter });
  const sent = await wire.publish(letterSubject(who, to, letter.id), text);
  return sent.ok ? ok(null) : fail(LETTER_UNSENT);
}

export interface LetterPull {
  readonly store: Store;
  readonly door: StreamDoor;
  readonly who: Station;
  /** Settles when what it says is recorded; told again after a crash before that, so it is done by its id. */
  take(letter: Letter): Promise<void>;
}

/** Follows the stream until the connection ends, from where it was left. */
export async function pullLetters({ store, door, who, take }: LetterPull): Promise<void> {
  const cursor = `letters:${who.seat}`;
  const at = await store.readCursor(cursor);
  const { state } = await door.jsm.streams.info(STREAMS.letters);
  // A stream that is shorter than what was read is another one.
  const from = at <= state.last_seq ? at + 1 : 1;
  const options = { stream: STREAMS.letters, name: consumerOf(who), filter: lettersTo(who), from };
  await followStream(door, options, async ({ messages }) => {
    for (const { subject, sequence, text } of messages) {
      const read = readMessage(letterMessage, text);
      const by = stationOf(subject);
      const mine = read.ok && sameAddress(read.value.to, who);
      if (mine && by !== undefined && sameAddress(read.value.letter.from, by))
        await take(read.value.letter as unknown as Letter);
      await store.writeCursor(cursor, sequence);
    }
    return 'more';
  });
}
