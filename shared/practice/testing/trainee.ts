import type { AttemptResult, LadderStep } from '../../call/CallFact';
import { proposeLevel } from '../../diversion/proposeLevel';
import type { DomainEvent } from '../../events/RecordedEvent';
import { decideIntake } from '../../intake/decideIntake';
import { evolveIntake, foldIntake } from '../../intake/foldIntake';
import type { IntakeEvent, Level } from '../../intake/IntakeEvent';
import type { IntakeLists, IntakeState } from '../../intake/IntakeState';
import type { AttemptId, HandoverId, LegId } from '../../kernel/ids';
import { otherSide } from '../../kernel/side';
import { isStory } from '../planSpeech';
import type { PracticeScript } from '../practiceScriptSchema';
import type { RunEvent } from '../score/Run';

/** Not part of the program: scripted trainees, who take a scripted call through the real machine. */

const CALLER = 'leg-caller' as LegId;
const SECOND = 1_000;
/** What a line lasts here. */
const LINE = 3 * SECOND;

const RESULT: Readonly<Record<PracticeScript['partner']['behaviour'], AttemptResult | undefined>> = {
  answers: undefined,
  argues: undefined,
  busy: 'busy',
  noAnswer: 'noAnswer',
  declines: 'rejected',
  fails: 'failed',
  vanishes: 'failed',
};

/** One seat with a call on it: what is refused by the machine is a fault of the script or of the trainee. */
class Seat {
  readonly events: RunEvent[] = [];
  readonly refused: string[] = [];
  #now = 1_780_000_000_000;
  #attempts = 0;

  readonly script: PracticeScript;
  readonly lists: IntakeLists;

  constructor(script: PracticeScript, lists: IntakeLists) {
    this.script = script;
    this.lists = lists;
    this.#state = foldIntake([], { side: script.rings, lists });
  }

  #state: IntakeState;

  get state(): IntakeState {
    return this.#state;
  }

  wait(ms: number): void {
    this.#now += ms;
  }

