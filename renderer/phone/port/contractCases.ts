// Phone page, tests: what every phone behind the port must do. No test runner in here, so that the same cases run in
// Node on the fake and in Chromium on SIP.js.
import type { LegFact } from '@shared/call/CallFact';
import type { LegId } from '@shared/kernel/ids';
import type { PhonePort, PortEvent } from './PhonePort';
import { Witness } from './Witness';

export interface TestPhone {
  readonly user: string;
  readonly port: PhonePort;
}

/** Three registered phones; `caller` follows referrals. */
export interface Trio {
  readonly seat: TestPhone;
  readonly caller: TestPhone;
  readonly partner: TestPhone;
}

export interface ContractCase {
  readonly name: string;
  /** Two offers cross in it, over which JsSIP may end the call (docs/phone.md). */
  readonly crosses?: boolean;
  readonly run: (trio: Trio) => Promise<void>;
}

interface Watched {
  readonly port: PhonePort;
  readonly user: string;
  readonly heard: Witness;
}

const watch = ({ port, user }: TestPhone): Watched => ({ port, user, heard: new Witness(port) });

let legs = 0;
const newLeg = (): LegId => {
  legs += 1;
  return `dialled-${legs}` as LegId;
};

/** `from` rings `to`: the two legs, the far one still offered. */
async function ring(from: Watched, to: Watched): Promise<{ near: LegId; far: LegId }> {
  const near = newLeg();
  from.port.dial(near, { role: 'partner', number: to.user });
  await from.heard.fact('legDialled', near);
  const { leg } = await to.heard.fact('legOffered');
  await from.heard.fact('legRung', near);
  return { near, far: leg };
}

async function talk(from: Watched, to: Watched): Promise<{ near: LegId; far: LegId }> {
  const both = await ring(from, to);
  to.port.answer(both.far);
  await from.heard.fact('legAnswered', both.near);
  await to.heard.fact('legAnswered', both.far);
  return both;
}

const expectEnd = async (at: Watched, leg: LegId, cause: string, status?: number): Promise<void> => {
  const fact = await at.heard.fact('legEnded', leg);
  if (fact.cause !== cause) throw new Error(`${at.user}: ended as ${fact.cause}, not ${cause}`);
  if (status !== undefined && fact.status !== status)
    throw new Error(`${at.user}: ${fact.status}, not ${status}`);
};

const expectBy = (fact: Extract<LegFact, { by: string }>, by: string): void => {
  if (fact.by !== by) throw new Error(`${fact.type} by ${fact.by}, not ${by}`);
};

const holdCase: ContractCase = {
  name: 'hold and retrieve are told on both sides',
  run: async (trio) => {
    const [caller, seat] = [watch(trio.caller), watch(trio.seat)];
    const { near, far } = await talk(caller, seat);
    seat.port.hold(far);
    expectBy(await seat.heard.fact('legHeld', far), 'us');
    expectBy(await caller.heard.fact('legHeld', near), 'them');
    seat.port.retrieve(far);
    expectBy(await seat.heard.fact('legRetrieved', far), 'us');
    expectBy(await caller.heard.fact('legRetrieved', near), 'them');
    seat.port.sendDtmf(far, '5');
    await seat.heard.fact('dtmfSent', far);
    caller.port.hangUp(near);
    await expectEnd(seat, far, 'hungUpThere');
  },
};

const crossedCase: ContractCase = {
  name: 'two who hold each other in the same moment are both held, and the call goes on',
  crosses: true,
  run: async (trio) => {
    const [caller, seat] = [watch(trio.caller), watch(trio.seat)];
    const { near, far } = await talk(caller, seat);
    seat.port.hold(far);
    caller.port.hold(near);
    expectBy(await seat.heard.fact('legHeld', far), 'us');
    expectBy(await caller.heard.fact('legHeld', near), 'us');
    expectBy(await seat.heard.fact('legHeld', far), 'them');
    expectBy(await caller.heard.fact('legHeld', near), 'them');
    caller.port.hangUp(near);
    await expectEnd(seat, far, 'hungUpThere');
  },
};

