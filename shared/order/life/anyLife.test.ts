// Whatever sides and roles ask in whatever order: the fold never throws, the rules hold, every event is reached.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CallId, OrderId } from '../../kernel/ids';
import type { Side } from '../../kernel/side';
import { RIGHTS } from '../../person/may';
import { ROLES, type Role } from '../../person/Role';
import { decideOrder, type OrderCommand } from '../decideOrder';
import { evolveOrder, orderFrom } from '../evolveOrder';
import { isOver, type Order } from '../Order';
import type { OrderEvent } from '../OrderEvent';
import { CONTENT, NUMBER } from '../testing/given';
import { ORDER_RIGHTS } from './orderRights';

const text = fc.constantFrom('', 'x', 'y');
const side = fc.constantFrom<Side>('12345', '110');
const id = fc.constantFrom('o1' as OrderId, 'o2' as OrderId);
const at = fc.nat(20);
const content = fc.constantFrom(CONTENT, { ...CONTENT, level: 1 as const, dangerNow: true });
const of = <T extends OrderCommand['type']>(type: T, rest: object) =>
  fc.record({ type: fc.constant(type), ...rest }) as unknown as fc.Arbitrary<OrderCommand>;

const COMMANDS: { readonly [T in OrderCommand['type']]: fc.Arbitrary<OrderCommand> } = {
  createOrder: of('createOrder', {
    number: fc.constant(NUMBER),
    content,
    draft: fc.constantFrom(undefined, true),
  }),
  editOrder: of('editOrder', { content }),
  applyPrecedent: of('applyPrecedent', {
    precedent: fc.constant({ id: 'p', title: 'p', decidedOn: '2026-01-01', clause: '三（三）2', main: 1 }),
  }),
  openAtOnce: of('openAtOnce', { level: fc.constant(1), clause: text, departments: fc.constant([12]) }),
  dialDuty: of('dialDuty', {
    to: fc.constantFrom('government', 12),
    call: fc.constant('c1' as CallId),
    number: text,
    kind: fc.constant('duty'),
  }),
  endDutyCall: of('endDutyCall', {
    call: fc.constant('c1' as CallId),
    result: fc.constantFrom('answered', 'busy'),
    startedAt: at,
    endedAt: at,
  }),
  tellOtherwise: of('tellOtherwise', { to: fc.constantFrom('government', 12), reason: text, at }),
  noteResponse: of('noteResponse', { stage: fc.constantFrom('firstResponse', 'progress'), at }),
  dispatchOrder: of('dispatchOrder', {
    to: side,
    reason: text,
    escalation: fc.constantFrom(undefined, 'outOfControl', 'otherDepartment'),
  }),
  acceptOrder: of('acceptOrder', {}),
  returnOrder: of('returnOrder', { reason: text }),
  closeOrder: of('closeOrder', { result: text, noCallBack: text }),
  reviseOrder: of('reviseOrder', {
    fields: fc.record({ narrative: text, level: fc.constantFrom(1, 3) }, { requiredKeys: [] }),
    reason: text,
  }),
  changeMatter: of('changeMatter', {
    matter: fc.constantFrom(undefined, { row: '12345-02', item: '', owner: 'ours', clause: 'x', level: 2 }),
    reason: text,
  }),
  undoMatter: of('undoMatter', {}),
  submitDraft: of('submitDraft', {}),
  discardDraft: of('discardDraft', { reason: text }),
  assignOrder: of('assignOrder', { departments: fc.constantFrom([], [12], [12, 13]), reason: text }),
  recordResult: of('recordResult', { text, at }),
  callBack: of('callBack', {
    reached: fc.boolean(),
    satisfaction: fc.constantFrom(undefined, 'satisfied', 'dissatisfied'),
    note: text,
    at,
  }),
  superviseOrder: of('superviseOrder', { reason: text, until: at, at }),
  liftSupervision: of('liftSupervision', { reason: text }),
  reopenOrder: of('reopenOrder', { reason: text, at }),
  linkOrder: of('linkOrder', { to: id, number: text, kind: fc.constant('related') }),
  unlinkOrder: of('unlinkOrder', { to: id }),
  mergeOrder: of('mergeOrder', { into: id, number: text }),
  unmergeOrder: of('unmergeOrder', { reason: text }),
  absorbOrder: of('absorbOrder', { order: id, number: text }),
  releaseOrder: of('releaseOrder', { order: id }),
  markLinkage: of('markLinkage', { marked: fc.boolean(), reason: text }),
  assignCodes: of('assignCodes', {
    organisation: fc.constantFrom('', '1'),
    division: fc.constantFrom('', '510104'),
  }),
};

/** Most lives begin: without an order nothing else happens. */
const command = fc.oneof(...Object.values(COMMANDS));
const asked = fc.tuple(side, fc.constantFrom<Role | undefined>(undefined, ...ROLES), command);
const life = fc.tuple(COMMANDS.createOrder, fc.array(asked, { maxLength: 40, size: 'max' }));

