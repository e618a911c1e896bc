import type { AudioRoute } from '@shared/call/audioRoutes';
import type { CallFact } from '@shared/call/CallFact';
import type { Supervision } from '@shared/call/Leg';
import type { PhoneCommand } from '@shared/call/PhoneCommand';
import type { AttemptId, CallId, HandoverId, LegId } from '@shared/kernel/ids';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { FakeNetwork, FakePhone } from '../port/FakePhone';
import { Witness } from '../port/Witness';
import { PhoneEngine, type ReportedFact } from './PhoneEngine';

let network: FakeNetwork;
let seat: FakePhone;
let engine: PhoneEngine;
let reported: ReportedFact[];
let routes: readonly AudioRoute[];
let timers: Map<number, () => void>;
let look: () => void;
let ids: number;
let refusal: 'away' | undefined;
/** The newest one is there; those before it are gone. */
let pages = 0;

function phone(user: string): { port: FakePhone; heard: Witness } {
  const port = new FakePhone(network, user);
  port.start();
  return { port, heard: new Witness(port) };
}

beforeEach(() => {
  network = new FakeNetwork();
  reported = [];
  timers = new Map();
  look = () => {};
  ids = 0;
  refusal = undefined;
  openPage();
});

/** A phone page, on the same network and with the same log as the one before. */
function openPage(): void {
  pages += 1;
  const own = pages;
  seat = new FakePhone(network, '12345-001');
  engine = new PhoneEngine({
    port: seat,
    mixer: {
      apply: (next) => {
        if (own === pages) routes = next;
      },
      release: () => {},
    },
    newId: () => {
      ids += 1;
      return `id-${ids}`;
    },
    now: () => 1_000,
    report: (fact) => {
      if (own !== pages) return;
      reported.push(fact);
      look();
    },
    after: (ms, fn) => {
      timers.set(ms, fn);
      return () => timers.delete(ms);
    },
    noAnswerAfter: () => 20_000,
    maySupervise: ({ number }, supervision) =>
      Promise.resolve(number === 'lead' || (number === 'trainer' && supervision === 'monitor')),
    ringRefusal: () => refusal,
    changed: () => {},
  });
  seat.start();
}

/** Waits until a reported fact fits; what was reported before counts too. */
const reportedFact = (fits: (fact: CallFact) => boolean): Promise<ReportedFact> =>
  new Promise((resolve) => {
    look = () => {
      const found = reported.find(({ fact }) => fits(fact));
      if (found) resolve(found);
    };
    look();
  });

const isType = (type: CallFact['type']) => (fact: CallFact) => fact.type === type;
const isResult = (result: string) => (fact: CallFact) =>
  fact.type === 'attemptEnded' && fact.result === result;
const heard = (): readonly string[] => routes.map(({ from, to }) => `${from}>${to}`);

/** A citizen rings and the operator answers. */
async function takeCall(): Promise<{ call: CallId; citizen: ReturnType<typeof phone> }> {
  const citizen = phone('citizen');
  citizen.port.dial('citizen-leg' as never, { role: 'other', number: '12345-001' });
  const { call } = await reportedFact(isType('legOffered'));
  engine.command({ type: 'answer', call });
  await citizen.heard.fact('legAnswered');
  return { call, citizen };
}

const climb = (call: CallId, type: 'transfer' | 'joinThreeParty'): PhoneCommand => ({
  type,
  call,
  attempt: 'attempt' as AttemptId,
  handover: 'handover' as HandoverId,
  target: '110',
});

async function ringPartner(type: 'transfer' | 'joinThreeParty') {
  const { call, citizen } = await takeCall();
  const partner = phone('110');
  engine.command(climb(call, type));
  const { leg, handover } = await partner.heard.fact('legOffered');
  await reportedFact(isType('legRung'));
  return { call, citizen, partner, leg, handover };
}

