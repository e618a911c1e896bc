// A lead and an agent over the real services and one log: help asked and given, messages read, a stuck seat freed.
import type { CallFact } from '@shared/call/CallFact';
import type { Calls } from '@shared/contract/calls';
import { DEFAULT_SETTINGS } from '@shared/contract/Settings';
import { seatStream } from '@shared/events/StreamId';
import type { CallId, EventId, LegId, SeatId } from '@shared/kernel/ids';
import { DEFAULT_TEAM_RULES, type TeamRules } from '@shared/seat/TeamRules';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type LeadWorld, openLeadWorld } from '../testing/leadWorld';

const AGENT = '12345-001' as SeatId;
const LEAD = '12345-002' as SeatId;
const at = (seat: SeatId) => ({ region: DEFAULT_SETTINGS.platformRegion, seat });
const CALL = 'call-1' as CallId;
const LEG = 'leg-1' as LegId;

let world: LeadWorld;
let facts = 0;

beforeEach(async () => {
  world = await openLeadWorld(
    new Map([
      [AGENT, {}],
      [LEAD, {}],
    ]),
    [LEAD],
  );
});
afterEach(() => world.close());

const ask: LeadWorld['ask'] = (seat, name, arg) => world.ask(seat, name, arg);
const told = (seat: SeatId, name: string) => world.told(seat, name);
const happens = (...all: CallFact[]) =>
  ask(AGENT, 'phone.facts', {
    facts: all.map((fact) => {
      facts += 1;
      return { id: `lead-fact-${facts}` as EventId, at: Date.now(), call: CALL, fact };
    }),
  });
const takeCall = () =>
  happens(
    { type: 'legOffered', leg: LEG, role: 'caller', party: { number: '02855500001' }, dialled: '12345' },
    { type: 'legAnswered', leg: LEG },
  );
/** The agent's card, once it fits. */
const card = (fits: (one: Calls['link.read']['answer']['presence'][number]) => boolean) =>
  vi.waitFor(async () => {
    const { presence } = await ask(LEAD, 'link.read', {});
    const found = presence.find((one) => one.seat === AGENT && fits(one));
    if (found === undefined) throw new Error('not yet');
    return found;
  });

it('shows who asks for help and why; a message answers, and its reader is known', async () => {
  await takeCall();
  await ask(AGENT, 'seat.askHelp', { word: '情绪激动' });
  await card(({ help, state }) => help?.word === '情绪激动' && state.at === 'busy');
  await ask(LEAD, 'lead.help', { seat: at(AGENT), way: 'message', reason: '求助', text: '先安抚，我来协调' });
  await card(({ help }) => help === undefined);
  const { received } = await ask(AGENT, 'letter.box', {});
  expect(received).toMatchObject([{ from: LEAD, text: '先安抚，我来协调', read: false }]);
  const [letter] = received;
  if (letter === undefined) throw new Error('no letter');
  expect((await ask(AGENT, 'letter.read', { letter: letter.letter })).received[0]?.read).toBe(true);
});

it('tells a short message to several, and who has read it', async () => {
  const { letter, unsent } = await ask(LEAD, 'letter.send', {
    to: [at(AGENT), at(LEAD)],
    text: '16:00 交班',
  });
  expect(unsent).toEqual([]);
  await ask(AGENT, 'letter.read', { letter });
  await vi.waitFor(async () =>
    expect((await ask(LEAD, 'letter.box', {})).sent).toMatchObject([{ letter, readBy: [AGENT] }]),
  );
  expect(told(AGENT, 'letter.changed').length).toBeGreaterThan(0);
});

it('an answer comes back to whoever wrote, and counts as read', async () => {
  const { letter } = await ask(LEAD, 'letter.send', { to: [at(AGENT)], text: '忙完请回电' });
  const box = await ask(AGENT, 'letter.answer', { letter, text: 'doing' });
  expect(box.received).toMatchObject([{ letter, read: true, answer: 'doing' }]);
  await vi.waitFor(async () =>
    expect((await ask(LEAD, 'letter.box', {})).sent).toMatchObject([
      { letter, answers: [{ seat: AGENT, text: 'doing' }] },
    ]),
  );
  expect(told(LEAD, 'letter.changed').at(-1)).toMatchObject({ sent: [{ answers: [{ text: 'doing' }] }] });
  await expect(ask(AGENT, 'letter.answer', { letter: 'none' as typeof letter, text: '-' })).rejects.toThrow(
    'letterUnknown',
  );
});