const handOverCase: ContractCase = {
  name: 'a hand-over connects the two others and frees the seat',
  run: async (trio) => {
    const [caller, seat, partner] = [watch(trio.caller), watch(trio.seat), watch(trio.partner)];
    const first = await talk(caller, seat);
    const second = await talk(seat, partner);
    seat.port.handOver(first.far, second.near);
    const outcome = await seat.heard.event((event) => event.type === 'handOverEnded');
    if (outcome.type !== 'handOverEnded' || !outcome.ok) throw new Error('the hand-over failed');
    await partner.heard.fact('legReplaced', second.far);
    await caller.heard.fact('legReplaced', first.near);
    await expectEnd(seat, second.near, 'replaced');
    seat.port.hangUp(first.far);
    await expectEnd(seat, first.far, 'replaced');
    caller.port.hangUp(first.near);
    await expectEnd(partner, second.far, 'hungUpThere');
    await expectEnd(caller, first.near, 'hungUpHere');
  },
};

const deadPartnerCase: ContractCase = {
  name: 'a hand-over to a partner who has just gone fails, and the caller stays',
  run: async (trio) => {
    const [caller, seat, partner] = [watch(trio.caller), watch(trio.seat), watch(trio.partner)];
    const first = await talk(caller, seat);
    const second = await talk(seat, partner);
    partner.port.hangUp(second.far);
    seat.port.handOver(first.far, second.near);
    const outcome = await seat.heard.event((event: PortEvent) => event.type === 'handOverEnded');
    if (outcome.type !== 'handOverEnded' || outcome.ok) throw new Error('the hand-over succeeded');
    seat.port.hangUp(first.far);
    await expectEnd(caller, first.near, 'hungUpThere');
  },
};

const heldReferralCase: ContractCase = {
  name: 'a far end that holds us on its way to the partner is answered, and the hand-over goes on',
  run: async (trio) => {
    const [caller, seat, partner] = [watch(trio.caller), watch(trio.seat), watch(trio.partner)];
    const first = await talk(caller, seat);
    const second = await talk(seat, partner);
    caller.port.hold(first.near);
    seat.port.handOver(first.far, second.near);
    expectBy(await seat.heard.fact('legHeld', first.far), 'them');
    const outcome = await seat.heard.event((event) => event.type === 'handOverEnded');
    if (outcome.type !== 'handOverEnded' || !outcome.ok) throw new Error('the hand-over failed');
    await partner.heard.fact('legReplaced', second.far);
    seat.port.hangUp(first.far);
    caller.port.hangUp(first.near);
    await expectEnd(partner, second.far, 'hungUpThere');
  },
};

const recoverCase: ContractCase = {
  name: 'a dialog whose phone is gone is taken over by another, and nobody rings',
  run: async (trio) => {
    const [caller, seat, next] = [watch(trio.caller), watch(trio.seat), watch(trio.partner)];
    const { near, far } = await talk(caller, seat);
    const { dialog } = await seat.heard.fact('legConfirmed', far);
    const taken = newLeg();
    next.port.recover(taken, dialog, true);
    await next.heard.fact('legRecovered', taken);
    await next.heard.fact('legConfirmed', taken);
    await caller.heard.fact('legReplaced', near);
    await seat.heard.fact('legEnded', far);
    expectBy(await caller.heard.fact('legHeld', near), 'them');
    next.port.retrieve(taken);
    expectBy(await caller.heard.fact('legRetrieved', near), 'them');
    caller.port.hangUp(near);
    await expectEnd(next, taken, 'hungUpThere');
  },
};

const lostCase: ContractCase = {
  name: 'a dialog that nobody has any more is lost, and nobody rings',
  run: async (trio) => {
    const [caller, seat, next] = [watch(trio.caller), watch(trio.seat), watch(trio.partner)];
    const { near, far } = await talk(caller, seat);
    const { dialog } = await seat.heard.fact('legConfirmed', far);
    caller.port.hangUp(near);
    await expectEnd(seat, far, 'hungUpThere');
    const taken = newLeg();
    next.port.recover(taken, dialog, false);
    await expectEnd(next, taken, 'lost');
    // Had somebody rung, this would be the second call.
    seat.port.dial(newLeg(), { role: 'other', number: caller.user });
    const { party } = await caller.heard.fact('legOffered');
    if (party.number !== seat.user) throw new Error(`rung by ${party.number}`);
  },
};