interface Step {
  readonly before: Order | undefined;
  readonly side: Side;
  readonly role: Role | undefined;
  readonly command: OrderCommand;
  readonly events: readonly OrderEvent[];
  readonly after: Order | undefined;
}

function live([first, rest]: readonly [
  OrderCommand,
  readonly (readonly [Side, Role | undefined, OrderCommand])[],
]) {
  let order: Order | undefined;
  const steps: Step[] = [];
  for (const [who, role, asks] of [['12345', undefined, first] as const, ...rest]) {
    const decided = decideOrder(order, asks, { side: who, role, order: 'o1' as OrderId });
    const events = decided.ok ? decided.value : [];
    const after = events.reduce<Order | undefined>(evolveOrder, order);
    steps.push({ before: order, side: who, role, command: asks, events, after });
    order = after;
  }
  return steps;
}

describe('any life of an order', () => {
  it('keeps the rules', () => {
    fc.assert(
      fc.property(life, (one) => {
        for (const { before, side: who, events, after } of live(one)) {
          if (before === undefined || after === undefined) continue;
          // What is over stays as it is, except for what may follow an end.
          if (before.state === 'merged')
            expect(after.state).toBe(events.some(({ type }) => type === 'orderUnmerged') ? 'open' : 'merged');
          if (before.state === 'discarded') expect(after.state).toBe('discarded');
          // Only the other side takes it over, and only after it was sent.
          if (after.holder !== before.holder) expect(before.sent !== undefined).toBe(true);
          if (events.some(({ type }) => type === 'orderAccepted')) expect(before.sent?.to).toBe(who);
          if (events.some(({ type }) => type === 'orderReturned')) expect(before.precedent).toBeUndefined();
          // Nothing ends on its way, or behind a department's back.
          if (after.state === 'closed' && before.state !== 'closed')
            expect(['open', 'accepted', 'returned', 'answered']).toContain(before.state);
          if (after.state === 'answered') expect(after.result?.trim()).toBeTruthy();
          if (after.state === 'merged') expect(after.mergedInto?.order).toBe('o2');
          expect(isOver(after) && after.supervision !== undefined && before.supervision === undefined).toBe(
            false,
          );
        }
      }),
      { numRuns: 300 },
    );
  });

  it('lets nobody do what his role may not, and the refused step changes nothing', () => {
    fc.assert(
      fc.property(life, (one) => {
        for (const { role, events } of live(one)) {
          if (role !== 'lead' && role !== undefined)
            expect(events.some(({ type }) => type === 'orderReopened' || type === 'orderSupervised')).toBe(
              false,
            );
          if (role === 'trainer')
            expect(events.some(({ type }) => type === 'orderAccepted' || type === 'resultRecorded')).toBe(
              false,
            );
        }
      }),
      { numRuns: 200 },
    );
  });

  it('folds any recorded events in any order without a throw', () => {
    const events = fc
      .array(life)
      .map((lives) => lives.flatMap((one) => live(one).flatMap((step) => step.events)));
    fc.assert(
      fc.property(events, fc.nat(), (recorded, turn) => {
        const shuffled = recorded.map((_, i) => recorded[(i * 7 + turn) % recorded.length] as OrderEvent);
        expect(() => orderFrom(shuffled)).not.toThrow();
      }),
      { numRuns: 60 },
    );
  });

  it('reaches every event but those that clocks and phones bring', () => {
    const seen = new Set<string>();
    for (const one of fc.sample(life, { numRuns: 3_000, seed: 5 }))
      for (const { events } of live(one)) for (const { type } of events) seen.add(type);
    const ALL: { readonly [T in OrderEvent['type']]: boolean } = {
      orderCreated: true,
      orderEdited: true,
      precedentApplied: true,
      orderDispatched: true,
      orderAccepted: true,
      orderReturned: true,
      orderClosed: true,
      atOnceOpened: true,
      dutyDialled: true,
      dutyCallEnded: true,
      toldOtherwise: true,
      draftSubmitted: true,
      draftDiscarded: true,
      orderAssigned: true,
      resultRecorded: true,
      citizenCalledBack: true,
      orderSupervised: true,
      supervisionLifted: true,
      orderReopened: true,
      orderLinked: true,
      orderUnlinked: true,
      orderMerged: true,
      orderUnmerged: true,
      orderAbsorbed: true,
      orderReleased: true,
      linkageMarked: true,
      codesAssigned: true,
      // Started by the host from the calendar, and answered only where one runs.
      clockStarted: false,
      responseNoted: false,
    };
    const wanted = Object.entries(ALL).flatMap(([type, reached]) => (reached ? [type] : []));
    expect(wanted.filter((type) => !seen.has(type))).toEqual([]);
  });

  it('has a right for every command', () => {
    expect(Object.values(ORDER_RIGHTS).every((right) => RIGHTS.includes(right))).toBe(true);
  });
});