describe('rules of a team', () => {
  const usual = DEFAULT_TEAM_RULES;
  const { seats } = usual;
  const strict: TeamRules = {
    ...usual,
    seats: { ...seats, pauses: [{ reason: 'meal', limit: 1_800_000 }] },
    help: { ...usual.help, lead: ['monitor'] },
  };
  const settings = async (seat: SeatId) => (await ask(seat, 'session.open', {})).settings;

  it('are in force at once at its seats, recorded with what was before, and taken back', async () => {
    await ask(LEAD, 'board.rules', { team: '', seen: usual, rules: strict });
    expect((await settings(AGENT)).seatRules).toEqual(strict.seats);
    expect(told(AGENT, 'settings.changed').at(-1)).toMatchObject({ seatRules: strict.seats });
    await ask(AGENT, 'seat.set', { to: 'pause', reason: 'meal' });
    await card(({ state }) => state.at === 'pause' && state.limit === 1_800_000);
    const audited = told(LEAD, 'events')
      .flatMap((data) => data as { body: { type: string; action?: string; object?: string } }[])
      .find(({ body }) => body.action === 'board.rules');
    expect(audited?.body.object).toContain('seats.pauses.meal.limit 2700000→1800000');
    expect((await ask(LEAD, 'board.read', {})).rules).toEqual({ '': strict });
    await ask(LEAD, 'board.rules', { team: '', seen: strict, rules: usual });
    expect((await settings(AGENT)).seatRules).toEqual(seats);
  });

  it('of one team leave the others alone, and follow a seat into its team', async () => {
    await ask(LEAD, 'board.rules', { team: '一班', seen: usual, rules: strict });
    expect((await settings(AGENT)).seatRules).toEqual(seats);
    await ask(LEAD, 'settings.write', { settings: { team: '一班' } });
    expect((await settings(LEAD)).seatRules).toEqual(strict.seats);
  });

  it('say who may come into a call: refused at the board and at the phone', async () => {
    await takeCall();
    await card(({ state }) => state.at === 'busy');
    await ask(LEAD, 'board.rules', { team: '', seen: usual, rules: strict });
    const way = { seat: at(AGENT), reason: '新人首日' } as const;
    await expect(ask(LEAD, 'lead.help', { ...way, way: 'whisper' })).rejects.toThrow('helpNotAllowed');
    await ask(LEAD, 'lead.help', { ...way, way: 'monitor' });
    const may = (supervision: 'whisper' | 'monitor') =>
      ask(AGENT, 'phone.maySupervise', { number: LEAD, supervision });
    expect([await may('whisper'), await may('monitor')]).toEqual([false, true]);
  });

  it('are not overwritten by whoever saw older ones, nor set by an agent', async () => {
    await ask(LEAD, 'board.rules', { team: '', seen: usual, rules: strict });
    const late = { team: '', seen: usual, rules: usual };
    await expect(ask(LEAD, 'board.rules', late)).rejects.toThrow('rulesChanged');
    await expect(ask(AGENT, 'board.rules', late)).rejects.toThrow('notAllowed');
  });
});

it('records a picture, a print and a file of figures, and of what they were', async () => {
  const day = (text: string) => Date.parse(`${text}T00:00:00+08:00`);
  const scope = { from: day('2026-11-01'), to: day('2026-11-08') };
  await ask(LEAD, 'board.takeAway', { name: 'funnel', as: 'png', scope: { ...scope, side: '110' } });
  await expect(ask(AGENT, 'board.takeAway', { name: 'report', as: 'print', scope })).rejects.toThrow(
    'notAllowed',
  );
  const { data } = await ask(LEAD, 'board.export', {
    format: 'csv',
    name: 'indicators',
    title: '指标 · 2026-11-01 至 2026-11-07 · 一班',
    scope: { ...scope, team: '一班', level: 2 },
    lines: [['受理方'], ['110']],
  });
  expect(Buffer.from(data, 'base64').toString().replace('\uFEFF', '')).toBe(
    '指标 · 2026-11-01 至 2026-11-07 · 一班\r\n受理方\r\n110\r\n',
  );
  const lines = (seat: SeatId) =>
    told(seat, 'events')
      .flatMap((data) => data as { body: { action?: string } }[])
      .map(({ body }) => body)
      .filter(({ action }) => action === 'board.takeAway' || action === 'board.export');
  expect(lines(LEAD)).toMatchObject([
    { object: 'funnel.png 2026-11-01..2026-11-07 side=110', done: true },
    { object: 'indicators.csv 2026-11-01..2026-11-07 team=一班 level=2', done: true },
  ]);
  expect(lines(AGENT)).toMatchObject([
    { object: 'report.print 2026-11-01..2026-11-07', done: false, code: 'notAllowed' },
  ]);
});