const superviseCase: ContractCase = {
  name: 'a supervisor asks in, changes how, and may be refused',
  run: async (trio) => {
    const [lead, seat] = [watch(trio.partner), watch(trio.seat)];
    const near = newLeg();
    lead.port.dial(near, { role: 'other', number: seat.user, supervision: 'monitor' });
    const { leg, role, supervision } = await seat.heard.fact('legOffered');
    if (role !== 'supervisor' || supervision !== 'monitor') throw new Error(`${role} ${supervision}`);
    seat.port.answer(leg);
    await lead.heard.fact('legAnswered', near);
    await seat.heard.fact('legAnswered', leg);
    lead.port.changeSupervision(near, 'whisper');
    for (const [at, one] of [[lead, near] as const, [seat, leg] as const]) {
      const changed = await at.heard.fact('supervisionChanged', one);
      if (changed.supervision !== 'whisper') throw new Error(changed.supervision);
    }
    lead.port.hangUp(near);
    await expectEnd(seat, leg, 'hungUpThere');
    const again = newLeg();
    lead.port.dial(again, { role: 'other', number: seat.user, supervision: 'barge' });
    seat.port.decline((await seat.heard.fact('legOffered')).leg, 'forbidden');
    await expectEnd(lead, again, 'rejected', 403);
  },
};

export const contractCases: readonly ContractCase[] = [
  {
    name: 'a call is offered, answered and ended here',
    run: async (trio) => {
      const [caller, seat] = [watch(trio.caller), watch(trio.seat)];
      const { near, far } = await talk(caller, seat);
      seat.port.hangUp(far);
      await expectEnd(seat, far, 'hungUpHere');
      await expectEnd(caller, near, 'hungUpThere');
    },
  },
  {
    name: 'the hand-over id travels with the call',
    run: async (trio) => {
      const [seat, partner] = [watch(trio.seat), watch(trio.partner)];
      const near = newLeg();
      const handover = '01920000-0001-7000-bfff-ffffffffffff' as never;
      const brief = { row: '12345-01', danger: ['fire', 'trapped'], dangerNow: true };
      seat.port.dial(near, { role: 'partner', number: partner.user, handover, brief });
      const offered = await partner.heard.fact('legOffered');
      if (offered.handover !== handover) throw new Error(`hand-over id: ${offered.handover}`);
      if (JSON.stringify(offered.brief) !== JSON.stringify(brief))
        throw new Error(`brief: ${JSON.stringify(offered.brief)}`);
      if (offered.party.number !== seat.user) throw new Error(`from: ${offered.party.number}`);
      if (offered.dialled !== partner.user) throw new Error(`dialled: ${offered.dialled}`);
      seat.port.hangUp(near);
      await expectEnd(seat, near, 'cancelledHere');
      await expectEnd(partner, offered.leg, 'cancelledThere');
    },
  },
  ...(['busy', 'away', 'rejected'] as const).map(
    (how): ContractCase => ({
      name: `turned down as ${how}`,
      run: async (trio) => {
        const [seat, partner] = [watch(trio.seat), watch(trio.partner)];
        const { near, far } = await ring(seat, partner);
        partner.port.decline(far, how);
        const cause = how === 'away' ? 'noAnswer' : how;
        await expectEnd(seat, near, cause, { busy: 486, away: 480, rejected: 603 }[how]);
        await expectEnd(partner, far, cause);
      },
    }),
  ),
  {
    name: 'nobody there is no answer',
    run: async (trio) => {
      const seat = watch(trio.seat);
      const near = newLeg();
      seat.port.dial(near, { role: 'partner', number: 'nobody' });
      await expectEnd(seat, near, 'noAnswer', 480);
    },
  },
  holdCase,
  crossedCase,
  handOverCase,
  deadPartnerCase,
  heldReferralCase,
  recoverCase,
  lostCase,
  superviseCase,
];
