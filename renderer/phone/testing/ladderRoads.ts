// Tests: how each state of the ladder's table is reached among real telephones, and how each event is brought about.
import type { State } from '@shared/call/ladderTable';
import type { LadderStage } from './LadderStage';
import type { Met } from './ladderCells';

const OK_TO_INVITE = /^SIP\/2\.0 200[\s\S]*CSeq: \d+ INVITE/;
const FINAL_TO_INVITE = /^SIP\/2\.0 [2-6]\d\d[\s\S]*CSeq: \d+ INVITE/;
const ANSWER_TO_REFER = /^SIP\/2\.0 \d{3}[\s\S]*CSeq: \d+ REFER/;
const RINGING = /^SIP\/2\.0 180/;
const INVITE = /^INVITE/;

type Step = 'transfer' | 'joinThreeParty';

async function ringing(stage: LadderStage, step: Step): Promise<void> {
  await stage.begin();
  await stage.keep('noAnswer');
  await stage.climb(step);
  await stage.fact({ type: 'legRung' });
}

/** The caller's telephone knows that it is on hold, and says nothing to being taken back. */
export async function callerIsSlow(stage: LadderStage): Promise<void> {
  const caller = stage.party('C');
  await caller.until("party.facts.at(-1).type === 'legHeld'");
  await caller.holdBack(OK_TO_INVITE);
}

async function threeParty(stage: LadderStage): Promise<void> {
  await stage.party('P').behave({ answers: true });
  await stage.begin();
  await stage.climb('joinThreeParty');
  await stage.fact({ type: 'attemptEnded', result: 'threeParty' });
  await stage.party('P').behave({ answers: false });
}

/** A REFER is with the caller's telephone, and what becomes of it is still open. */
async function withRefer(stage: LadderStage, event: Met, refer: () => Promise<void>): Promise<void> {
  const caller = stage.party('C');
  const refused = event === 'handOverRefused';
  await caller.behave({ referrals: refused ? 'refuse' : 'follow' });
  await caller.holdBack(refused ? ANSWER_TO_REFER : INVITE);
  await stage.keep('swallowed');
  const before = await caller.page.evaluate<number>('party.referred');
  await refer();
  await caller.until(`party.referred > ${before}`);
}

async function handingOver(stage: LadderStage, event: Met): Promise<void> {
  await ringing(stage, 'transfer');
  await withRefer(stage, event, () => stage.party('P').act('answer'));
}

/** His first call is left over beside the one that the caller made to him. */
async function doubled(stage: LadderStage, refer: () => Promise<void>): Promise<void> {
  const partner = stage.party('P');
  await stage.party('C').behave({ referrals: 'ignoreReplaces' });
  await partner.behave({ answers: true });
  await stage.keep('vanish');
  await refer();
  await partner.until("party.open === 2 && party.facts.at(-1).type === 'legConfirmed'");
}

export const REACH: Readonly<Record<State, (stage: LadderStage, event: Met) => Promise<void>>> = {
  connected: (stage) => stage.begin(),
  consent: (stage) => ringing(stage, 'transfer'),
  held: (stage) => ringing(stage, 'transfer'),
  dialled: async (stage) => {
    await stage.begin();
    await stage.party('P').holdBack(RINGING);
    await stage.keep('noAnswer');
    await stage.climb('transfer');
    await stage.party('P').until('party.open === 1');
  },
  partnerRinging: (stage) => ringing(stage, 'transfer'),
  threePartyRinging: (stage) => ringing(stage, 'joinThreeParty'),
  answered: async (stage) => {
    await ringing(stage, 'transfer');
    await callerIsSlow(stage);
    await stage.keep('retrieve');
    await stage.mark();
    await stage.party('P').act('answer');
    await stage.fact({ type: 'legAnswered' });
  },
  handingOver,
  bridged: async (stage, event) => {
    if (event === 'handOverOk') {
      await handingOver(stage, event);
      await stage.pass('swallowed');
    } else {
      await stage.party('C').behave({ referrals: 'refuse' });
      await ringing(stage, 'transfer');
      await stage.party('P').act('answer');
    }
    await stage.fact({ type: 'bridgeKept' });
    if (event !== 'handOverOk') await stage.party('C').behave({ referrals: 'follow' });
  },
  handedOff: (stage) =>
    doubled(stage, async () => {
      await stage.begin();
      await stage.climb('transfer');
      await stage.fact({ type: 'attemptEnded', result: 'handedOff' });
    }),
  threeParty: async (stage, event) => {
    await threeParty(stage);
    if (event.startsWith('handOver')) await withRefer(stage, event, () => stage.send({ type: 'leave' }));
  },
  seatLeft: async (stage) => {
    await threeParty(stage);
    await doubled(stage, async () => {
      await stage.send({ type: 'leave' });
      await stage.fact({ type: 'seatLeft' });
    });
  },
  conferenceRinging: async (stage) => {
    await stage.begin();
    await stage.addThird();
    await stage.talks('other');
    await stage.keep('noAnswer');
    await stage.mark();
    await stage.climb('joinThreeParty');
    await stage.fact({ type: 'legRung' });
  },
  returned: async (stage) => {
    await ringing(stage, 'transfer');
    await stage.party('P').decline('busy');
    await stage.fact({ type: 'legRetrieved', by: 'us' });
  },
  cancelled: async (stage, event) => {
    await ringing(stage, 'transfer');
    await callerIsSlow(stage);
    await stage.keep('retrieve');
    // His answer and our CANCEL cross.
    await stage.party('P').holdBack(FINAL_TO_INVITE);
    if (event.startsWith('partner') || event === 'serverError') await answerAs(stage, event);
    await stage.send({ type: 'cancelAttempt' });
    await stage.fact({ type: 'attemptEnded', result: 'cancelled' });
  },
};

