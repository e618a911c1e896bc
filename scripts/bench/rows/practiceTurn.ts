// How long a scripted caller takes to answer when the trainee has said his sentence, less the pause of his script: by
// the sound at the trainee's microphone and in his ear, both in Chromium over the practice exchange.
import { installMouth } from '../../../renderer/phone/testing/mouth';
import { scriptWith } from '../../../renderer/phone/testing/sampleScript';
import type { Turn } from '../../../renderer/phone/testing/turnPage';
import type { BenchRow } from '../BenchRow';
import { quantile } from '../board/openFeed';
import { measureSeat } from '../measureSeat';
import { median } from '../median';

const TURNS = 20;
const TURN_MS = 700;
/** Milliseconds that are promised beside the pause. */
const WITHIN = 150;
const TRAINEE = '../audio/desk-110-idle.ogg';
const CALLER = 'idle-man.ogg';
/** So long that he never goes on by himself. */
const PAUSE_MS = 60_000;

/** A caller who has something to say to every sentence. */
const talker = (): object => ({
  ...scriptWith('answers'),
  turnMs: TURN_MS,
  lines: Array.from({ length: TURNS + 1 }, (_, n) => ({
    id: `l${n}`,
    at: 'answered',
    text: '喂？你在听吗？',
    audio: CALLER,
    pauseAfterMs: PAUSE_MS,
  })),
});

async function run() {
  return measureSeat(
    async ({ seat: { bench } }) => {
      await bench.page.evaluate("import('/phone/testing/turnPage.ts').then((it) => it.openTurns())");
      const call = await bench.ring(talker());
      await bench.command({ type: 'answer', call });
      await bench.page.evaluate('turns.opened()');
      const turns: Turn[] = [];
      for (let n = 0; n < TURNS; n += 1)
        turns.push(await bench.page.evaluate<Turn>(`turns.take('${TRAINEE}')`));
      const over = turns.map(({ took }) => took - TURN_MS);
      const note = `p50 ${median(over).toFixed(0)} ms, p95 ${quantile(over, 0.95).toFixed(0)} ms, longest ${Math.max(...over).toFixed(0)} ms`;
      if (median(over) > WITHIN)
        throw new Error(`a turn takes more than ${WITHIN} ms beside its pause: ${note}`);
      return { ours: median(over), against: median(turns.map(({ line }) => line)), note };
    },
    { query: '', prepare: `(${installMouth})()` },
  );
}

export const row: BenchRow = {
  id: 'practice-turn',
  unit: 'ms',
  goal: 1,
  title:
    "end of the trainee's voice to the caller's first sound, less the set pause ÷ what the line takes there and back",
  run,
};
