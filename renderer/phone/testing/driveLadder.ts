// Tests: drives cells of the ladder's table end to end. What is recorded is what the pure machine says; who hears whom is
// told by tones.
import type { State } from '@shared/call/ladderTable';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type Hearing, LadderStage, type Letter } from './LadderStage';
import { type Cell, cellsOf, ignoredKeys, isTrouble, type Met, type Scene, STANDS } from './ladderCells';
import { afterwards, HAPPEN, isSlow, REACH } from './ladderRoads';

/** Milliseconds from the key to the caller. */
export const BACK_WITHIN = 1_000;
const LIMIT = 12_000;
/** So many looks in a row must find it, so that a sound that is on its way is no silence. */
const LOOKS = 3;
const EVERY = 80;

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

async function meets<T>(look: () => Promise<T>, wanted: T, looks: number): Promise<void> {
  const until = Date.now() + LIMIT;
  const text = JSON.stringify(wanted);
  for (let found = 0; found < looks; ) {
    const now = await look();
    const fits = JSON.stringify(now) === text;
    if (!fits && Date.now() > until) expect(now).toEqual(wanted);
    found = fits ? found + 1 : 0;
    if (found < looks) await pause(EVERY);
  }
}

function hearingOf(scene: Scene): Hearing {
  const groups = scene.split(' ');
  const heardBy = (who: Letter): string =>
    [...'OCPT']
      .filter((one) => one !== who && groups.some((group) => group.includes(one) && group.includes(who)))
      .join('');
  return { O: heardBy('O'), C: heardBy('C'), P: heardBy('P'), T: heardBy('T') };
}

/** One leg for each group that somebody is in; the seat has one to each of the others in its own. */
function legsOf({ leaves, bridged }: Cell): Readonly<Record<Letter, number>> {
  const groups = leaves.split(' ');
  const of = (who: string): number => groups.filter((group) => group.includes(who)).length;
  const seat = groups.find((group) => group.includes('O'));
  return { O: seat ? seat.length - 1 : bridged ? 2 : 0, C: of('C'), P: of('P'), T: of('T') };
}

const stands = (stage: LadderStage, state: State, looks: number): Promise<void> =>
  meets(() => stage.hearing(), hearingOf(STANDS[state]), looks);

/** Whether the cancel brings back a caller who was on hold, and nothing but the seat is in the way. */
const isTimed = ({ state, event, leaves }: Cell): boolean =>
  event === 'cancel' && leaves === 'OC' && STANDS[state] === '' && !isSlow(state);

async function drive(stage: LadderStage, cell: Cell, inVain: readonly Met[]): Promise<readonly number[]> {
  const { state, event, leaves, recorded } = cell;
  await REACH[state](stage, event);
  await stands(stage, state, 1);
  await stage.mark();
  for (const key of inVain) await HAPPEN[key](stage, state);
  if (inVain.length > 0) {
    await stands(stage, state, LOOKS);
    expect(await stage.factsSince()).toEqual([]);
  }
  const took = isTimed(cell) ? await stage.pressAndListen({ type: 'cancelAttempt' }) : [];
  if (took.length === 0) await HAPPEN[event](stage, state);
  await afterwards(stage, state, event);
  const found = async (): Promise<unknown> => ({
    recorded: await stage.recorded(),
    legs: await stage.legs(),
    hearing: await stage.hearing(),
  });
  await meets(found, { recorded, legs: legsOf(cell), hearing: hearingOf(leaves) }, LOOKS);
  if (recorded.some((one) => one.startsWith('attemptEnded'))) await isTimedRightly(stage);
  return took;
}

/** The attempt's record: it began before the event, and did not end before it. */
async function isTimedRightly(stage: LadderStage): Promise<void> {
  const last = (await stage.callNow()).attempts.at(-1);
  expect(last?.startedAt).toBeLessThanOrEqual(stage.markedAt);
  expect(last?.endedAt).toBeGreaterThanOrEqual(stage.markedAt);
}

/** Registers a test for each cell whose event is among `met`; answers the stage on which they are driven. */
export function driveLadder(states: readonly State[], met: (event: Met) => boolean): () => LadderStage {
  let stage: LadderStage;
  const clock: string[] = [];

  beforeAll(async () => {
    stage = await LadderStage.open();
  });
  afterEach(() => stage.clear());
  afterAll(async () => {
    if (clock.length > 0) console.info(`cancel → heard here, heard there: ${clock.join('; ')}`);
    await stage.close();
  });

  const cellsHere = (state: State) => cellsOf(state).filter(({ event }) => met(event));
  describe.each(states.filter((state) => cellsHere(state).length > 0))('in the state %s', (state) => {
    const [first, ...rest] = cellsHere(state);
    // Keys that do nothing are pressed once: before the state's first cell, in trouble where it has no other.
    const quiet = cellsOf(state).find(({ event }) => !isTrouble(event));
    const keys = first === (quiet ?? cellsOf(state)[0]) ? ignoredKeys(state) : [];
    const run = async (cell: Cell, inVain: readonly Met[]): Promise<void> => {
      const took = await drive(stage, cell, inVain);
      if (took.length > 0) clock.push(`${state} ${took.map(Math.round).join(', ')} ms`);
      for (const one of took) expect(one).toBeLessThan(BACK_WITHIN);
    };
    if (first) {
      const inVain = keys.length > 0 ? `nothing comes of ${keys.join(', ')}; ` : '';
      test(`${inVain}${first.event}`, () => run(first, keys));
    }
    test.each(rest)('$event', (cell) => run(cell, []));
  });
  return () => stage;
}