const DECLINES: Partial<Record<Met, 'busy' | 'rejected' | 'away' | 'failed'>> = {
  partnerBusy: 'busy',
  partnerDeclines: 'rejected',
  partnerNotThere: 'away',
  serverError: 'failed',
};

async function answerAs(stage: LadderStage, event: Met): Promise<void> {
  const how = DECLINES[event];
  if (how) await stage.party('P').decline(how);
  else await stage.party('P').act('answer');
}

const press = (type: string) => (stage: LadderStage) => stage.send({ type });

/** What the partner says to the INVITE. */
const answers =
  (event: Met) =>
  (stage: LadderStage, state: State): Promise<void> => {
    if (state === 'cancelled') return stage.party('P').act('letGo');
    // Once as a telephone whose plug is pulled: the server answers for it.
    const isGone = event === 'partnerNotThere' && state === 'partnerRinging';
    return isGone ? stage.vanish('P') : answerAs(stage, event);
  };

async function referredAgain(stage: LadderStage, habit: 'refuse' | 'swallow'): Promise<void> {
  const caller = stage.party('C');
  const before = await caller.page.evaluate<number>('party.referred');
  await caller.behave({ referrals: habit });
  if (habit === 'swallow') await stage.keep('swallowed');
  await stage.send({ type: 'leave' });
  await caller.until(`party.referred > ${before}`);
  if (habit === 'swallow') await stage.pass('swallowed');
}

/** In the page of a telephone that takes its time with whatever it is answered, this once. */
const SLOW_ANSWERS = `{
  const { setRemoteDescription } = RTCPeerConnection.prototype;
  RTCPeerConnection.prototype.setRemoteDescription = async function (it) {
    RTCPeerConnection.prototype.setRemoteDescription = setRemoteDescription;
    await new Promise((resolve) => setTimeout(resolve, 500));
    return setRemoteDescription.call(this, it);
  };
}`;

const HURRY = 10;
const vanishes = (who: 'C' | 'P') => async (stage: LadderStage) => {
  await stage.hurry(HURRY);
  await stage.vanish(who);
};

export const HAPPEN: Readonly<Record<Met, (stage: LadderStage, state: State) => Promise<void>>> = {
  cancel: press('cancelAttempt'),
  leave: press('leave'),
  rejoin: press('rejoin'),
  hangUp: press('hangUp'),
  partnerBusy: answers('partnerBusy'),
  partnerDeclines: answers('partnerDeclines'),
  partnerNotThere: answers('partnerNotThere'),
  serverError: answers('serverError'),
  partnerAnswers: answers('partnerAnswers'),
  partnerVanishes: vanishes('P'),
  callerLost: vanishes('C'),
  partnerHangsUp: (stage) => stage.party('P').act('hangUpFirst'),
  callerHangsUp: (stage) => stage.party('C').act('hangUp'),
  partnerReplaced: async (stage) => {
    await stage.party('P').act('hangUp');
    await stage.pass('swallowed');
  },
  noAnswer: (stage) => stage.pass('noAnswer'),
  vanish: (stage) => stage.pass('vanish'),
  handOverOk: async (stage, state) => {
    const caller = stage.party('C');
    // Our BYE to him comes before his side of the new call stands.
    if (state === 'handingOver') await caller.page.evaluate(SLOW_ANSWERS);
    await caller.act('letGo');
  },
  handOverRefused: (stage, state) =>
    state === 'bridged' ? referredAgain(stage, 'refuse') : stage.party('C').act('letGo'),
  handOverSwallowed: (stage, state) =>
    state === 'bridged' ? referredAgain(stage, 'swallow') : stage.pass('swallowed'),
  pageDied: (stage, state) =>
    stage.reload(state === 'held' ? 'legHeld' : state === 'consent' ? 'attemptStarted' : undefined),
  socketCut: async (stage) => {
    stage.wire.cut();
    await stage.seat.until("linkseatHost.status.registration !== 'registered'");
    await stage.seat.until("linkseatHost.status.registration === 'registered'");
  },
};

/** It lasts only as long as the caller's telephone says nothing to being taken back. */
export const isSlow = (state: State): boolean => state === 'answered' || state === 'cancelled';

/** What the test itself held back goes on, where the outcome is told by it. */
export async function afterwards(stage: LadderStage, state: State, event: Met): Promise<void> {
  if (isSlow(state)) await stage.party('C').act('letGo');
  if (state === 'cancelled') await stage.party('P').act('letGo');
  if (state === 'handingOver' && event === 'socketCut') await stage.party('C').act('letGo');
}