describe('the engine on a phone without SIP', () => {
  test('a call that comes in gets an id, is heard and ends', async () => {
    const { call } = await takeCall();
    expect(heard()).toHaveLength(2);
    engine.command({ type: 'hangUp', call });
    await reportedFact(isType('legEnded'));
    expect(engine.running).toEqual([]);
    expect(heard()).toEqual([]);
    expect(new Set(reported.map(({ id }) => id)).size).toBe(reported.length);
  });

  test('transfer: held while it rings, all three on the answer, then only the others', async () => {
    const { citizen, partner, leg, handover } = await ringPartner('transfer');
    expect(handover).toBe('handover');
    expect(heard()).toEqual([]);
    partner.port.answer(leg);
    await reportedFact(isResult('handedOff'));
    await citizen.heard.fact('legReplaced');
    expect(reported.filter(({ fact }) => fact.type === 'legEnded')).toHaveLength(2);
    expect(engine.running).toEqual([]);
    expect(reported.map(({ fact }) => fact.type)).toEqual([
      'legOffered',
      'legAnswered',
      'legConfirmed',
      'attemptStarted',
      'legHeld',
      'legDialled',
      'legRung',
      'legAnswered',
      'legRetrieved',
      'legConfirmed',
      'legEnded',
      'attemptEnded',
      'legEnded',
    ]);
  });

  test('three-party, then leaving: the two others stay connected', async () => {
    const { call, citizen, partner, leg } = await ringPartner('joinThreeParty');
    partner.port.answer(leg);
    await reportedFact(isResult('threeParty'));
    await reportedFact(isType('legRetrieved'));
    expect(heard()).toHaveLength(6);
    engine.command({ type: 'leave', call });
    await reportedFact(isType('seatLeft'));
    expect(engine.running).toEqual([]);
    citizen.port.hangUp('citizen-leg' as never);
    expect((await partner.heard.fact('legEnded')).cause).toBe('hungUpThere');
  });

  test('a call for a seat that is away is turned down with 480, and leaves no record', async () => {
    refusal = 'away';
    const caller = phone('citizen');
    caller.port.dial('citizen-leg' as never, { number: '12345-001', role: 'other' });
    expect(await caller.heard.fact('legEnded')).toMatchObject({ cause: 'noAnswer', status: 480 });
    expect(reported).toEqual([]);
    expect(engine.running).toEqual([]);
  });

  test.each(['busy', 'rejected'] as const)('partner %s: the caller is back', async (how) => {
    const { partner, leg } = await ringPartner('transfer');
    partner.port.decline(leg, how);
    await reportedFact(isResult(how));
    await reportedFact(isType('legRetrieved'));
    expect(heard()).toHaveLength(2);
    expect(engine.running[0]?.attempts[0]?.state).toBe('returned');
  });

  test('no answer in time: the ringing stops and the caller is back', async () => {
    const { partner } = await ringPartner('transfer');
    timers.get(20_000)?.();
    await reportedFact(isResult('noAnswer'));
    expect((await partner.heard.fact('legEnded')).cause).toBe('cancelledThere');
    expect(heard()).toHaveLength(2);
  });

  test('cancelled while it rings', async () => {
    const { call, partner } = await ringPartner('transfer');
    engine.command({ type: 'cancelAttempt', call });
    expect(heard()).toHaveLength(2);
    expect((await partner.heard.fact('legEnded')).cause).toBe('cancelledThere');
  });

  test('the caller hangs up while the partner rings', async () => {
    const { citizen, partner } = await ringPartner('transfer');
    citizen.port.hangUp('citizen-leg' as never);
    await reportedFact(isResult('callerGone'));
    expect((await partner.heard.fact('legEnded')).cause).toBe('cancelledThere');
    expect(engine.running).toEqual([]);
  });

  test('a caller who takes no REFER: the seat stays as a bridge that hears nothing', async () => {
    network.refusesReferrals.add('citizen');
    const { partner, leg, citizen } = await ringPartner('transfer');
    partner.port.answer(leg);
    await reportedFact(isType('bridgeKept'));
    await reportedFact(isResult('handedOff'));
    expect(heard()).toHaveLength(2);
    expect(heard().some((route) => route.includes('operator'))).toBe(false);
    citizen.port.hangUp('citizen-leg' as never);
    await partner.heard.fact('legEnded');
    expect(engine.running).toEqual([]);
  });

  test('a second call is a call of its own, and answering it holds the first', async () => {
    const { call } = await takeCall();
    const second = phone('second');
    second.port.dial('second-leg' as never, { role: 'other', number: '12345-001' });
    await second.heard.fact('legRung');
    const other = engine.running.find((one) => one.id !== call);
    expect(engine.running).toHaveLength(2);
    if (!other) throw new Error('no second call');
    engine.command({ type: 'answer', call: other.id });
    await second.heard.fact('legAnswered');
    expect(heard().every((route) => route.includes(other.legs[0]?.id ?? 'none'))).toBe(true);
    expect(heard()).toHaveLength(2);
    engine.command({ type: 'retrieve', call });
    await vi.waitFor(() => expect(heard()).toHaveLength(2));
    expect(heard().some((route) => route.includes(other.legs[0]?.id ?? 'none'))).toBe(false);
  });

  test('a second call is not taken over a transfer that runs: its caller would be mixed in', async () => {
    await ringPartner('transfer');
    const second = phone('second');
    second.port.dial('second-leg' as never, { role: 'other', number: '12345-001' });
    await second.heard.fact('legRung');
    const other = engine.running.at(-1);
    if (!other) throw new Error('no second call');
    engine.command({ type: 'answer', call: other.id });
    expect(reported.some(({ call, fact }) => call === other.id && fact.type === 'legAnswered')).toBe(false);
    expect(engine.running).toHaveLength(2);
  });
});