it('shows everybody his own figures and nobody else’s', async () => {
  await takeCall();
  const answered = async (seat: SeatId) => (await ask(seat, 'board.own', {})).today.answered;
  await vi.waitFor(async () => expect(await answered(AGENT)).toBe(1));
  expect(await answered(LEAD)).toBe(0);
  const day = { from: 0, to: Date.now() + 1 };
  await expect(ask(AGENT, 'board.figures', { ...day, by: 'person' })).rejects.toThrow('notAllowed');
  await expect(ask(AGENT, 'board.spans', day)).rejects.toThrow('notAllowed');
  await expect(ask(AGENT, 'board.hotSpots', {})).rejects.toThrow('notAllowed');
  await expect(ask(AGENT, 'board.read', {})).rejects.toThrow('notAllowed');
  await expect(ask(AGENT, 'board.showCaller', { seat: LEAD })).rejects.toThrow('notAllowed');
});

it('lets nobody but a lead do so, and no lead without a reason recorded', async () => {
  await takeCall();
  const help = { seat: at(LEAD), way: 'monitor', reason: '-' } as const;
  await expect(ask(AGENT, 'lead.help', help)).rejects.toThrow('notAllowed');
  await expect(ask(AGENT, 'letter.send', { to: [at(LEAD)], text: '-' })).rejects.toThrow('notAllowed');
  const command = { type: 'supervise', call: 'c2' as CallId, number: AGENT, supervision: 'whisper' } as const;
  await expect(ask(LEAD, 'phone.command', { command })).rejects.toThrow('reasonMissing');
  await card(({ state }) => state.at === 'busy');
  await ask(LEAD, 'lead.help', { seat: at(AGENT), way: 'whisper', reason: '新人首日' });
  expect(told(LEAD, 'phone.command')).toMatchObject([
    { type: 'supervise', number: AGENT, supervision: 'whisper' },
  ]);
  const recorded = told(LEAD, 'events').flatMap((data) => data as { stream: string; body: unknown }[]);
  expect(recorded.filter(({ stream }) => stream === seatStream(LEAD)).map(({ body }) => body)).toContainEqual(
    expect.objectContaining({ type: 'helpGiven', seat: AGENT, way: 'whisper', reason: '新人首日' }),
  );
});

it('lets a lead’s phone in by his letter alone, in the way that he gave a reason for', async () => {
  const may = (supervision: 'whisper' | 'barge', number: string = LEAD) =>
    ask(AGENT, 'phone.maySupervise', { number, supervision });
  await takeCall();
  await card(({ state }) => state.at === 'busy');
  expect(await may('whisper'), 'the role alone does not do').toBe(false);
  await ask(LEAD, 'lead.help', { seat: at(AGENT), way: 'whisper', reason: '新人首日' });
  expect(await Promise.all([may('whisper'), may('barge'), may('whisper', AGENT)])).toEqual([
    true,
    false,
    false,
  ]);
});

it('takes a call over: the lead is rung into it, and the agent leaves when he has answered', async () => {
  await takeCall();
  await card(({ state }) => state.at === 'busy');
  await ask(LEAD, 'lead.help', { seat: at(AGENT), way: 'takeOver', reason: '来电人要求找班长' });
  const commands = () => told(AGENT, 'phone.command');
  expect(commands()).toEqual([{ type: 'addParty', call: CALL, number: LEAD }]);
  const leg = 'leg-2' as LegId;
  await happens({ type: 'legDialled', leg, role: 'partner', party: { number: LEAD } });
  expect(commands()).toHaveLength(1);
  await happens({ type: 'legAnswered', leg });
  expect(commands().at(-1)).toEqual({ type: 'leave', call: CALL });
});

it('frees a stuck seat with a reason, never one in a call, and not one that has changed meanwhile', async () => {
  await ask(AGENT, 'seat.set', { to: 'pause', reason: 'meal' });
  const free = { seat: at(AGENT), state: 'available', reason: '忘记置闲', seen: 'pause' } as const;
  await ask(LEAD, 'lead.free', free);
  await card(({ state }) => state.at === 'available');
  await ask(LEAD, 'lead.free', free);
  await vi.waitFor(() => expect(told(LEAD, 'lead.notDone').at(-1)).toMatchObject({ code: 'seatChanged' }));
  await takeCall();
  await ask(LEAD, 'lead.free', { ...free, seen: 'busy' });
  await vi.waitFor(() =>
    expect(told(LEAD, 'lead.notDone').at(-1)).toMatchObject({ seat: AGENT, code: 'seatInCall' }),
  );
  expect((await ask(AGENT, 'session.open', {})).seatView.state.at).toBe('busy');
});