  fact(body: DomainEvent): void {
    const event = { body, at: this.#now };
    this.events.push(event);
    this.#state = evolveIntake(this.#state, [event], { side: this.script.rings, lists: this.lists });
  }

  do(event: IntakeEvent): void {
    this.wait(SECOND);
    const decided = decideIntake(this.#state, event, this.lists);
    if (decided.ok) this.fact(event);
    else this.refused.push(`${event.type}: ${decided.error.code}`);
  }

  /** Rings, and is answered after three seconds unless the caller gives up before. */
  pickUp(): boolean {
    const { from, rings, ringing } = this.script;
    this.fact({ type: 'legOffered', leg: CALLER, role: 'caller', party: from, dialled: rings });
    const giveUp = ringing.hangUpAfterMs;
    this.wait(Math.min(3 * SECOND, giveUp ?? Number.POSITIVE_INFINITY));
    if (giveUp !== undefined) {
      this.fact({ type: 'legEnded', leg: CALLER, cause: 'cancelledThere' });
      return false;
    }
    this.fact({ type: 'legAnswered', leg: CALLER });
    this.do({ type: 'greeted' });
    return true;
  }

  /** The caller says his line. */
  hear(line: string): void {
    this.wait(LINE);
    this.fact({ type: 'practiceSpoken', speaker: 'citizen', line, ms: LINE });
  }

  climb(step: LadderStep): void {
    const { partner, rings, refusesTransfer } = this.script;
    this.do({ type: 'ladderStarted', step, target: otherSide(rings) });
    if (this.#state.attempt === undefined) return;
    this.#attempts += 1;
    const attempt = `attempt-${this.#attempts}` as AttemptId;
    const leg = `leg-${this.#attempts}` as LegId;
    const handover = `handover-${this.#attempts}` as HandoverId;
    this.fact({ type: 'attemptStarted', attempt, step, target: otherSide(rings), leg, handover });
    this.wait(4 * SECOND);
    const failed = refusesTransfer
      ? undefined
      : RESULT[this.#attempts === 1 ? partner.behaviour : (partner.again ?? partner.behaviour)];
    const result = failed ?? (step === 'transfer' ? 'handedOff' : 'threeParty');
    if (failed === undefined) this.fact({ type: 'legAnswered', leg });
    this.fact({ type: 'attemptEnded', attempt, result });
    // Who says no and leaves: the operator is with the caller again, and records whose it is.
    if (result === 'threeParty' && partner.lines.some(({ trap }) => trap === 'hangsUp'))
      this.fact({ type: 'legEnded', leg, cause: 'hungUpThere' });
    if (result === 'handedOff') this.fact({ type: 'legEnded', leg: CALLER, cause: 'replaced' });
  }

  end(level?: Level): readonly RunEvent[] {
    if (level !== undefined) this.do({ type: 'levelConfirmed', level, reason: '来电人所述' });
    this.do({ type: 'submitted' });
    this.fact({ type: 'legEnded', leg: CALLER, cause: 'hungUpHere' });
    this.do({ type: 'wrapUpDone' });
    return this.events;
  }
}

export interface Played {
  readonly events: readonly RunEvent[];
  /** What the machine would not take. */
  readonly refused: readonly string[];
}

/** Knows the script's expectation, and does all of it in time. */
export function playPerfect(script: PracticeScript, lists: IntakeLists): Played {
  const seat = new Seat(script, lists);
  if (!seat.pickUp()) return seat;
  const { expected } = script;
  const [code] = expected.rows;
  if (code === undefined) return silent(seat);
  hearAll(seat, true);
  choose(seat, code);
  climbAll(seat);
  settle(seat);
  seat.end(expected.level ?? proposed(seat));
  for (const item of ['tone', 'calming', 'plain'])
    seat.fact({ type: 'practiceMarked', item, share: 1, by: 'trainer' });
  return seat;
}

/** Takes every call as his own: a row of his list, no danger, no question, nobody else asked. */
export function playOwn(script: PracticeScript, lists: IntakeLists): Played {
  const seat = new Seat(script, lists);
  if (!seat.pickUp()) return seat;
  hearAll(seat, false);
  seat.do({ type: 'fieldsWritten', fields: { narrative: '来电人反映问题。' } });
  const own = lists.rows.find(({ list }) => list === script.rings);
  if (own) seat.do({ type: 'rowChosen', row: own.code });
  seat.do({ type: 'keptHere' });
  seat.end(3);
  for (const item of ['tone', 'calming', 'plain'])
    seat.fact({ type: 'practiceMarked', item, share: 0.5, by: 'trainer' });
  return seat;
}

function silent(seat: Seat): Played {
  for (const { id, at } of seat.script.lines) if (at === 'answered') seat.hear(id);
  seat.do({ type: 'nonCaseMarked', nonCase: 'silent' });
  seat.fact({ type: 'legEnded', leg: CALLER, cause: 'hungUpHere' });
  seat.do({ type: 'wrapUpDone' });
  for (const item of ['tone', 'calming', 'plain'])
    seat.fact({ type: 'practiceMarked', item, share: 1, by: 'trainer' });
  return seat;
}

/** Story lines in their order. The attentive ask for what is told to who asks, write after the first, and mark danger as soon as it is heard. */
function hearAll(seat: Seat, attentive: boolean): void {
  const { lines, expected } = seat.script;
  lines.filter(isStory).forEach(({ id }, index) => {
    seat.hear(id);
    if (!attentive) return;
    if (id === expected.dangerLine) seat.do({ type: 'dangerMarked', kinds: ['trapped'] });
    if (index === 0) write(seat);
  });
  if (!attentive) return;
  for (const { id, at } of lines) {
    if (typeof at !== 'object' || !('asked' in at)) continue;
    seat.fact({ type: 'practiceAsked', question: at.asked });
    seat.hear(id);
    if (id === expected.dangerLine) seat.do({ type: 'dangerMarked', kinds: ['trapped'] });
  }
}

function write(seat: Seat): void {
  const { lines, expected } = seat.script;
  // Neither what did not hold, nor what is said only to a promise.
  const told = lines.filter(({ at, rightIn }) => at !== 'promised' && rightIn === undefined);
  const said = told.map(({ text }) => text).join('');
  const facts = (expected.facts ?? []).map(({ anyOf }) => anyOf[0]).join('，');
  const fields = { narrative: `${said}${facts}`, place: '来电人所述地点' };
  seat.do({ type: 'fieldsWritten', fields: { ...fields, callbackNumber: seat.script.from.number } });
}

function choose(seat: Seat, code: string): void {
  const { script, lists } = seat;
  const { overlap } = script.expected;
  const row = lists.rows.find((one) => one.code === code);
  const named = lists.overlaps.find(({ id }) => id === overlap?.id)?.items ?? [];
  const item = row?.items.find((one) => named.includes(one.code)) ?? row?.items[0];
  seat.do({ type: 'rowChosen', row: code, item: item?.code });
  if (overlap) seat.do({ type: 'overlapAnswered', overlap: overlap.id, answer: overlap.answer });
  const owner = script.expected.owner;
  const found = seat.state.owner.owner;
  const wanted = owner === 'unclear' ? 'unclear' : owner === script.rings ? 'ours' : 'theirs';
  if (found !== wanted && !(found === 'both' && script.expected.danger === 'now'))
    seat.do({ type: 'ownerOverruled', owner: wanted, reason: '来电人补充的情况' });
}

function climbAll(seat: Seat): void {
  const { expected, refusesTransfer } = seat.script;
  if (refusesTransfer) seat.do({ type: 'consentRecorded', consent: 'refused' });
  else if (expected.ladder[0] === 'transfer') seat.do({ type: 'consentRecorded', consent: 'given' });
  for (const rung of expected.ladder)
    if (rung === 'order') {
      if (!refusesTransfer) seat.do({ type: 'dispatchChosen' });
    } else seat.climb(rung);
}

function settle(seat: Seat): void {
  const { rings, expected } = seat.script;
  if (seat.state.step !== 'threeParty') return;
  const takenBy = expected.settles ?? (expected.owner === 'unclear' ? otherSide(rings) : expected.owner);
  seat.do({ type: 'settled', takenBy, saidBy: takenBy });
  seat.fact({ type: 'seatLeft' });
}

const proposed = (seat: Seat): Level => {
  const row = seat.lists.rows.find(({ code }) => code === seat.state.row);
  return row ? proposeLevel({ row, dangerNow: seat.state.danger.now, widespread: false }).level : 3;
};