describe('a supervisor', () => {
  const asks = (user: string, supervision: Supervision) => {
    const lead = phone(user);
    lead.port.dial(`${user}-leg` as LegId, { role: 'other', number: '12345-001', supervision });
    return lead;
  };

  test('comes into the running call, hears all, and is heard as he says', async () => {
    const { call, citizen } = await takeCall();
    const lead = asks('lead', 'monitor');
    await lead.heard.fact('legAnswered');
    expect(engine.running).toHaveLength(1);
    expect(heard()).toHaveLength(4);
    lead.port.changeSupervision('lead-leg' as LegId, 'whisper');
    expect((await reportedFact(isType('supervisionChanged'))).call).toBe(call);
    expect(heard()).toHaveLength(5);
    citizen.port.hangUp('citizen-leg' as LegId);
    await lead.heard.fact('legEnded');
    expect(engine.running).toEqual([]);
  });

  test('without the right to it is refused, and so is one who asks for more than he may', async () => {
    await takeCall();
    const stranger = asks('stranger', 'monitor');
    expect(await stranger.heard.fact('legEnded')).toMatchObject({ status: 403 });
    const trainer = asks('trainer', 'monitor');
    await trainer.heard.fact('legAnswered');
    trainer.port.changeSupervision('trainer-leg' as LegId, 'barge');
    await trainer.heard.fact('legEnded');
    expect(reported.some(({ fact }) => fact.type === 'supervisionChanged')).toBe(false);
    expect(heard()).toHaveLength(2);
  });

  test('finds no call to come into', async () => {
    const lead = asks('lead', 'barge');
    expect(await lead.heard.fact('legEnded')).toMatchObject({ cause: 'rejected' });
    expect(reported).toEqual([]);
  });
});

describe('a page that is opened anew', () => {
  test('takes the dialogs of the one before over', async () => {
    const { call, citizen } = await takeCall();
    const before = engine.running;
    openPage();
    engine.restore(before);
    await reportedFact(isType('legRecovered'));
    expect(engine.running.map(({ id }) => id)).toEqual([call]);
    expect(heard()).toHaveLength(2);
    citizen.port.hangUp('citizen-leg' as LegId);
    await reportedFact(isType('legEnded'));
    expect(engine.running).toEqual([]);
  });

  test('ends an attempt that rang, and brings the caller back', async () => {
    await ringPartner('transfer');
    const before = engine.running;
    openPage();
    engine.restore(before);
    await reportedFact(isResult('failed'));
    await reportedFact(isType('legRetrieved'));
    expect(heard()).toHaveLength(2);
  });

  test('says which caller it lost', async () => {
    const { citizen } = await takeCall();
    const before = engine.running;
    openPage();
    await citizen.port.stop();
    engine.restore(before);
    await reportedFact(isType('callLost'));
    expect(engine.running).toEqual([]);
  });
});
